// Every rule that the invariants migrations keep, each as one statement that breaks it.
import type { World } from "./world";

export interface Violation {
  /** The invariant, as prisma/INVARIANTS.md lists it. */
  title: string;
  sql: string;
  params: (w: World) => unknown[];
  /** SQLSTATE and constraint, or SQLSTATE and the trigger's message. */
  refusal: string;
}

const COMPARISON = `INSERT INTO "Comparison" ("id", "roundId", "projectAId", "projectBId", "outcome", "split", "assignmentId", "importId", "logRatio", "version", "current")`;

export const VALUES: Violation[] = [
  {
    title: "an invitation is not used more often than allowed",
    sql: `UPDATE "Invitation" SET "uses" = 2 WHERE "id" = $1`,
    params: (w) => [w.invitationId],
    refusal: "23514 Invitation_uses_within_max",
  },
  {
    title: "a modeler uses no more than the quota",
    sql: `UPDATE "SubmissionCounter" SET "used" = 3 WHERE "teamId" IN (SELECT "id" FROM "Team" WHERE "roundId" = $1)`,
    params: (w) => [w.roundId],
    refusal: "23514 SubmissionCounter_used_within_quota",
  },
  {
    title: "a submission is of its uploader's team",
    sql: `INSERT INTO "Submission" ("id", "roundId", "teamId", "userId", "title", "fileName", "content", "weights", "repairs", "quotaWindow") SELECT 'x', $1, "teamId", $2, 't', 'f', '', '{}', '[]', 'w' FROM "TeamMember" WHERE "roundId" = $1`,
    params: (w) => [w.roundId, w.people.organizer],
    refusal: "SY001 A submission is of the team that its uploader is in",
  },
  {
    title: "a served pair is of two projects",
    sql: `UPDATE "Assignment" SET "projectBId" = "projectAId" WHERE "id" = $1`,
    params: (w) => [w.assignmentId],
    refusal: "23514 Assignment_two_projects",
  },
  {
    title: "a comparison is of two projects",
    sql: `${COMPARISON} VALUES ('x', $1, $2, $2, 'a', 'train', NULL, $3, NULL, 1, true)`,
    params: (w) => [w.roundId, w.projectIds[0], w.importId],
    refusal: "23514 Comparison_two_projects",
  },
  {
    title: "a comparison comes from a served pair or a file, not both",
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, 'a', 'train', $4, $5, NULL, 2, false)`,
    params: (w) => [w.roundId, w.projectIds[0], w.projectIds[1], w.assignmentId, w.importId],
    refusal: "23514 Comparison_one_origin",
  },
  {
    title: "a comparison comes from somewhere",
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, 'a', 'train', NULL, NULL, NULL, 1, true)`,
    params: (w) => [w.roundId, w.projectIds[0], w.projectIds[1]],
    refusal: "23514 Comparison_one_origin",
  },
  ...["'NaN'", "'Infinity'", "1000"].map((value) => ({
    title: `a stated ratio is finite, not ${value}`,
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, 'a', 'train', NULL, $4, ${value}, 1, true)`,
    params: (w: World) => [w.roundId, w.projectIds[0], w.projectIds[1], w.importId],
    refusal: "23514 Comparison_finite_log_ratio",
  })),
  ...(
    [
      ["confidence", "4", "Comparison_confidence_in_steps"],
      ["skipReason", "'other'", "Comparison_skip_reason_of_skip"],
      ["tookMs", "-1", "Comparison_took_some_time"],
    ] as const
  ).map(([column, value, constraint]) => ({
    title: `an answer that prefers one does not have ${column} ${value}`,
    sql: `${COMPARISON.replace(/\)$/, `, "${column}")`)} VALUES ('x', $1, $2, $3, 'a', 'train', NULL, $4, NULL, 1, true, ${value})`,
    params: (w: World) => [w.roundId, w.projectIds[0], w.projectIds[1], w.importId],
    refusal: `23514 ${constraint}`,
  })),
  {
    title: "a served pair has one current answer",
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, 'a', 'train', $4, NULL, NULL, 2, true)`,
    params: (w) => [w.roundId, w.projectIds[0], w.projectIds[1], w.assignmentId],
    refusal: "23505 Comparison_one_current_per_assignment",
  },
  ...[
    ["another split", "$2, $3, 'a', 'private'"],
    ["the pair the other way round", "$3, $2, 'a', 'train'"],
  ].map(([what, values]) => ({
    title: `an answer is not recorded under ${what} than was served`,
    sql: `${COMPARISON} VALUES ('x', $1, ${values}, $4, NULL, NULL, 2, false)`,
    params: (w: World) => [w.roundId, w.projectIds[0], w.projectIds[1], w.assignmentId],
    refusal: "SY001 A comparison says what was served: round, pair and split",
  })),
  {
    title: "a fit's progress is a fraction",
    sql: `UPDATE "Fit" SET "progress" = 1.5 WHERE "id" = $1`,
    params: (w) => [w.fitId],
    refusal: "23514 Fit_progress_is_a_fraction",
  },
];

