// Every rule about a round's data and its amendments, each as one statement that breaks it.
import type { Violation } from "./violations";
import type { World } from "./world";

const CONTENT = `INSERT INTO "DatasetContent" ("roundId", "name", "hash", "seal", "sha256", "rows", "bytes", "packed")`;
const VERSION = `INSERT INTO "DatasetVersion" ("id", "roundId", "version", "reason", "hash", "recorded")`;
const APPEND_ONLY = ["DatasetVersion", "DatasetFile", "DatasetContent", "DataKey", "Amendment"];

/** An amendment of the open round as it stands, with one thing in it replaced. */
function amend(replaced: Record<string, string>): string {
  const columns = {
    ...{ id: "'x'", roundId: `r."id"`, number: "2", changes: "'[]'", reason: "'Because'" },
    ...{ settingsBefore: `r."settings"`, settings: `r."settings" || '{"submissionsPerDay":9}'` },
    ...{ closesAtBefore: `r."closesAt"`, closesAt: `r."closesAt"` },
    ...{ hashBefore: `r."settingsHash"`, hashAfter: "'further'", createdById: "'x'" },
    ...replaced,
  };
  const names = Object.keys(columns).map((name) => `"${name}"`);
  return `INSERT INTO "Amendment" (${names}) SELECT ${Object.values(columns)} FROM "Round" r WHERE r."id" = $1`;
}

const BROKEN: [string, Record<string, string>, string][] = [
  ["without a reason", { reason: "' '" }, "23514 Amendment_gives_a_reason"],
  ["that changes nothing", { settings: `r."settings"` }, "23514 Amendment_changes_something"],
  [
    "of other rules",
    { hashBefore: "'other'" },
    "SY001 The rules were amended meanwhile; look at them again",
  ],
  ["out of order", { number: "3" }, "SY001 The rules were amended meanwhile; look at them again"],
  [
    "with a past deadline",
    { closesAt: "now() - interval '1 hour'" },
    "SY001 A deadline is moved to a time to come",
  ],
  ["without a deadline", { closesAt: "NULL" }, "SY001 A deadline is moved to a time to come"],
];

const UNAMENDABLE =
  "SY001 Only the metric, the quota, the ladder's step, the prizes, when results are visible and the deadline can be amended";
const FIXED = [
  `{"split":{"train":1,"public":0,"private":0}}`,
  `{"pool":{"amount":"1"}}`,
  `{"multiplierMax":3}`,
  `{"contest":{"teamSizeMax":50}}`,
];

export const DATA: Violation[] = [
  ...APPEND_ONLY.flatMap((table) => [
    {
      title: `${table} rows are never changed`,
      sql: `UPDATE "${table}" SET "roundId" = 'other'`,
      params: () => [],
      refusal: `SY001 ${table} is append-only`,
    },
    {
      title: `${table} rows are never deleted`,
      sql: `DELETE FROM "${table}"`,
      params: () => [],
      refusal: `SY001 ${table} is append-only`,
    },
  ]),
  {
    title: "versions leave no gap",
    sql: `${VERSION} VALUES ('x', $1, 3, 'first', 'h', 1)`,
    params: (w) => [w.roundId],
    refusal: "SY001 Versions of a round's data are numbered in order",
  },
  {
    title: "a draft has no data",
    sql: `${VERSION} VALUES ('x', $1, 1, 'first', 'h', 1)`,
    params: (w) => [w.draftId],
    refusal: "SY001 A draft has no data yet",
  },
  ...(
    [
      ["of another name", "'other', repeat('0', 64), NULL, repeat('0', 64)", "known_file"],
      [
        "held out and not sealed",
        "'public', repeat('0', 64), NULL, repeat('0', 64)",
        "held_out_is_sealed",
      ],
      [
        "under a hash not its own",
        "'train', repeat('0', 64), NULL, repeat('1', 64)",
        "named_by_hash",
      ],
      [
        "under its bare hash, held out",
        "'public', repeat('0', 64), 's', repeat('0', 64)",
        "named_by_hash",
      ],
    ] as const
  ).map(([what, values, constraint]) => ({
    title: `a file is not kept ${what}`,
    sql: `${CONTENT} VALUES ($1, ${values}, 1, 1, '')`,
    params: (w: World) => [w.roundId],
    refusal: `23514 DatasetContent_${constraint}`,
  })),
  ...BROKEN.map(([what, replaced, refusal]) => ({
    title: `no amendment ${what}`,
    sql: amend(replaced),
    params: (w: World) => [w.roundId],
    refusal,
  })),
  ...FIXED.map((change) => ({
    title: `no amendment of ${change}`,
    sql: amend({ settings: `r."settings" || '${change}'` }),
    params: (w: World) => [w.roundId],
    refusal: UNAMENDABLE,
  })),
  {
    title: "no amendment of a closed round",
    sql: amend({}),
    params: (w) => [w.closedId],
    refusal: "SY002 Rules are amended while the round is open",
  },
  {
    title: "an older amendment is not carried out again",
    sql: `UPDATE "Round" SET "settingsHash" = 'frozen', "closesAt" = NULL WHERE "id" = $1`,
    params: (w) => [w.roundId],
    refusal: "SY001 Settings are frozen from publication on; write an amendment",
  },
];
