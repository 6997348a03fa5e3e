// The rules of sets of projects, each as one statement that breaks it.
import type { Violation } from "./violations";
import type { World } from "./world";

const COMPARISON = `INSERT INTO "Comparison" ("id", "roundId", "jurorId", "projectAId", "projectBId", "outcome", "split", "setAnswerId", "weight")`;
const ANSWER = `INSERT INTO "SetAnswer" ("id", "roundId", "setId", "jurorId", "shownHash", "version", "current", "ranking", "bestId", "worstId", "skipReason", "tookMs")`;
const AS_ASKED = "SY001 An answer about a set says what was asked, about the projects shown";
const OF_A_SET = "SY001 A comparison of a set is of two of its projects and of whoever answered";

const pairOf = (w: World) => [w.roundId, w.people.juror, w.projectIds[0], w.projectIds[1]];
const ofRanked = (w: World) => [...pairOf(w), w.rankedAnswerId];
const answerTo = (key: "rankedId" | "openSetId") => (w: World) => [
  ...[w.roundId, w[key], w.people.juror, w.projectIds.slice(0, 4)],
  ...[w.projectIds[0], w.projectIds[4]],
];

export const SETS: Violation[] = [
  {
    title: "a comparison does not come from a pair and a set",
    sql: `${COMPARISON.replace(/\)$/, `, "assignmentId", "version", "current")`)} VALUES ('x', $1, $2, $3, $4, 'a', 'train', $5, 1, $6, 2, false)`,
    params: (w) => [...ofRanked(w), w.assignmentId],
    refusal: "23514 Comparison_one_origin",
  },
  ...["0", "1.5", "'NaN'"].map((weight) => ({
    title: `a comparison of a set does not count ${weight}`,
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, $4, 'a', 'train', $5, ${weight})`,
    params: ofRanked,
    refusal: "23514 Comparison_weight_of_a_set",
  })),
  {
    title: "a judgement of its own does not count less than one",
    sql: `INSERT INTO "Comparison" ("id", "roundId", "projectAId", "projectBId", "outcome", "split", "importId", "weight") VALUES ('x', $1, $2, $3, 'a', 'train', $4, 0.5)`,
    params: (w) => [w.roundId, w.projectIds[0], w.projectIds[1], w.importId],
    refusal: "23514 Comparison_weight_of_a_set",
  },
  ...["public", "private"].map((split) => ({
    title: `no ${split} comparison comes of a set`,
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, $4, 'a', '${split}', $5, 0.5)`,
    params: ofRanked,
    refusal: "23514 Comparison_of_a_set_trains",
  })),
  {
    title: "a comparison of a set is of its projects",
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, $4, 'a', 'train', $5, 0.5)`,
    params: (w) => [w.roundId, w.people.juror, w.projectIds[0], w.projectIds[4], w.rankedAnswerId],
    refusal: OF_A_SET,
  },
  {
    title: "a comparison of a set is its juror's",
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, $4, 'a', 'train', $5, 0.5)`,
    params: (w) => [w.roundId, w.people.other, w.projectIds[0], w.projectIds[1], w.rankedAnswerId],
    refusal: OF_A_SET,
  },
  {
    title: "an answer about a set implies one current comparison per pair",
    sql: `${COMPARISON} VALUES ('x', $1, $2, $3, $4, 'a', 'train', $5, 0.5), ('y', $1, $2, $4, $3, 'a', 'train', $5, 0.5)`,
    params: ofRanked,
    refusal: "23505 Comparison_one_current_per_set_pair",
  },
  ...[2, 6].map((size) => ({
    title: `a set does not have ${size} projects`,
    sql: `INSERT INTO "SetAssignment" ("id", "roundId", "jurorId", "kind", "items", "tokenHash", "answeredAt") VALUES ('x', $1, $2, 'rankFive', array_fill('p'::text, ARRAY[${size}]), 'x', now())`,
    params: (w: World) => [w.roundId, w.people.juror],
    refusal: "23514 SetAssignment_three_to_five",
  })),
  {
    title: "a juror has one set at a time",
    sql: `INSERT INTO "SetAssignment" ("id", "roundId", "jurorId", "kind", "items", "tokenHash") SELECT 'x', "roundId", "jurorId", "kind", "items", 'x' FROM "SetAssignment" WHERE "id" = $1`,
    params: (w) => [w.openSetId],
    refusal: "23505 SetAssignment_out_once",
  },
  ...[`"items" = '{a,b,c}'`, `"kind" = 'rankFive'`].map((change) => ({
    title: `a served set stays as it was shown: ${change}`,
    sql: `UPDATE "SetAssignment" SET ${change} WHERE "id" = $1`,
    params: (w: World) => [w.openSetId],
    refusal: "SY001 A served set stays as it was shown and is answered once",
  })),
  {
    title: "a set is answered once",
    sql: `UPDATE "SetAssignment" SET "answeredAt" = now() WHERE "id" = $1`,
    params: (w) => [w.rankedId],
    refusal: "SY001 A served set stays as it was shown and is answered once",
  },
  {
    title: "a set has one current answer",
    sql: `${ANSWER} SELECT 'x', $1, $2, $3, 'h', 2, true, $4, NULL, NULL, NULL, NULL WHERE ($5 || $6) IS NOT NULL`,
    params: answerTo("rankedId"),
    refusal: "23505 SetAnswer_one_current_per_set",
  },
  ...(
    [
      ["an order and a reason why there is none", "$4::text[], NULL, NULL, 'other', NULL"],
      ["a best and no worst, beside an order", "$4::text[], $5, NULL, NULL, NULL"],
    ] as const
  ).map(([what, values]) => ({
    title: `an answer about a set is not ${what}`,
    sql: `${ANSWER} SELECT 'x', $1, $2, $3, 'h', 2, false, ${values} WHERE cardinality($4::text[]) > 0 AND ($5 || $6) IS NOT NULL`,
    params: answerTo("rankedId"),
    refusal: "23514 SetAnswer_says_one_thing",
  })),
  {
    title: "an answer about a set takes no negative time",
    sql: `${ANSWER} SELECT 'x', $1, $2, $3, 'h', 2, false, $4, NULL, NULL, NULL, -1 WHERE ($5 || $6) IS NOT NULL`,
    params: answerTo("rankedId"),
    refusal: "23514 SetAnswer_took_some_time",
  },
  ...(
    [
      ["rankedId", "an order that lacks one", "($4::text[])[1:3], NULL, NULL, NULL, NULL"],
      [
        "rankedId",
        "a best and a worst where an order is asked",
        "'{}', $5, ($4::text[])[2], NULL, NULL",
      ],
      ["openSetId", "anything before it is claimed", "'{}', $5, ($4::text[])[2], NULL, NULL"],
    ] as const
  ).map(([key, what, values]) => ({
    title: `an answer about a set is not ${what}`,
    sql: `${ANSWER} SELECT 'x', $1, $2, $3, 'h', 2, false, ${values} WHERE cardinality($4::text[]) > 0 AND ($5 || $6) IS NOT NULL`,
    params: answerTo(key),
    refusal: AS_ASKED,
  })),
  {
    title: "an answer about a set keeps what it says",
    sql: `UPDATE "SetAnswer" SET "reason" = 'x' WHERE "id" = $1`,
    params: (w) => [w.rankedAnswerId],
    refusal: "SY001 A recorded answer is never changed; add a new version",
  },
  {
    title: "an answer about a set is never deleted",
    sql: `DELETE FROM "SetAnswer" WHERE "id" = $1`,
    params: (w) => [w.rankedAnswerId],
    refusal: "SY001 SetAnswer is append-only",
  },
  ...(
    [
      ["closedId", "This round is not open"],
      ["overdueId", "The deadline of this round has passed"],
    ] as const
  ).map(([key, message]) => ({
    title: `no set is served (${key})`,
    sql: `INSERT INTO "SetAssignment" ("id", "roundId", "jurorId", "kind", "items", "tokenHash") VALUES ('x', $1, $2, 'rankFive', '{a,b,c}', 'x')`,
    params: (w: World) => [w[key], w.people.juror],
    refusal: `SY002 ${message}`,
  })),
];