export const APPEND_ONLY: Violation[] = [
  ...["AuditEvent", "Approval", "PayoutLine"].flatMap((table) => [
    {
      title: `${table} rows are never changed`,
      sql: `UPDATE "${table}" SET "id" = 'other'`,
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
  ...["Comparison", "PayoutRun"].map((table) => ({
    title: `${table} rows are never deleted`,
    sql: `DELETE FROM "${table}"`,
    params: () => [],
    refusal: `SY001 ${table} is append-only`,
  })),
  ...[
    `"outcome" = 'b'`,
    `"reason" = 'x'`,
    `"split" = 'public'`,
    `"current" = false, "version" = 9`,
  ].map((change) => ({
    title: `a recorded comparison keeps what it says: ${change}`,
    sql: `UPDATE "Comparison" SET ${change} WHERE "id" = $1`,
    params: (w: World) => [w.train],
    refusal: "SY001 A recorded comparison is never changed; add a new version",
  })),
];

const PAIR = `"roundId", "projectAId", "projectBId"`;

/** Whatever people bring to a round is taken while it is open, by the database's clock. */
function takesNoRows(key: "draftId" | "closedId" | "overdueId", message: string): Violation[] {
  const refusal = `SY002 ${message}`;
  const pair = `SELECT $1, min("id"), max("id")`;
  const from = `FROM "Project" WHERE "roundId" = $1`;
  return [
    {
      title: `no pair is served (${key})`,
      sql: `INSERT INTO "Assignment" (${PAIR}, "id", "jurorId", "split", "reason", "tokenHash") ${pair}, 'x', $2, 'train', 'connect', 't' ${from}`,
      params: (w) => [w[key], w.people.juror],
      refusal,
    },
    {
      title: `no judgement is recorded (${key})`,
      sql: `INSERT INTO "Comparison" (${PAIR}, "id", "outcome", "split", "assignmentId", "version", "current") ${pair}, 'x', 'a', 'train', $2, 2, false ${from}`,
      params: (w) => [w[key], w.assignmentId],
      refusal,
    },
    {
      title: `no submission is taken (${key})`,
      sql: `INSERT INTO "Submission" ("id", "roundId", "teamId", "userId", "title", "fileName", "content", "weights", "repairs", "quotaWindow") SELECT 'x', $1, "teamId", $2, 't', 'f', '', '{}', '[]', 'w' FROM "TeamMember" WHERE "userId" = $2 LIMIT 1`,
      params: (w) => [w[key], w.people.modeler],
      refusal,
    },
  ];
}

const FROZEN = "SY001 Settings are frozen from publication on";
const AMENDED = "SY001 Settings are frozen from publication on; write an amendment";
const PROJECTS_FROZEN = "SY001 The list of projects is frozen from publication on";

export const ROUNDS: Violation[] = [
  ...(
    [
      ["draft", "closed", "draftId"],
      ["open", "draft", "roundId"],
      ["closed", "open", "closedId"],
      ["closed", "draft", "closedId"],
    ] as const
  ).map(([from, to, key]) => ({
    title: `a round does not go from ${from} to ${to}`,
    sql: `UPDATE "Round" SET "status" = '${to}', "settingsHash" = 'h' WHERE "id" = $1`,
    params: (w: World) => [w[key]],
    refusal: `SY001 A round goes from draft to open to closed, not from ${from} to ${to}`,
  })),
  {
    title: "a published round has hashed settings",
    sql: `UPDATE "Round" SET "status" = 'open' WHERE "id" = $1`,
    params: (w) => [w.draftId],
    refusal: "SY001 A published round has hashed settings",
  },
  ...(
    [
      [`"settings" = '{}'`, AMENDED],
      [`"settingsHash" = 'other'`, AMENDED],
      [`"closesAt" = now()`, AMENDED],
      [`"question" = 'other'`, FROZEN],
      [`"splitSeed" = 'other'`, FROZEN],
      [`"slug" = 'other'`, FROZEN],
      [`"publishedAt" = now()`, FROZEN],
    ] as const
  ).map(([change, refusal]) => ({
    title: `a published round keeps its word: ${change}`,
    sql: `UPDATE "Round" SET ${change} WHERE "id" = $1`,
    params: (w: World) => [w.roundId],
    refusal,
  })),
  {
    title: "no project joins a published round",
    sql: `INSERT INTO "Project" ("id", "roundId", "name", "title", "position") VALUES ('x', $1, 'x', 'x', 99)`,
    params: (w) => [w.roundId],
    refusal: PROJECTS_FROZEN,
  },
  {
    title: "no project leaves a published round",
    sql: `DELETE FROM "Project" WHERE "roundId" = $1`,
    params: (w) => [w.roundId],
    refusal: PROJECTS_FROZEN,
  },
  {
    title: "no project of a published round changes its name",
    sql: `UPDATE "Project" SET "name" = 'x' WHERE "id" = $1`,
    params: (w) => [w.projectIds[0]],
    refusal: PROJECTS_FROZEN,
  },
  {
    title: "no alias joins a published round",
    sql: `INSERT INTO "ProjectAlias" ("id", "roundId", "projectId", "alias") VALUES ('x', $1, $2, 'x')`,
    params: (w) => [w.roundId, w.projectIds[0]],
    refusal: PROJECTS_FROZEN,
  },
  ...takesNoRows("draftId", "This round is not open"),
  ...takesNoRows("closedId", "This round is not open"),
  ...takesNoRows("overdueId", "The deadline of this round has passed"),
];

export const UNIQUE: Violation[] = [
  {
    title: "a person has a role in a round once",
    sql: `INSERT INTO "Membership" ("id", "roundId", "userId", "role") VALUES ('x', $1, $2, 'juror')`,
    params: (w) => [w.roundId, w.people.juror],
    refusal: "23505 Membership_roundId_userId_role_key",
  },
  {
    title: "a juror is not shown a pair twice the same way round",
    sql: `INSERT INTO "Assignment" ("id", "roundId", "jurorId", "projectAId", "projectBId", "split", "reason", "tokenHash", "answeredAt") SELECT 'x', "roundId", "jurorId", "projectAId", "projectBId", "split", 'repeat', 'x', now() FROM "Assignment" WHERE "id" = $1`,
    params: (w) => [w.assignmentId],
    refusal: "23505 Assignment_roundId_jurorId_projectAId_projectBId_key",
  },
  {
    title: "a pair is not out with a juror twice, mirrored neither",
    sql: `INSERT INTO "Assignment" ("id", "roundId", "jurorId", "projectAId", "projectBId", "split", "reason", "tokenHash") SELECT 'x', "roundId", "jurorId", "projectBId", "projectAId", "split", 'repeat', 'x' FROM "Assignment" WHERE "id" = $1`,
    params: (w) => [w.assignmentId],
    refusal: "23505 Assignment_out_once",
  },
  {
    title: "a file is imported once",
    sql: `INSERT INTO "ComparisonImport" ("id", "roundId", "fileName", "fileHash", "format", "rows", "report", "createdById") VALUES ('x', $1, 'f', 'hash', 'plain', 1, '{}', 'u')`,
    params: (w) => [w.roundId],
    refusal: "23505 ComparisonImport_roundId_fileHash_key",
  },
  {
    title: "the audit trail does not fork",
    sql: `INSERT INTO "AuditEvent" ("id", "roundId", "seq", "action", "data", "prevHash", "hash", "at") VALUES ('x', $1, 1, 'a', '{}', '', '', now())`,
    params: (w) => [w.roundId],
    refusal: "23505 AuditEvent_roundId_seq_key",
  },
  {
    title: "the queue takes only known tasks",
    sql: `SELECT steelyard_enqueue('rm', '{}', 'key')`,
    params: () => [],
    refusal: "SY001 Unknown task rm",
  },
];
