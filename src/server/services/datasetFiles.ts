import { randomBytes } from "node:crypto";
import { type Judgements, sha256Hex, writeCsv, writeJudgements } from "~/core/formats";
import type { Tx } from "../db/client";
import { loadRows, type RoundRows, SPLITS } from "./loadRows";
import { packText } from "./packText";
import { pseudonyms } from "./pseudonyms";

/** The files of a version: what is compared, and the judgements of each split. */
const DATASET_FILES = ["items", ...SPLITS] as const;

/** What is held out until the close. */
export const isHeldOut = (name: string): boolean => name === "public" || name === "private";

const SEAL_BYTES = 32;

/** The name of a held-out file: nobody who has the name alone can try texts against it. */
const sealedName = (seal: string, sha256: string): string => sha256Hex(seal + sha256);

/**
 * A round's data as it is now, as the files of a version: canonical texts, so that equal data has
 * equal names. All judgements are read by one statement, as of one moment.
 */
export async function datasetFiles(tx: Tx, roundId: string) {
  const rows = await loadRows(tx, roundId, SPLITS);
  const nameOf = await pseudonyms(tx, roundId);
  const jurors = rows.jurors.map(nameOf);
  const seal = await sealOf(tx, roundId);
  const files = [];
  for (const name of DATASET_FILES) {
    const judgements = name === "items" ? undefined : judgementsOf(rows, jurors, name);
    const text = judgements ? writeJudgements(judgements) : [itemsText(rows)];
    const packed = await packText(text);
    const own = isHeldOut(name) ? seal : null;
    const hash = own === null ? packed.sha256 : sealedName(own, packed.sha256);
    const count = judgements ? judgements.a.length : rows.items.length;
    files.push({ roundId, name, hash, seal: own, rows: count, ...packed });
  }
  return files;
}

/** One seal per round: what did not change keeps its name from version to version. */
async function sealOf(tx: Tx, roundId: string): Promise<string> {
  const sealed = await tx.datasetContent.findFirst({
    where: { roundId, seal: { not: null } },
    select: { seal: true },
  });
  return sealed?.seal ?? randomBytes(SEAL_BYTES).toString("hex");
}

function itemsText({ items, titles }: RoundRows): string {
  return writeCsv(
    ["repo", "title"],
    items.map((name, at) => [name, titles[at]!]),
  );
}

/** The judgements of one split. Jurors stand in the order of their pseudonyms, as rows do by them. */
function judgementsOf(
  { items, data, who, stated, split }: RoundRows,
  jurors: readonly string[],
  name: (typeof SPLITS)[number],
): Judgements {
  const { binary, ratio } = data;
  const stands = new Float64Array(binary.a.length).fill(Number.NaN);
  for (const [at, row] of stated.entries()) stands[row] = ratio.logRatio[at]!;
  const wanted = SPLITS.indexOf(name);
  const kept = Array.from(split.keys()).filter((row) => split[row] === wanted);
  const saysSame = (x: number, y: number) =>
    binary.a[x] === binary.a[y] &&
    binary.b[x] === binary.b[y] &&
    binary.outcome[x] === binary.outcome[y] &&
    Object.is(stands[x], stands[y]);
  const order = inOrderOfNames(kept, saysSame, (row) => jurors[who[row]!] ?? "");
  return {
    items,
    jurors,
    a: Int32Array.from(order, (row) => binary.a[row]!),
    b: Int32Array.from(order, (row) => binary.b[row]!),
    outcome: Float64Array.from(order, (row) => binary.outcome[row]!),
    logRatio: Float64Array.from(order, (row) => stands[row]!),
    juror: Int32Array.from(order, (row) => who[row]!),
    ...(binary.weight && { weight: Float64Array.from(order, (row) => binary.weight![row]!) }),
  };
}

/** Rows come sorted by what they say; those that say the same are put in the order of their jurors. */
function inOrderOfNames(
  rows: readonly number[],
  saysSame: (x: number, y: number) => boolean,
  name: (row: number) => string,
): number[] {
  const byName = (x: number, y: number) => {
    const [first, second] = [name(x), name(y)];
    return first === second ? x - y : first < second ? -1 : 1;
  };
  const sorted: number[] = [];
  for (let from = 0; from < rows.length; ) {
    let until = from + 1;
    while (until < rows.length && saysSame(rows[from]!, rows[until]!)) until++;
    for (const row of rows.slice(from, until).sort(byName)) sorted.push(row);
    from = until;
  }
  return sorted;
}
