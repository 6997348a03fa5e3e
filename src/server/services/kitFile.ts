import { DATA_DICTIONARY, STARTERS, writeCsv } from "~/core/formats";
import { AppError } from "~/errors";
import { type PackedText, packText } from "./packText";
import { scorerScript } from "./scorerScript";
import { submissionTemplate } from "./submissionTemplate";

const dictionaryCsv = () =>
  writeCsv(
    ["files", "column", "type", "meaning"],
    DATA_DICTIONARY.flatMap(({ files, columns }) =>
      Object.entries(columns).map(([name, { type, meaning }]) => [files, name, type, meaning]),
    ),
  );

type Make = (roundId: string) => string | Promise<string>;

/** What comes with a round's data, by file name. */
const FILES: ReadonlyMap<string, Make> = new Map<string, Make>([
  ["data-dictionary.csv", dictionaryCsv],
  ["sample-submission.csv", submissionTemplate],
  ["score.mjs", () => scorerScript()],
  ...Object.entries(STARTERS).map(([name, text]): [string, Make] => [name, () => text]),
]);

/** @throws AppError notFound */
export async function kitFile(roundId: string, name: string): Promise<PackedText> {
  const make = FILES.get(name);
  if (!make) throw new AppError("notFound", "There is no such file");
  return packText([await make(roundId)]);
}
