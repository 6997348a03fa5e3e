import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { fit as estimate, METHODS } from "~/core/ranking";
import { FIXTURES } from "../core/ranking/fixture";
import { METHOD_KEYS, paramsOf } from "../core/ranking/references";
import { scratch, steelyardJson } from "./steelyard";

/** Every method, on the fixture that has jurors, or for ties on the one that has those. */
const MODELS_OF_TIES = ["davidson", "rao_kupper"];
/** Held to the same fit in this process instead. */
const UNDEFINED = ["recommended", "elo", "pagerank", "colley", "win_rate"];
const DEFAULT_TOLERANCE = 1e-9;

const cases = METHODS.map(({ key: method, reads }) => {
  const name = MODELS_OF_TIES.includes(method) ? "hand4_ties_weights" : "jurors";
  const { refs, data } = FIXTURES.find((fixture) => fixture.name === name)!;
  const patterns = METHOD_KEYS.filter(([, of]) => of === method).map(([pattern]) => pattern);
  const key = Object.keys(refs).find((k) => patterns.some((pattern) => pattern.test(k)));
  return { name, method, reads, data, key, ref: key ? refs[key] : undefined };
});

/** The plain formats of the command, items and jurors named so that files number them as the fixture does. */
function csvOf({ data, reads }: (typeof cases)[number]): string {
  const { a, b, weight, juror } = data[reads === "binary" ? "binary" : "ratio"];
  const value = reads === "binary" ? data.binary.outcome : data.ratio.logRatio;
  const rows = Array.from(a, (_, k) =>
    [`i${a[k]}`, `i${b[k]}`, value[k], weight?.[k] ?? 1, `j${juror?.[k] ?? 0}`].join(","),
  );
  const header = `a,b,${reads === "binary" ? "outcome" : "logRatio"},weight,juror`;
  return [header, ...rows, ""].join("\n");
}

/** What the method reads of the file, items numbered as in the fixture. */
function dataOf(c: (typeof cases)[number]): ComparisonData {
  if (c.reads !== "both") return c.data;
  // The fixture's winners and ratios are two sets of judgements; the file holds the ratios alone.
  const { ratio } = c.data;
  const outcome = ratio.logRatio.map((y) => (y > 0 ? 1 : y < 0 ? 0 : 0.5));
  const { n, a, b, weight, juror } = ratio;
  const binary = { n, a, b, outcome, ...(weight && { weight }), ...(juror && { juror }) };
  return { binary, ratio };
}

describe("steelyard fit meets the reference from plain CSV", () => {
  let folder = "";
  beforeAll(() => {
    folder = scratch();
  });

  it.each(cases)("$method on $name", (c) => {
    const file = join(folder, `${c.name}_${c.reads}.csv`);
    writeFileSync(file, csvOf(c));
    const params = c.key && c.ref ? paramsOf(c.key, c.ref) : {};
    const given = Object.entries(params).flatMap(([name, value]) => [
      "--param",
      `${name}=${value}`,
    ]);
    const { status, result } = steelyardJson([
      ...["fit", "--method", c.method, "--in", file],
      ...given,
    ]);
    expect({ status, converged: result.converged }).toEqual({ status: 0, converged: true });
    const items = result.items as string[];
    const wanted = c.ref?.theta ?? estimate(c.method, dataOf(c), params).theta;
    const theta = result.theta as number[];
    expect(items.length).toBe(c.data.binary.n);
    const tolerance = c.ref?.tol ?? DEFAULT_TOLERANCE;
    for (const [at, item] of items.entries()) {
      expect(Math.abs(theta[at]! - wanted[Number(item.slice(1))]!)).toBeLessThan(tolerance);
    }
  });

  it("with a reference for every method but those that ranking.md does not define", () => {
    const without = cases.filter(({ key }) => !key).map(({ method }) => method);
    expect(without.filter((method) => !UNDEFINED.includes(method))).toEqual([]);
  });
});
