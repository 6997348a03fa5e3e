// What the record of saved runs keeps.
import type { Violation } from "./violations";

const OWNER = `(SELECT min("id") FROM "User")`;
const RUN = `INSERT INTO "LabRun" ("id", "ownerId", "name", "study", "studyHash", "tasks", "seconds", "createdAt"`;
const values = (id: string, { name = "n", tasks = 1, seconds = 0, at = "now()" } = {}) =>
  `('${id}', ${OWNER}, '${name}', '{}', 'h', ${tasks}, ${seconds}, ${at}`;
const run = (id: string, changes = {}) => `${RUN}) VALUES ${values(id, changes)});`;
const part = (columns = "", entries = "") =>
  `INSERT INTO "LabPart" ("id", "runId", "seq", "fromTask", "toTask"${columns}) VALUES ('p', 'x', 0, 0, 1${entries});`;
const DONE = `"status" = 'done', "result" = '{}', "resultHash" = 'h', "codeVersion" = 'v'`;
const becomes = (...sets: string[]) =>
  sets.map((set) => `UPDATE "LabRun" SET ${set} WHERE "id" = 'x';`).join(" ");

/** In one block, so that nothing of it stays. */
const block = (...statements: string[]) => `DO $do$ BEGIN ${statements.join(" ")} END $do$`;
const broken = (title: string, refusal: string, ...statements: string[]): Violation => ({
  ...{ title, refusal, sql: block(...statements), params: () => [] },
});

export const LAB: Violation[] = [
  broken("a run has a name", "23514 LabRun_named", run("x", { name: "  " })),
  broken("a run is of some tasks", "23514 LabRun_size", run("x", { tasks: 0 })),
  broken("a run is not too large", "23514 LabRun_size", run("x", { seconds: 1801 })),
  broken(
    "a run that is done has a result",
    "23514 LabRun_done_with_result",
    run("x"),
    becomes(`"status" = 'done'`),
  ),
  broken(
    "a result has its hash and its code",
    "23514 LabRun_done_with_result",
    run("x"),
    becomes(`"status" = 'done', "result" = '{}'`),
  ),
  broken(
    "a run starts out waiting",
    "SY001 A saved run starts out waiting",
    `${RUN}, "status") VALUES ${values("x")}, 'running');`,
  ),
  broken(
    "a person has three runs unfinished at most",
    "SY001 Three of your runs are not finished yet; let them finish, or cancel one",
    ...["a", "b", "c", "d"].map((id) => run(id)),
  ),
  broken(
    "a person keeps 200 runs at most",
    "SY001 You keep 200 runs already; delete some",
    `FOR k IN 1..201 LOOP ${RUN}) VALUES ${values("").replace("''", "'k' || k")});
       UPDATE "LabRun" SET "status" = 'cancelled' WHERE "id" = 'k' || k; END LOOP;`,
  ),
  broken(
    "a person has two hours of computing a day",
    "SY001 This is more than is left of your two hours of computing a day",
    ...["a", "b", "c", "d", "e"].map(
      (id) =>
        `${run(id, { seconds: 1800 })} UPDATE "LabRun" SET "status" = 'failed' WHERE "id" = '${id}';`,
    ),
  ),
  ...[`"study" = '{"a":1}'`, `"studyHash" = 'i'`, `"tasks" = 2`, `"seconds" = 1`].map((set) =>
    broken(
      `what a run computes never changes: ${set}`,
      "SY001 What a saved run computes never changes; save another",
      run("x"),
      becomes(set),
    ),
  ),
  ...[
    [DONE, `"status" = 'running'`],
    [DONE, `"resultHash" = 'i'`],
    [`"status" = 'cancelled'`, DONE],
    [`"status" = 'failed', "error" = 'e'`, `"error" = 'f'`],
  ].map(([first, then]) =>
    broken(
      `a run that has ended stays: ${then}`,
      "SY001 A saved run that has ended stays as it is",
      run("x"),
      becomes(first!, then!),
    ),
  ),
  broken(
    "a run does not go back to waiting",
    "SY001 A saved run goes from waiting to running to its end",
    run("x"),
    becomes(`"status" = 'running'`, `"status" = 'queued'`),
  ),
  broken(
    "a part is of some tasks",
    "23514 LabPart_of_some_tasks",
    run("x"),
    part().replace("0, 0, 1", "0, 1, 1"),
  ),
  broken(
    "a part's progress is a fraction",
    "23514 LabPart_progress_is_a_fraction",
    run("x"),
    part(`, "progress"`, ", 1.1"),
  ),
  broken(
    "a part that is done has records",
    "23514 LabPart_done_with_records",
    run("x"),
    part(`, "status"`, ", 'done'"),
  ),
  broken(
    "a part is there once",
    "23505 LabPart_runId_seq_key",
    run("x"),
    part(),
    part().replace("'p'", "'q'"),
  ),
  ...["done", "failed", "cancelled"].map((status) =>
    broken(
      `the parts of a run that is ${status} are gone`,
      "P0004 no part is left",
      run("x"),
      part(),
      becomes(status === "done" ? DONE : `"status" = '${status}'`),
      `ASSERT EXISTS (SELECT 1 FROM "LabPart" WHERE "runId" = 'x'), 'no part is left';`,
    ),
  ),
];
