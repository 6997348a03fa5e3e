import { type ComparisonRow, inputHash, toComparisonData } from "~/core/formats";
import type { Tx } from "../db/client";
import type { Outcome, Split } from "../db/generated/enums";

/** The judgements of a round as columns of a file would hold them, in an order that hashes. */
export interface RoundRows {
  /** Canonical project names in the order of the round; `a` and `b` of a row index them. */
  readonly items: string[];
  readonly projectIds: string[];
  readonly rows: ComparisonRow[];
  /** Names the items and the rows, as core's `inputHash` does: equal for equal judgements. */
  readonly hash: string;
}

const OUTCOMES = { a: 1, b: 0, equal: 0.5 } as const satisfies Partial<Record<Outcome, number>>;

/**
 * The current judgements of a round that state a preference, on the given splits. Skipped pairs and
 * declared conflicts are no judgements. Rows are sorted by what they say, so that sums over them do
 * not depend on the order in which jurors answered.
 */
export async function loadRows(
  client: Tx,
  roundId: string,
  splits: readonly Split[],
): Promise<RoundRows> {
  const projects = await client.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true },
  });
  const found = await client.comparison.findMany({
    where: {
      roundId,
      current: true,
      withdrawn: false,
      split: { in: [...splits] },
      outcome: { in: ["a", "b", "equal"] },
    },
    select: {
      projectAId: true,
      projectBId: true,
      outcome: true,
      logRatio: true,
      jurorId: true,
      jurorLabel: true,
    },
  });
  const items = projects.map((project) => project.name);
  const index = new Map(projects.map((project, at) => [project.id, at]));
  const said = found
    .map((row) => ({
      a: index.get(row.projectAId)!,
      b: index.get(row.projectBId)!,
      outcome: OUTCOMES[row.outcome as keyof typeof OUTCOMES],
      logRatio: row.logRatio,
      juror: row.jurorId ?? row.jurorLabel ?? "",
    }))
    .map((row) => ({ row, key: JSON.stringify(Object.values(row)) }))
    .sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0))
    .map(({ row }) => row);
  const rows = toFileRows(said);
  return {
    items,
    projectIds: projects.map((project) => project.id),
    rows,
    hash: inputHash(items, toComparisonData({ items, rows })),
  };
}

interface Said {
  a: number;
  b: number;
  outcome: 1 | 0 | 0.5;
  logRatio: number | null;
  juror: string;
}

function toFileRows(said: readonly Said[]): ComparisonRow[] {
  const jurors = new Map<string, number>();
  return said.map(({ a, b, outcome, logRatio, juror }, at) => {
    if (!jurors.has(juror)) jurors.set(juror, jurors.size);
    return {
      line: at + 1,
      a,
      b,
      outcome,
      ...(logRatio !== null && { logRatio }),
      ...(juror && { juror: jurors.get(juror)! }),
    };
  });
}
