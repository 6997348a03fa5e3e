import { beforeAll, describe, expect, test } from "vitest";
import { asActor, db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { freezeData } from "~/server/services/freezeData";
import { addAnswers, closeRound, openRound } from "../services/fixture";
import { buildWorld, refusalOf, rowsOf, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const labRunOf = (owner: string, column = "", value = "") =>
  `INSERT INTO "LabRun" ("id", "ownerId", "name", "study", "studyHash", "tasks", "seconds"${column})
   VALUES ('x', ${owner}, 'n', '{}', 'h', 1, 0${value})`;

const SEALED = `SELECT "id" FROM "Comparison" WHERE "split" <> 'train' ORDER BY "split"`;

describe("sealed comparisons", () => {
  /** One of each held-out split. */
  const sealed = () => [{ id: world.public }, { id: world.private }];

  test("the owner's connection sees them", async () => {
    expect(await rowsOf("owner", SEALED)).toEqual(sealed());
  });

  test.each([
    ["without an actor", () => ""],
    ["as the organizer", () => world.people.organizer],
    ["as another modeler", () => world.people.modeler],
  ])("the web role does not see them %s, even with raw SQL", async (_, actor) => {
    expect(await rowsOf("web", SEALED, [], actor())).toEqual([]);
    const count = `SELECT count(*)::int AS n FROM "Comparison" WHERE "id" = ANY($1)`;
    const ids = [world.public, world.private];
    expect(await rowsOf("web", count, [ids], actor())).toEqual([{ n: 0 }]);
  });

  test("the juror who made one sees it, through Prisma too", async () => {
    expect(await rowsOf("web", SEALED, [], world.people.juror)).toEqual(sealed());
    const own = await asActor(world.people.juror, (tx) =>
      tx.comparison.findMany({
        where: { split: { not: "train" } },
        orderBy: { split: "asc" },
        select: { id: true },
      }),
    );
    expect(own).toEqual(sealed());
  });

  test("the actor of one transaction is forgotten before the next", async () => {
    await asActor(world.people.juror, (tx) => tx.comparison.count());
    expect(await db.comparison.count({ where: { split: { not: "train" } } })).toBe(0);
  });

  test("training rows are for everybody", async () => {
    const rows = await rowsOf("web", `SELECT "id" FROM "Comparison" WHERE "split" = 'train'`);
    expect(rows).toContainEqual({ id: world.train });
  });

  test("everybody sees them once the round is closed", async () => {
    const mine = `SELECT "id" FROM "Comparison" WHERE "roundId" = $1 AND "split" <> 'train'`;
    const closed = await openRound();
    await addAnswers(closed);
    expect(await rowsOf("web", mine, [closed.roundId])).toEqual([]);
    await closeRound(closed);
    expect((await rowsOf("web", mine, [closed.roundId])).length).toBeGreaterThan(0);
  });

  test("how many there are may be known", async () => {
    const rows = await rowsOf("web", "SELECT * FROM steelyard_comparison_counts($1)", [
      world.roundId,
    ]);
    expect(rows).toContainEqual({ split: "public", comparisons: "1", jurors: "1" });
    expect(rows).toContainEqual({ split: "private", comparisons: "1", jurors: "1" });
    const recorded = await rowsOf("web", "SELECT steelyard_recorded($1) AS n", [world.roundId]);
    const all = await workerDb().comparison.count({ where: { roundId: world.roundId } });
    expect(recorded).toEqual([{ n: String(all) }]);
  });

  test("nobody retires the answer of another juror", async () => {
    const retire = `UPDATE "Comparison" SET "current" = false WHERE "id" = $1 RETURNING "id"`;
    expect(await rowsOf("web", retire, [world.train], world.people.organizer)).toEqual([]);
    expect(await rowsOf("web", retire, [world.train], world.people.juror)).toHaveLength(1);
  });
});

describe("served pairs of the held-out splits", () => {
  const SERVED = `SELECT "split" FROM "Assignment" WHERE "roundId" = $1 ORDER BY "split"`;
  const see = async (role: "owner" | "web", actor = "") =>
    (await rowsOf(role, SERVED, [world.roundId], actor)).map(({ split }) => split);

  test("are known to the owner and to the juror they were served to", async () => {
    expect(await see("owner")).toEqual(["train", "train", "public", "private"]);
    expect(await see("web", world.people.juror)).toEqual(["train", "train", "public", "private"]);
  });

  test("are hidden from the web role otherwise, however it asks", async () => {
    expect(await see("web")).toEqual(["train", "train"]);
    expect(await see("web", world.people.organizer)).toEqual(["train", "train"]);
    const count = `SELECT count(*)::int AS n FROM "Assignment" WHERE "id" = (SELECT "assignmentId" FROM "Comparison" WHERE "id" = $1)`;
    expect(await rowsOf("web", count, [world.private], world.people.organizer)).toEqual([{ n: 0 }]);
  });

  test("are counted with their times, and with nothing about the pair", async () => {
    const times = `SELECT * FROM steelyard_answer_times($1)`;
    await workerDb().assignment.updateMany({
      where: { roundId: world.roundId },
      data: { answeredAt: new Date() },
    });
    const rows = await rowsOf("web", times, [world.roundId]);
    // Four pairs and a set.
    expect(rows).toHaveLength(5);
    expect(Object.keys(rows[0]!)).toEqual(["id", "jurorId", "servedAt", "answeredAt"]);
  });

  test("are served, answered and taken back in nobody else's name", async () => {
    const { juror, organizer } = world.people;
    const answer = `UPDATE "Assignment" SET "answeredAt" = now() WHERE "roundId" = $1 RETURNING "id"`;
    expect(await rowsOf("web", answer, [world.roundId], organizer)).toEqual([]);
    expect(await rowsOf("web", answer, [world.roundId], juror)).toHaveLength(4);
    const serve = `INSERT INTO "Assignment" ("id", "roundId", "jurorId", "projectAId", "projectBId", "split", "reason", "tokenHash") VALUES ('x', $1, $2, $3, $4, 'train', 'connect', 'x')`;
    const pair = [world.roundId, juror, world.projectIds[3], world.projectIds[4]];
    expect(await refusalOf("web", serve, pair, organizer)).toMatch(/^42501 /);
    expect(await refusalOf("web", serve, pair, juror)).toBeNull();
    const takeBack = `DELETE FROM "Assignment" WHERE "roundId" = $1 RETURNING "id"`;
    expect(await rowsOf("web", takeBack, [world.roundId], organizer)).toEqual([]);
  });
});

describe("answers about sets", () => {
  const ANSWERS = `SELECT "id" FROM "SetAnswer" WHERE "roundId" = $1`;
  const see = (role: "owner" | "web", actor = "") => rowsOf(role, ANSWERS, [world.roundId], actor);

  test("are read by whoever gave them, and by nobody else before the close", async () => {
    expect(await see("owner")).toEqual([{ id: world.rankedAnswerId }]);
    expect(await see("web", world.people.juror)).toEqual([{ id: world.rankedAnswerId }]);
    expect(await see("web", world.people.organizer)).toEqual([]);
    expect(await see("web")).toEqual([]);
  });

  test("are given, retired and taken back in nobody else's name", async () => {
    const { juror, organizer } = world.people;
    const retire = `UPDATE "SetAnswer" SET "current" = false WHERE "id" = $1 RETURNING "id"`;
    expect(await rowsOf("web", retire, [world.rankedAnswerId], organizer)).toEqual([]);
    expect(await rowsOf("web", retire, [world.rankedAnswerId], juror)).toHaveLength(1);
    const takeBack = `DELETE FROM "SetAssignment" WHERE "id" = $1 RETURNING "id"`;
    expect(await rowsOf("web", takeBack, [world.openSetId], organizer)).toEqual([]);
    expect(await rowsOf("web", takeBack, [world.rankedId], juror)).toEqual([]);
    expect(await rowsOf("web", takeBack, [world.openSetId], juror)).toHaveLength(1);
    const serve = `INSERT INTO "SetAssignment" ("id", "roundId", "jurorId", "kind", "items", "tokenHash") VALUES ('x', $1, $2, 'rankFive', '{a,b,c}', 'x')`;
    const inTheirName = [world.roundId, world.people.modeler];
    expect(await refusalOf("web", serve, inTheirName, organizer)).toMatch(/^42501 /);
  });
});

describe("the frozen data", () => {
  const FILES = `SELECT "name" FROM "DatasetContent" WHERE "roundId" = $1 AND "name" NOT LIKE 'baseline-%' ORDER BY "name"`;
  const see = async (role: "owner" | "web", roundId = world.roundId) =>
    (await rowsOf(role, FILES, [roundId], world.people.organizer)).map(({ name }) => name);

  test("is read by the worker, and by the web role without what is held out", async () => {
    expect(await see("owner")).toEqual(["items", "private", "public", "train"]);
    expect(await see("web")).toEqual(["items", "train"]);
  });

  test("is open to everybody, seals included, once the round is closed", async () => {
    const closed = await openRound();
    await addAnswers(closed);
    await freezeData(closed.roundId, "requested");
    expect(await see("web", closed.roundId)).toEqual(["items", "train"]);
    await closeRound(closed);
    expect(await see("web", closed.roundId)).toEqual(["items", "private", "public", "train"]);
  });
});

describe("pools", () => {
  const poolOf = () => [world.pools.open, world.people.juror];

  test("are joined, proposed to and staked in in nobody else's name", async () => {
    const { juror, organizer } = world.people;
    const acts = [
      `INSERT INTO "Stake" ("poolId", "userId", "amount") VALUES ($1, $2, 1)`,
      `INSERT INTO "Proposal" ("id", "poolId", "userId", "title", "text", "amount") VALUES ('x', $1, $2, 'A title', '', 1)`,
    ];
    for (const act of acts) {
      expect(await refusalOf("web", act, poolOf(), organizer)).toMatch(/^42501 /);
      expect(await refusalOf("web", act, poolOf(), juror)).toBeNull();
    }
    const join = `INSERT INTO "PoolMember" ("poolId", "userId", "amount", "power") VALUES ($1, $2, 1, 100)`;
    const modeler = [world.pools.open, world.people.modeler];
    expect(await refusalOf("web", join, modeler, organizer)).toMatch(/^42501 /);
    expect(await refusalOf("web", join, modeler, world.people.modeler)).toBeNull();
  });

  test("have their proposals withdrawn by whoever made them", async () => {
    const withdraw = `UPDATE "Proposal" SET "status" = 'withdrawn', "endedAt" = now() WHERE "id" = $1 RETURNING "id"`;
    const id = [world.proposals.open];
    expect(await rowsOf("web", withdraw, id, world.people.organizer)).toEqual([]);
    expect(await rowsOf("web", withdraw, id, world.people.juror)).toHaveLength(1);
  });
});

describe.each(["Score", "Baseline", "Board"])("sealed rows of %s", (table) => {
  const sealed = `SELECT "split" FROM "${table}" WHERE "split" = 'private'`;

  test("are hidden from the web role until the round closes", async () => {
    expect(await rowsOf("owner", sealed)).toHaveLength(1);
    expect(await rowsOf("web", sealed, [], world.people.organizer)).toEqual([]);
  });
});

test.each([
  ["exact scores", "Score", []],
  ["exact scores of baselines", "Baseline", []],
  ["boards", "Board", [{ split: "public" }]],
])("%s of an open round, as the web role sees them", async (_, table, seen) => {
  expect(await rowsOf("owner", `SELECT "split" FROM "${table}"`)).toHaveLength(2);
  expect(await rowsOf("web", `SELECT "split" FROM "${table}"`)).toEqual(seen);
});

describe("what the web role may not write", () => {
  const denied: [string, string][] = [
    ["a score", `INSERT INTO "Score" SELECT * FROM "Score"`],
    ["a better score", `UPDATE "Score" SET "value" = 0`],
    ["no score", `DELETE FROM "Score"`],
    ["a baseline", `UPDATE "Baseline" SET "value" = 0`],
    ["a release", `UPDATE "Release" SET "score" = 0`],
    ["a board", `UPDATE "Board" SET "data" = '{}'`],
    ["the evidence of a fit", `UPDATE "Fit" SET "evidence" = '{}'`],
    ["the weights of a fit", `UPDATE "FitWeight" SET "weight" = 1`],
    ["a part of a fit", `INSERT INTO "FitPart" SELECT * FROM "FitPart"`],
    ["the weights of a submission", `UPDATE "Submission" SET "weights" = '{}'`],
    ["another answer", `UPDATE "Comparison" SET "outcome" = 'b'`],
    ["a row less", `DELETE FROM "Comparison"`],
    ["history", `UPDATE "AuditEvent" SET "action" = 'x'`],
    ["less history", `DELETE FROM "AuditEvent"`],
    ["another signature", `UPDATE "Approval" SET "approved" = true`],
    ["another payment", `UPDATE "PayoutLine" SET "amount" = 1`],
    [
      "a ruling's version",
      `INSERT INTO "Comparison" SELECT * FROM "Comparison" WHERE "rulingId" IS NOT NULL`,
    ],
    ["another ruling", `UPDATE "Ruling" SET "reason" = 'x'`],
    ["the ruled judgements", `SELECT steelyard_ruled(r) FROM "Ruling" r`],
    ["a mail as sent", `UPDATE "Reminder" SET "sentAt" = now()`],
    ["jobs of its own", `SELECT graphile_worker.add_job('runFit')`],
    ["data", `INSERT INTO "DatasetContent" SELECT * FROM "DatasetContent"`],
    ["a version of the data", `INSERT INTO "DatasetVersion" SELECT * FROM "DatasetVersion"`],
    ["other pseudonyms", `UPDATE "DataKey" SET "key" = 'x'`],
    ["another amendment", `UPDATE "Amendment" SET "reason" = 'x'`],
    ["a saved run of somebody else", labRunOf(`'nobody'`)],
    ["the result of a saved run", `UPDATE "LabRun" SET "result" = '{}'`],
    [
      "a saved run with a result",
      labRunOf("current_setting('steelyard.actor_id')", `, "result"`, ", '{}'"),
    ],
    ["other settings of a saved run", `UPDATE "LabRun" SET "study" = '{}'`],
    ["a part of a saved run", `UPDATE "LabPart" SET "progress" = 1`],
    ["a pool's funds", `UPDATE "Pool" SET "funds" = 1`],
    ["a pool's clock", `INSERT INTO "PoolClockShift" SELECT "id", 5 FROM "Pool"`],
    ["another clock", `UPDATE "PoolClockShift" SET "seconds" = 5`],
    ["another stake", `UPDATE "Stake" SET "amount" = 1`],
    ["what was asked", `UPDATE "Proposal" SET "amount" = 1`],
    ["another release", `UPDATE "ProposalRelease" SET "amount" = 1`],
    ["row security", `ALTER TABLE "Comparison" DISABLE ROW LEVEL SECURITY`],
    ["triggers", `ALTER TABLE "Round" DISABLE TRIGGER ALL`],
  ];
  test.each(denied)("%s", async (_, sql) => {
    expect(await refusalOf("web", sql, [], world.people.juror)).toMatch(/^42501 /);
  });

  test("but it asks for a fit's end, and adds jobs through the one door", async () => {
    expect(
      await refusalOf("web", `UPDATE "Fit" SET "cancelRequestedAt" = now() WHERE "id" = $1`, [
        world.fitId,
      ]),
    ).toBeNull();
    const job = `SELECT steelyard_enqueue('runFit', '{}', 'key')`;
    expect(await refusalOf("web", job)).toBeNull();
  });
});

describe("a saved run of the lab", () => {
  const NAME = `SELECT "name" FROM "LabRun" WHERE "id" = $1`;

  test("is read by everybody, changed by its owner, and read by its owner alone once deleted", async () => {
    const { organizer: owner, juror: other } = world.people;
    const run = { ownerId: owner, name: "Mine", study: {}, studyHash: "h", tasks: 1, seconds: 0 };
    const { id } = await workerDb().labRun.create({ data: run });
    expect(await rowsOf("web", NAME, [id])).toEqual([{ name: "Mine" }]);
    const rename = (who: string) => (name: string) =>
      asActor(who, (tx) => tx.labRun.updateMany({ where: { id }, data: { name } }));
    expect(await rename(other)("Theirs")).toEqual({ count: 0 });
    expect(await rename(owner)("Still mine")).toEqual({ count: 1 });
    await workerDb().labRun.update({ where: { id }, data: { deletedAt: new Date() } });
    expect(await rowsOf("web", NAME, [id], other)).toEqual([]);
    expect(await rowsOf("web", NAME, [id], owner)).toEqual([{ name: "Still mine" }]);
  });
});

test("the web client connects as the web role, the worker's does not", async () => {
  const role = `SELECT current_user AS role`;
  expect(await db.$queryRawUnsafe(role)).toEqual([{ role: "steelyard_web" }]);
  expect(await workerDb().$queryRawUnsafe(role)).not.toEqual([{ role: "steelyard_web" }]);
});

test("the web process cannot open the worker's connection", () => {
  process.env.STEELYARD_PROCESS = "web";
  try {
    expect(() => workerDb()).toThrow("may not open the worker's database connection");
  } finally {
    delete process.env.STEELYARD_PROCESS;
  }
});
