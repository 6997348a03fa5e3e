import type { ComparisonData } from "~/core/comparison";
import { inputHash } from "~/core/formats";
import type { Tx } from "../db/client";
import type { Split } from "../db/generated/enums";
import type { AnalysisInput } from "./analysis/parts";

/** The judgements of a round as columns, in an order that hashes. */
export interface RoundRows {
  /** Canonical project names in the order of the round; `a` and `b` of a row index them. */
  readonly items: string[];
  readonly titles: string[];
  /** The domain that each project's facts state. */
  readonly domains: (string | null)[];
  readonly projectIds: string[];
  /** Who judged: a person's id, or the name that an imported file gives. */
  readonly jurors: string[];
  /** The juror of each row of `data.binary`, or −1; `data` names jurors only where all rows have one. */
  readonly who: Int32Array;
  readonly data: ComparisonData;
  /** The row of `data.binary` that each row of `data.ratio` is. */
  readonly stated: Int32Array;
  /** The split of each row of `data.binary`, as an index of {@link SPLITS}. */
  readonly split: Uint8Array;
  /** 1 for each row of `data.binary` of the private split. */
  readonly sealed: Uint8Array;
}

export const SPLITS = ["train", "public", "private"] as const satisfies readonly Split[];

interface Columns {
  a: Uint8Array | null;
  b: Uint8Array | null;
  halves: Uint8Array | null;
  logRatio: Uint8Array | null;
  juror: Uint8Array | null;
  weight: Uint8Array | null;
  split: Uint8Array | null;
  jurors: string[] | null;
}

/**
 * The current judgements of a round that state a preference, on the given splits. Skipped pairs and
 * declared conflicts are no judgements. Rows are sorted by what they say, so that sums over them do
 * not depend on the order in which jurors answered; jurors are numbered by the hash of who they are,
 * which tells nothing about them. Weights are given where any is less than 1. The database packs each column into one value: a million rows
 * come as 28 MB and no objects.
 */
export async function loadRows(
  client: Tx,
  roundId: string,
  splits: readonly Split[],
): Promise<RoundRows> {
  const projects = await client.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true, title: true, facts: true },
  });
  const [packed] = await client.$queryRaw<Columns[]>`
    WITH item AS (
      SELECT "id", (row_number() OVER (ORDER BY "position") - 1)::int AS at
      FROM "Project" WHERE "roundId" = ${roundId}),
    said AS MATERIALIZED (
      SELECT c."id", i.at AS a, j.at AS b, c."logRatio", c."weight", 
        array_position(${[...SPLITS]}::text[], c."split"::text) - 1 AS split,
        CASE c."outcome" WHEN 'a' THEN 2 WHEN 'b' THEN 0 ELSE 1 END AS halves,
        coalesce(c."jurorId", nullif(c."jurorLabel", '')) AS who
      FROM "Comparison" c
      JOIN item i ON i."id" = c."projectAId" JOIN item j ON j."id" = c."projectBId"
      WHERE c."roundId" = ${roundId} AND c."current" AND NOT c."withdrawn"
        AND c."split"::text = ANY(${[...splits]}) AND c."outcome" IN ('a', 'b', 'equal')),
    person AS (
      SELECT who, (row_number() OVER (ORDER BY md5(who), who) - 1)::int AS at
      FROM (SELECT DISTINCT who FROM said WHERE who IS NOT NULL) AS everybody),
    sorted AS (
      SELECT a, b, halves, "logRatio", person.at AS juror, split, "weight"
      FROM said LEFT JOIN person USING (who)
      ORDER BY a, b, halves, "logRatio" NULLS FIRST, person.at NULLS FIRST, split, "weight", "id")
    SELECT string_agg(int4send(a), ''::bytea) AS a, string_agg(int4send(b), ''::bytea) AS b,
      string_agg(int4send(halves), ''::bytea) AS halves,
      string_agg(float8send(coalesce("logRatio", 'NaN')), ''::bytea) AS "logRatio",
      string_agg(int4send(coalesce(juror, -1)), ''::bytea) AS juror,
      CASE WHEN min("weight") < 1 THEN string_agg(float8send("weight"), ''::bytea) END AS weight,
      string_agg(int4send(split), ''::bytea) AS split,
      (SELECT array_agg(who ORDER BY at) FROM person) AS jurors
    FROM sorted`;
  const split = Uint8Array.from(integers(packed?.split));
  const sealed = SPLITS.indexOf("private");
  return {
    items: projects.map(({ name }) => name),
    titles: projects.map(({ title }) => title),
    domains: projects.map(({ facts }) => domainOf(facts)),
    projectIds: projects.map(({ id }) => id),
    jurors: packed?.jurors ?? [],
    ...dataOf(projects.length, packed),
    who: integers(packed?.juror),
    split,
    sealed: split.map((at) => (at === sealed ? 1 : 0)),
  };
}

function domainOf(facts: unknown): string | null {
  const { domain } = (facts ?? {}) as { domain?: unknown };
  return typeof domain === "string" ? domain : null;
}

/** Names the items and the rows, as core's `inputHash` does: equal for equal judgements. */
export const hashOfRows = ({ items, data }: Pick<RoundRows, "items" | "data">): string =>
  inputHash(items, data);

/** What an analysis is told beside the rows themselves. */
export function analysisInput({ items, titles, ...input }: RoundRows): AnalysisInput {
  const { domains, jurors, stated, sealed } = input;
  const named = items.map((name, at) => ({ name, title: titles[at]! }));
  return { items: named, domains, jurors, stated, sealed };
}

/** As `toComparisonData`: a table names jurors only if every row of it has one. */
function dataOf(n: number, packed: Columns | undefined) {
  const a = integers(packed?.a);
  const b = integers(packed?.b);
  const outcome = Float64Array.from(integers(packed?.halves), (halves) => halves / 2);
  const logRatio = floats(packed?.logRatio);
  const juror = integers(packed?.juror);
  const weight = packed?.weight && floats(packed.weight);
  const stated = statedRows(logRatio);
  const named = (column: Int32Array) => column.length > 0 && !column.includes(-1);
  const pick = (column: Int32Array) => Int32Array.from(stated, (row) => column[row]!);
  const statedBy = pick(juror);
  const data: ComparisonData = {
    binary: { n, a, b, outcome, ...(weight && { weight }), ...(named(juror) && { juror }) },
    ratio: {
      ...{ n, a: pick(a), b: pick(b) },
      logRatio: Float64Array.from(stated, (row) => logRatio[row]!),
      ...(named(statedBy) && { juror: statedBy }),
    },
  };
  return { data, stated };
}

function statedRows(logRatio: Float64Array): Int32Array {
  const rows = new Int32Array(logRatio.length);
  let count = 0;
  for (let row = 0; row < logRatio.length; row++) {
    if (!Number.isNaN(logRatio[row]!)) rows[count++] = row;
  }
  return rows.slice(0, count);
}

/** Numbers as PostgreSQL sends them: the highest byte first. */
function integers(bytes: Uint8Array | null | undefined): Int32Array {
  const swapped = Buffer.from(bytes ?? []).swap32();
  return new Int32Array(new Uint8Array(swapped).buffer);
}

function floats(bytes: Uint8Array | null | undefined): Float64Array {
  const swapped = Buffer.from(bytes ?? []).swap64();
  return new Float64Array(new Uint8Array(swapped).buffer);
}
