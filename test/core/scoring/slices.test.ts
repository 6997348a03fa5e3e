import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import {
  type RowLosses,
  ScoreInputError,
  SLICE_JURORS_MIN,
  SLICE_ROWS_MIN,
  type SliceVerdict,
  sliceVerdicts,
  type Verdict,
} from "~/core/scoring";

const lower = { better: "lower" } as const;
const ROWS = 120;
const juror = Int32Array.from({ length: ROWS }, (_, k) => k % 12);
const random = rng("slices");
const base = Float64Array.from({ length: ROWS }, () => 4 + random.normal());
const slices = Array.from(
  { length: ROWS },
  (_, k) => ["gain", "loss", "even"][Math.floor(k / 40)]!,
);
const shift = { gain: -1, loss: 1, even: 0 } as Record<string, number>;
const entry = base.map((loss, k) => loss + shift[slices[k]!]! + random.normal() / 4);
const losses = (values: Float64Array): RowLosses => ({ values, juror });
const verdicts = (found: readonly SliceVerdict[]): Record<string, Verdict> =>
  Object.fromEntries(found.map(({ slice, verdict }) => [slice, verdict]));

describe("sliceVerdicts", () => {
  it("says better, worse or about the same, and nothing else", () => {
    const found = sliceVerdicts(losses(entry), losses(base), slices, lower);
    expect(found).toEqual([
      { slice: "even", verdict: "about the same" },
      { slice: "gain", verdict: "better" },
      { slice: "loss", verdict: "worse" },
    ]);
  });

  it("turns where higher is better", () => {
    const found = sliceVerdicts(losses(entry), losses(base), slices, { better: "higher" });
    expect(verdicts(found)).toMatchObject({ gain: "worse", loss: "better" });
  });

  it("says nothing about too few rows or too few jurors", () => {
    const few = slices.map((_, k) => (k < SLICE_ROWS_MIN - 1 ? "few rows" : undefined));
    const many = slices.map((_, k) => (k < SLICE_ROWS_MIN ? "enough rows" : undefined));
    const nearly = slices.map((_, k) =>
      juror[k]! < SLICE_JURORS_MIN - 1 ? "few jurors" : undefined,
    );
    const enough = slices.map((_, k) =>
      juror[k]! < SLICE_JURORS_MIN ? "enough jurors" : undefined,
    );
    const better = losses(base.map((loss) => loss - 1));
    const told = [few, many, nearly, enough].map((labels) =>
      verdicts(sliceVerdicts(better, losses(base), labels, lower)),
    );
    expect(told).toEqual([
      { "few rows": "too few to tell" },
      { "enough rows": "better" },
      { "few jurors": "too few to tell" },
      { "enough jurors": "better" },
    ]);
  });

  it("takes rows of unknown jurors for one juror's, and rows without weight for none", () => {
    const [one, other] = [entry, base].map((values) => ({ values }));
    expect(new Set(Object.values(verdicts(sliceVerdicts(one!, other!, slices, lower))))).toEqual(
      new Set(["too few to tell"]),
    );
    const weight = Float64Array.from(slices, (slice, k) => (slice === "gain" && k > 10 ? 0 : 1));
    const weighted = [entry, base].map((values) => ({ values, juror, weight }));
    expect(verdicts(sliceVerdicts(weighted[0]!, weighted[1]!, slices, lower))).toEqual({
      even: "about the same",
      gain: "too few to tell",
      loss: "worse",
    });
  });

  it("does not take the agreement of one loud juror for evidence", () => {
    const loud = base.map((loss, k) => loss - (juror[k] === 0 ? 3 : 0));
    const labels = slices.map(() => "all");
    expect(verdicts(sliceVerdicts(losses(loud), losses(base), labels, lower))).toEqual({
      all: "about the same",
    });
  });

  it("refuses labels that do not match the rows", () => {
    expect(() => sliceVerdicts(losses(entry), losses(base), ["a"], lower)).toThrow(ScoreInputError);
  });
});
