import type { ComparisonData } from "~/core/comparison";
import { toComparisonData } from "~/core/formats";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { RoundStatus, Split } from "../db/generated/enums";
import { jurorKey } from "./jurorKey";

/** The judgements that may be looked at one by one: the training split, once closed all of them. */
export const openSplits = (status: RoundStatus): Split[] =>
  status === "closed" ? ["train", "public", "private"] : ["train"];

export interface JurorRows {
  /** Project names in the round's order; `a` and `b` index them. */
  readonly items: string[];
  /** Keys of the jurors (see `jurorKey`) in order of first appearance; a row's juror indexes them. */
  readonly jurors: string[];
  readonly rows: JurorRow[];
  readonly data: ComparisonData;
}

export interface JurorRow {
  readonly id: string;
  readonly line: number;
  readonly a: number;
  readonly b: number;
  readonly outcome: 1 | 0 | 0.5;
  readonly logRatio?: number;
  /** Absent: 1. */
  readonly weight?: number;
  readonly juror: number;
  readonly reason?: string;
  readonly at: string;
}

/** Judgements that one page or one download reads; more would fill the web process's memory. */
const ROWS_MAX = 200_000;

const OUTCOMES = { a: 1, b: 0, equal: 0.5 } as const;

/**
 * The judgements that count, with who made them and when, in the order they were made. What is
 * withdrawn, voided, skipped or a conflict is not among them.
 *
 * @throws AppError tooLarge
 */
export async function loadJurorRows(
  client: Tx,
  roundId: string,
  splits: readonly Split[],
  rowsMax = ROWS_MAX,
): Promise<JurorRows> {
  await requireFew(client, roundId, splits, rowsMax);
  const projects = await client.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true },
  });
  const found = await client.comparison.findMany({
    where: {
      ...{ roundId, current: true, withdrawn: false, split: { in: [...splits] } },
      outcome: { in: ["a", "b", "equal"] },
    },
    orderBy: [{ createdAt: "asc" }, { importLine: "asc" }, { id: "asc" }],
  });
  const items = projects.map(({ name }) => name);
  const index = new Map(projects.map(({ id }, at) => [id, at]));
  const jurors = new Map<string, number>();
  const rows = found.map((row, at): JurorRow => {
    const key = jurorKey(row);
    if (!jurors.has(key)) jurors.set(key, jurors.size);
    return {
      id: row.id,
      line: at + 2,
      a: index.get(row.projectAId)!,
      b: index.get(row.projectBId)!,
      outcome: OUTCOMES[row.outcome as keyof typeof OUTCOMES],
      ...(row.logRatio !== null && { logRatio: row.logRatio }),
      ...(row.weight !== 1 && { weight: row.weight }),
      juror: jurors.get(key)!,
      ...(row.reason !== null && { reason: row.reason }),
      at: row.createdAt.toISOString(),
    };
  });
  return { items, jurors: [...jurors.keys()], rows, data: toComparisonData({ items, rows }) };
}

/** @throws AppError tooLarge for more judgements, all versions counted, than are read at once */
export async function requireFew(
  client: Tx,
  roundId: string,
  splits: readonly Split[],
  rowsMax = ROWS_MAX,
): Promise<void> {
  const count = await client.comparison.count({ where: { roundId, split: { in: [...splits] } } });
  if (count <= rowsMax) return;
  const message = `This round has ${count} judgements; up to ${rowsMax} are read here`;
  throw new AppError("tooLarge", message);
}
