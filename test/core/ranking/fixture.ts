import { existsSync, readFileSync } from "node:fs";
import type { ComparisonData } from "~/core/comparison";

/** A reference case: its comparisons and, by key of ranking.md, the answers of other systems. */
export interface Fixture {
  name: string;
  data: ComparisonData;
  refs: Record<string, Reference>;
}

export interface Reference {
  theta?: number[];
  weights?: number[];
  objective?: number;
  tol?: number;
  [key: string]: unknown;
}

export const FIXTURES = [
  "hand2_weighted",
  "hand3_cycle",
  "hand4_ties_weights",
  "al1987_baseball",
  "disconnected",
  "sparse50",
  "jurors",
].map((name) => loadFixture(name));

const SHARED = new URL("../../../../shared/fixtures/ranking/random1000.json", import.meta.url);

/** The case too large for the repository, where the shared folder is at hand. */
export const LARGE = existsSync(SHARED) ? loadFixture("random1000", SHARED) : undefined;

function loadFixture(
  name: string,
  path = new URL(`../../fixtures/ranking/${name}.json`, import.meta.url),
): Fixture {
  const raw = JSON.parse(readFileSync(path, "utf8"));
  const columns = (source: Record<string, number[]> | undefined, value: string) => ({
    n: raw.n as number,
    a: Int32Array.from(source?.a ?? []),
    b: Int32Array.from(source?.b ?? []),
    [value]: Float64Array.from(source?.[value] ?? []),
    ...(source?.weight ? { weight: Float64Array.from(source.weight) } : {}),
    ...(source?.juror ? { juror: Int32Array.from(source.juror) } : {}),
  });
  const data = {
    binary: columns(raw.comparisons, "outcome"),
    ratio: columns(raw.ratios, "logRatio"),
  } as unknown as ComparisonData;
  return { name, data, refs: raw.refs };
}
