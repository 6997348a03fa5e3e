// What the record of jurors keeps: conflicts of interest, rulings, calibration, reviews, reminders.
import type { Violation } from "./violations";
import type { World } from "./world";

const CONFLICT_KEPT = "SY001 A declared conflict is never changed; withdraw it and declare anew";

const RULING = `INSERT INTO "Ruling" ("id", "roundId", "createdById", "action", "reason", "assignmentId", "jurorId", "undoesId", "outcome") VALUES ('x', $1, 'o'`;

/** Rulings that the table itself refuses. */
const RULINGS: Violation[] = [
  ...(
    [
      ["is about one thing", `'void', 'r', $2, 'j', NULL, NULL`, "Ruling_one_target"],
      ["that undoes names a ruling", `'undo', 'r', $2, NULL, NULL, NULL`, "Ruling_says_what"],
      ["that adjusts says to what", `'adjust', 'r', $2, NULL, NULL, NULL`, "Ruling_says_what"],
      ["that voids says no outcome", `'void', 'r', $2, NULL, NULL, 'b'`, "Ruling_says_what"],
      ["gives a reason", `'void', ' ', $2, NULL, NULL, NULL`, "Ruling_gives_a_reason"],
    ] as const
  ).map(([what, values, rule]) => ({
    title: `a ruling ${what}`,
    sql: `${RULING}, ${values})`,
    params: (w: World) => (values.includes("$2") ? [w.roundId, w.assignmentId] : [w.roundId]),
    refusal: `23514 ${rule}`,
  })),
  {
    title: "a ruling changes something",
    sql: `${RULING}, 'void', 'r', $2, NULL, NULL, NULL)`,
    params: (w) => [w.roundId, w.ruledId],
    refusal: "SY001 There is no judgement here that this would change",
  },
  {
    title: "a ruling is made while the round is open",
    sql: `${RULING}, 'void', 'r', NULL, 'j', NULL, NULL)`,
    params: (w) => [w.closedId],
    refusal: "SY002 Judgements are ruled on while the round is open",
  },
  {
    title: "a juror does not answer over a ruling",
    sql: `INSERT INTO "Comparison" ("id", "roundId", "projectAId", "projectBId", "outcome", "split", "assignmentId", "version", "current") SELECT 'x', "roundId", "projectAId", "projectBId", 'b', 'train', "id", 3, false FROM "Assignment" WHERE "id" = $1`,
    params: (w) => [w.ruledId],
    refusal: "SY001 An organizer has ruled on this judgement; only they can change it",
  },
  {
    title: "a line of a file has one current version",
    sql: `INSERT INTO "Comparison" ("id", "roundId", "projectAId", "projectBId", "outcome", "split", "importId", "importLine", "version") SELECT n, $1, $2, $3, 'a', 'train', $4, 1, n::int FROM unnest(ARRAY['1', '2']) n`,
    params: (w) => [w.roundId, w.projectIds[0], w.projectIds[1], w.importId],
    refusal: "23505 Comparison_one_current_per_import_line",
  },
];

export const PEOPLE: Violation[] = [
  ...RULINGS,
  ...["Ruling", "CalibrationAnswer", "FlagReview"].flatMap((table) =>
    [`UPDATE "${table}" SET "roundId" = 'x'`, `DELETE FROM "${table}"`].map((sql) => ({
      title: `what was recorded stays: ${sql}`,
      sql,
      params: () => [],
      refusal: `SY001 ${table} is append-only`,
    })),
  ),
  {
    title: "a practice answer states a multiplier of at least 1",
    sql: `INSERT INTO "CalibrationAnswer" ("id", "roundId", "userId", "question", "outcome", "multiplier") VALUES ('x', $1, $2, 'q', 'a', 0.5)`,
    params: (w) => [w.roundId, w.people.juror],
    refusal: "23514 CalibrationAnswer_multiplier_at_least_1",
  },
  {
    title: "a juror is not reminded twice in a day",
    sql: `INSERT INTO "Reminder" ("id", "roundId", "userId", "text", "requestedById", "createdAt") VALUES ('x', $1, $2, 't', 'o', now() + interval '2 days')`,
    params: (w) => [w.roundId, w.people.juror],
    refusal: "SY001 This juror was reminded within the last 24 hours",
  },
  {
    title: "a juror has one standing word per conflict",
    sql: `INSERT INTO "Conflict" ("id", "roundId", "userId", "kind", "value", "holds") VALUES ('x', $1, $2, 'project', 'alpha/one', false)`,
    params: (w) => [w.roundId, w.people.juror],
    refusal: "23505 Conflict_one_standing",
  },
  {
    title: "a declared conflict is never deleted",
    sql: `DELETE FROM "Conflict"`,
    params: () => [],
    refusal: "SY001 Conflict is append-only",
  },
  ...[`"value" = 'beta/*'`, `"holds" = false`, `"holds" = false, "withdrawnAt" = now()`].map(
    (change) => ({
      title: `a declared conflict keeps what it says: ${change}`,
      sql: `UPDATE "Conflict" SET ${change} WHERE "id" = $1`,
      params: (w: World) => [w.conflicts.standing],
      refusal: CONFLICT_KEPT,
    }),
  ),
  {
    title: "a withdrawn conflict stays withdrawn",
    sql: `UPDATE "Conflict" SET "withdrawnAt" = NULL WHERE "id" = $1`,
    params: (w) => [w.conflicts.withdrawn],
    refusal: CONFLICT_KEPT,
  },
];
