// What the record of jurors keeps: conflicts of interest.
import type { Violation } from "./violations";
import type { World } from "./world";

const CONFLICT_KEPT = "SY001 A declared conflict is never changed; withdraw it and declare anew";

export const PEOPLE: Violation[] = [
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
