import { sha256Hex } from "~/core/formats";
import type { Contributions } from "~/core/funding";
import type { Tx } from "../db/client";
import { takenTokens } from "./contributionUnits";
import { parseRoundSettings, type RoundSettings } from "./roundSettings";

/** A round's contributions as the recipe reads them. */
export interface FundingInput {
  readonly settings: RoundSettings;
  readonly projects: readonly {
    readonly id: string;
    readonly name: string;
    readonly title: string;
  }[];
  /** In units of the pool's token. */
  readonly rows: Contributions;
  /** By donor: "user:" and an id, an address in lower case, or a name. */
  readonly donors: readonly string[];
  /** Sybil score by row; absent where no row has one. */
  readonly score?: Float64Array;
  readonly toSelf: Uint8Array;
  /** Of every row, versions and withdrawn ones included: it grows with every change. */
  readonly rowsSeen: number;
  /** SHA-256 of the contributions that count. */
  readonly rowsHash: string;
}

interface Columns {
  donors: string[] | null;
  donor: number[] | null;
  project: number[] | null;
  amount: number[] | null;
  score: (number | null)[] | null;
  self: boolean[] | null;
}

/**
 * The contributions that stand, oldest first, as columns. A linked wallet and its person are one donor,
 * so that giving by both gains nothing. Amounts in other tokens count by the rates of the settings;
 * those in tokens that the round does not take do not count.
 */
export async function fundingInput(tx: Tx, roundId: string): Promise<FundingInput> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const settings = parseRoundSettings(round.settings);
  const projects = await tx.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true, title: true },
  });
  const [columns, rowsSeen] = [
    await readColumns(tx, roundId, settings),
    await tx.contribution.count({ where: { roundId } }),
  ];
  const rows: Contributions = {
    donors: columns.donors?.length ?? 0,
    projects: projects.length,
    donor: Int32Array.from(columns.donor ?? []),
    project: Int32Array.from(columns.project ?? []),
    amount: Float64Array.from(columns.amount ?? []),
  };
  const scored = columns.score?.some((score) => score !== null) ?? false;
  // Whoever has no score where others have one is not known to be a person.
  const score = Float64Array.from(
    columns.score ?? [],
    (value) => value ?? Number.POSITIVE_INFINITY,
  );
  const toSelf = Uint8Array.from(columns.self ?? [], Number);
  return {
    ...{ settings, projects, rows, toSelf, rowsSeen, donors: columns.donors ?? [] },
    ...(scored && { score }),
    rowsHash: hashOfRows(rows, columns.donors ?? [], scored ? score : null, toSelf),
  };
}

async function readColumns(tx: Tx, roundId: string, settings: RoundSettings): Promise<Columns> {
  const rates = takenTokens(settings).map(({ symbol, rate }) => ({ symbol, rate }));
  const [columns] = await tx.$queryRaw<Columns[]>`
    WITH taken AS (
      SELECT lower("symbol") AS symbol, max("rate"::numeric) AS rate
      FROM json_to_recordset(${JSON.stringify(rates)}::json) AS t("symbol" text, "rate" text) GROUP BY 1),
    wallet AS (
      SELECT lower("providerAccountId") AS address, min("userId") AS "userId" FROM "Account"
      WHERE "provider" = 'ethereum' GROUP BY 1),
    standing AS MATERIALIZED (
      SELECT c."id", coalesce('user:' || w."userId", c."donor") AS donor, p."position" AS project,
        -- A power of ten and a product of numerics are exact; the float is the nearest one.
        (c."amount" * ('1e-' || c."decimals")::numeric * t.rate)::float8 AS amount, c."score",
        c."toSelf" OR EXISTS (SELECT 1 FROM "Account" a WHERE a."provider" = 'ethereum'
          AND a."userId" = c."userId" AND lower(a."providerAccountId") = lower(p."payoutAddress")) AS self
      FROM "Contribution" c JOIN "Project" p ON p."id" = c."projectId"
      JOIN taken t ON t.symbol = lower(c."symbol")
      LEFT JOIN wallet w ON w.address = c."donor"
      WHERE c."roundId" = ${roundId} AND c."current" AND NOT c."withdrawn"),
    first AS (SELECT donor, min("id") AS "id" FROM standing GROUP BY donor),
    numbered AS (SELECT donor, row_number() OVER (ORDER BY "id") - 1 AS number FROM first)
    SELECT (SELECT array_agg(donor ORDER BY number) FROM numbered) AS donors,
      array_agg(s.number::int) AS donor, array_agg(s.project) AS project,
      array_agg(s.amount) AS amount, array_agg(s."score") AS score, array_agg(s.self) AS self
    FROM (SELECT * FROM standing JOIN numbered USING (donor) ORDER BY "id") AS s`;
  return columns!;
}

function hashOfRows(
  rows: Contributions,
  donors: readonly string[],
  score: Float64Array | null,
  toSelf: Uint8Array,
): string {
  const lines = Array.from(rows.amount, (amount, row) => {
    const who = donors[rows.donor[row]!];
    return `${who},${rows.project[row]},${amount},${score?.[row] ?? ""},${toSelf[row]}\n`;
  });
  return sha256Hex(lines.join(""));
}
