// The database against what jurors were told: each acknowledged answer is there, as it was given, and
// nothing else is.
import type { Client } from "pg";
import type { RoundSettings } from "~/server/services/roundSettings";
import { type Acknowledged, AHEAD, type JurorReport } from "./juror";

const EXAMPLES_MAX = 5;
/** Of a stated log ratio, which is stored as computed. */
const TOLERANCE = 1e-12;

export interface Finding {
  readonly claim: string;
  /** How many were looked at. */
  readonly checked: number;
  readonly wrong: readonly string[];
}

interface Row {
  id: string;
  jurorId: string;
  assignmentId: string;
  key: string | null;
  outcome: string;
  logRatio: number | null;
  version: number;
  current: boolean;
  withdrawn: boolean;
}

interface Served {
  id: string;
  jurorId: string;
  a: string;
  b: string;
  reason: string;
  answered: boolean;
}

export async function reconcile(
  client: Client,
  roundId: string,
  reports: readonly JurorReport[],
  judgements: number,
): Promise<Finding[]> {
  const { rows } = await client.query<Row>(
    `SELECT "id", "jurorId", "assignmentId", "idempotencyKey" AS key, "outcome"::text,
       "logRatio", "version", "current", "withdrawn"
     FROM "Comparison" WHERE "roundId" = $1 ORDER BY "assignmentId", "version"`,
    [roundId],
  );
  const { rows: served } = await client.query<Served>(
    `SELECT "id", "jurorId", "projectAId" AS a, "projectBId" AS b, "reason",
       "answeredAt" IS NOT NULL AS answered
     FROM "Assignment" WHERE "roundId" = $1`,
    [roundId],
  );
  const events = reports.flatMap(({ acknowledged }) => acknowledged);
  return [
    { claim: "jurors saw nothing wrong", ...counted(reports, ({ wrongs }) => wrongs) },
    noneLost(events, rows),
    noneDoubled(events, rows),
    versionsInOrder(events, rows),
    targetsExact(reports, rows, judgements),
    ...quotasOfServing(served, rows),
    await floors(client, roundId),
  ];
}

