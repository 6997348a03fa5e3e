import { gunzipSync } from "node:zlib";
import { writeWeights } from "~/core/formats";
import { baselineFile, FITTED_BASELINES, UNIFORM } from "./baselineKeys";
import { computeFit } from "./computeFit";
import { type PackedText, packText } from "./packText";
import { readJudgements } from "./readJudgements";
import { ROOT } from "./submissionTemplate";

interface DataFile extends PackedText {
  readonly name: string;
  readonly rows: number;
}

/**
 * The baselines of a version as submissions: even weights, and those of the usual methods, fitted on
 * the frozen training file as anybody can fit them. A method without a finite answer has no file.
 */
export async function baselineFiles(roundId: string, files: readonly DataFile[]) {
  const textOf = (wanted: string) => {
    const { rows, packed } = files.find(({ name }) => name === wanted)!;
    return { rows, bytes: gunzipSync(packed) };
  };
  const { items, data } = readJudgements(textOf("items"), textOf("train"));
  const weights: [string, ArrayLike<number>][] = [[UNIFORM, items.map(() => 1 / items.length)]];
  for (const { key, params } of FITTED_BASELINES) {
    const outcome = computeFit({ method: key, params, data }, () => {});
    if (outcome.ok) weights.push([key, outcome.fit.weights]);
  }
  return Promise.all(
    weights.map(async ([key, values]) => {
      const text = writeWeights(new Map(items.map((item, at) => [item, values[at]!])), ROOT);
      const packed = await packText([text]);
      const columns = { roundId, name: baselineFile(key), rows: items.length, seal: null };
      return { ...columns, hash: packed.sha256, ...packed };
    }),
  );
}