function counted<T>(of: readonly T[], wrongsOf: (one: T) => readonly string[]) {
  return { checked: of.length, wrong: of.flatMap(wrongsOf) };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function noneLost(events: readonly Acknowledged[], rows: readonly Row[]): Finding {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const claim = "every acknowledged answer is on record as it was given";
  return { claim, ...counted(events, (event) => lossesOf(event, byKey)) };
}

function lossesOf(event: Acknowledged, byKey: ReadonlyMap<string | null, Row>): string[] {
  const row = byKey.get(`${event.jurorId}:${event.key}`);
  const name = `${event.kind} ${event.key} of pair ${event.pairId}`;
  if (!row) return [`${name}: lost`];
  const { said } = event;
  const size = said?.multiplier === undefined ? 0 : Math.log(said.multiplier);
  const stated = said?.multiplier !== undefined || said?.outcome === "equal";
  const logRatio = stated ? (said?.outcome === "b" ? -size : size) : null;
  const same =
    row.id === event.comparisonId &&
    row.assignmentId === event.pairId &&
    row.withdrawn === (said === null) &&
    (said === null || row.outcome === said.outcome) &&
    (said === null || isNear(row.logRatio, logRatio));
  return same ? [] : [`${name}: recorded otherwise, as ${JSON.stringify(row)}`];
}

function isNear(x: number | null, y: number | null): boolean {
  return x === null || y === null ? x === y : Math.abs(x - y) <= TOLERANCE;
}

function noneDoubled(events: readonly Acknowledged[], rows: readonly Row[]): Finding {
  const known = new Set(events.map(({ jurorId, key }) => `${jurorId}:${key}`));
  const strange = rows.filter(({ key }) => key === null || !known.has(key));
  const wrong = strange.map((row) => `nobody was told of ${JSON.stringify(row)}`);
  if (rows.length !== events.length)
    wrong.push(`${rows.length} versions for ${events.length} acknowledged answers`);
  return { claim: "none is there twice, and none that nobody gave", checked: rows.length, wrong };
}

function versionsInOrder(events: readonly Acknowledged[], rows: readonly Row[]): Finding {
  const versions = groupBy(rows, ({ assignmentId }) => assignmentId);
  const said = groupBy(events, ({ pairId }) => pairId);
  const claim = "the versions of an answer are complete, in order, and the last one counts";
  const wrongsOf = ([pairId, given]: [string, Acknowledged[]]) => {
    const found = versions.get(pairId) ?? [];
    const right =
      found.length === given.length &&
      found.every(
        (row, at) =>
          row.version === at + 1 &&
          row.id === given[at]!.comparisonId &&
          row.current === (at === found.length - 1),
      );
    return right ? [] : [`pair ${pairId}: ${JSON.stringify(found)}`];
  };
  return { claim, ...counted([...said], wrongsOf) };
}

const counts = ({ current, withdrawn, outcome }: Row) =>
  current && !withdrawn && outcome !== "skip" && outcome !== "conflict";

function targetsExact(
  reports: readonly JurorReport[],
  rows: readonly Row[],
  judgements: number,
): Finding {
  const standing = groupBy(rows.filter(counts), ({ jurorId }) => jurorId);
  const claim = `every juror has exactly ${judgements} standing judgements`;
  const wrongsOf = ({ jurorId, servedOut }: JurorReport) => {
    const has = standing.get(jurorId)?.length ?? 0;
    const why = servedOut ? ", because the server had no further pair" : "";
    return has === judgements ? [] : [`${jurorId} has ${has}${why}`];
  };
  return { claim, ...counted(reports, wrongsOf) };
}

function quotasOfServing(served: readonly Served[], rows: readonly Row[]): Finding[] {
  const answered = new Set(rows.map(({ assignmentId }) => assignmentId));
  const unlike = served.filter((pair) => pair.answered !== answered.has(pair.id));
  const byJuror = [...groupBy(served, ({ jurorId }) => jurorId)];
  return [
    {
      claim: "a served pair counts as answered exactly where it has an answer",
      ...counted(unlike, ({ id }) => [id]),
      checked: served.length,
    },
    {
      claim: `nobody holds more than ${AHEAD + 1} unanswered pairs`,
      ...counted(byJuror, ([jurorId, own]) => {
        const open = own.filter((pair) => !pair.answered).length;
        return open > AHEAD + 1 ? [`${jurorId} holds ${open}`] : [];
      }),
    },
    {
      claim: "nobody is served a pair twice, but to repeat it",
      ...counted(byJuror, ([jurorId, own]) => {
        const first = own.filter(({ reason }) => reason !== "repeat");
        const pairs = new Set(first.map(({ a, b }) => [a, b].sort().join()));
        return pairs.size < first.length ? [`${jurorId}: ${first.length - pairs.size} twice`] : [];
      }),
    },
  ];
}

/** Where the settings promise each project a number of comparisons. */
async function floors(client: Client, roundId: string): Promise<Finding> {
  const { rows: rounds } = await client.query<{ settings: RoundSettings }>(
    `SELECT "settings" FROM "Round" WHERE "id" = $1`,
    [roundId],
  );
  const settings = rounds[0]!.settings as RoundSettings & { judging?: { itemFloor?: number } };
  const floor = settings.judging?.itemFloor ?? 0;
  const { rows } = await client.query<{ name: string; n: number }>(
    `SELECT p."name", count(c."id")::int AS n FROM "Project" p
     LEFT JOIN "Comparison" c ON (c."projectAId" = p."id" OR c."projectBId" = p."id")
       AND c."current" AND NOT c."withdrawn" AND c."outcome" IN ('a', 'b', 'equal')
     WHERE p."roundId" = $1 GROUP BY p."id" ORDER BY n`,
    [roundId],
  );
  const [least, most] = [rows[0]!.n, rows.at(-1)!.n];
  return {
    claim: `every project is in at least ${floor} judgements (they are in ${least} to ${most})`,
    ...counted(rows, ({ name, n }) => (n < floor ? [`${name} is in ${n}`] : [])),
  };
}

/** Prints the findings; whether all claims hold. */
export function tellFindings(findings: readonly Finding[]): boolean {
  for (const { claim, checked, wrong } of findings) {
    console.log(`${wrong.length === 0 ? "✓" : "✗"} ${claim} (${checked} looked at)`);
    for (const example of wrong.slice(0, EXAMPLES_MAX)) console.log(`    ${example}`);
    if (wrong.length > EXAMPLES_MAX) console.log(`    and ${wrong.length - EXAMPLES_MAX} more`);
  }
  return findings.every(({ wrong }) => wrong.length === 0);
}
