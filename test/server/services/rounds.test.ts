import { describe, expect, test } from "vitest";
import { hashOf, sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { installQueue } from "~/server/jobs/queue";
import { listAudit } from "~/server/services/audit";
import { closeRound } from "~/server/services/closeRound";
import { createRound } from "~/server/services/createRound";
import { getRound } from "~/server/services/getRound";
import { listProjects } from "~/server/services/listProjects";
import { listRounds } from "~/server/services/listRounds";
import { frozenContent, publishRound } from "~/server/services/publishRound";
import { roundSettingsSchema } from "~/server/services/roundSettings";
import { slugOf } from "~/server/services/roundSlug";
import { setPayoutAddresses } from "~/server/services/setPayoutAddresses";
import { updateRound } from "~/server/services/updateRound";
import { accessOf, addAnswers, addPerson, openRound, PROJECTS, SETTINGS } from "./fixture";

const settings = roundSettingsSchema.parse(SETTINGS);
const LIST = "repo\nhttps://github.com/Alpha/One\nbeta/two\n";
const soon = () => new Date(Date.now() + 86_400_000);

async function newRound(title = "The round", projects = LIST, closesAt: Date | undefined = soon()) {
  const organizer = await addPerson("Olga");
  const input = { title, question: "Which matters more?", settings, projects, closesAt };
  return { organizer, ...(await createRound(organizer, input)) };
}

/** The rules that an AppError's problems name. */
async function rulesOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("nothing was refused");
  return (error.details.problems ?? []).map(({ column, rule }) => `${column} ${rule}`);
}

describe("creating a round", () => {
  test("makes its creator the organizer, and spells out names and parameters", async () => {
    const { organizer, id, slug } = await newRound("Crème brûlée: a round!");
    expect(slug).toBe("creme-brulee-a-round");
    const round = await getRound(organizer, slug);
    expect(round).toMatchObject({ id, status: "draft", stage: "setup", myRoles: ["organizer"] });
    expect(round.settings.weights).toEqual({ method: "log_l2_ridge", params: { lambda: 3 } });
    const projects = await listProjects(accessOf({ roundId: id } as never, "draft", "organizer"));
    expect(projects.map(({ name, url }) => [name, url])).toEqual([
      ["alpha/one", "https://github.com/alpha/one"],
      ["beta/two", "https://github.com/beta/two"],
    ]);
  });

  test.each([
    ["New", "new-2"],
    ["!!!", "round"],
  ])("gives %j an address of its own", async (title, slug) => {
    expect((await newRound(title)).slug).toBe(slug);
    expect((await newRound(title)).slug).not.toBe(slug);
  });

  test("cuts a long title without leaving a hyphen at its end", () => {
    expect(slugOf(`${"a".repeat(59)} tail`)).toBe("a".repeat(59));
  });

  test("refuses a wrong list with every problem, and writes nothing", async () => {
    const before = await workerDb().round.count();
    const list = "repo,address\nhttps://github.com/ethereum,\nbeta/two,0x12\ngamma/three,0x0\n";
    expect(await rulesOf(newRound("Bad", list))).toEqual([
      "repo item",
      "address address",
      "address address",
    ]);
    expect(await workerDb().round.count()).toBe(before);
  });

  test("refuses parameters that the method does not take", async () => {
    const organizer = await addPerson("Olga");
    const weights = { method: "log_l2_ridge", params: { lambda: -1, mu: 2 } };
    const input = { title: "Bad", question: "?", projects: LIST };
    const work = createRound(organizer, { ...input, settings: { ...settings, weights } });
    expect(await rulesOf(work)).toEqual(["lambda range", "mu known"]);
  });

  test("refuses settings that contradict themselves", () => {
    const wrong = {
      ...SETTINGS,
      split: { train: 0.6, public: 0.2, private: 0.3 },
      pool: { ...SETTINGS.pool, amount: "1.5", tokenAddress: "0xabc" },
      submissionsPerDay: 0,
    };
    const paths = roundSettingsSchema.safeParse(wrong).error?.issues.map((i) => i.path.join("."));
    expect(paths?.sort()).toEqual([
      "pool.amount",
      "pool.tokenAddress",
      "split",
      "submissionsPerDay",
    ]);
  });
});

describe("a draft", () => {
  test("is seen by its members alone", async () => {
    const { organizer, id, slug } = await newRound("Hidden");
    const outsider = await addPerson("Otto");
    for (const reader of [null, outsider]) {
      await expect(getRound(reader, slug)).rejects.toMatchObject({ code: "notFound" });
      expect((await listRounds(reader)).map((round) => round.id)).not.toContain(id);
    }
    expect((await listRounds(organizer)).map((round) => round.id)).toContain(id);
  });

  test("changes what is named and nothing else", async () => {
    const { organizer, id, slug } = await newRound("Before");
    await updateRound(organizer, id, { title: "After", projects: "gamma/three\ndelta/four\n" });
    const round = await getRound(organizer, slug);
    expect(round).toMatchObject({ title: "After", question: "Which matters more?", slug });
    expect(round.counts.projects).toBe(2);
    const projects = await workerDb().project.findMany({ where: { roundId: id } });
    expect(projects.map(({ name }) => name).sort()).toEqual(["delta/four", "gamma/three"]);
  });
});

describe("publishing", () => {
  test("freezes the rules under a hash that anybody can compute again", async () => {
    const { organizer, id, slug } = await newRound("Frozen");
    const { settingsHash } = await publishRound(organizer, id);
    expect(settingsHash).toBe(hashOf(await frozenContent(db, id)));
    const round = await getRound(null, slug);
    expect(round).toMatchObject({ status: "open", stage: "judging", settingsHash });
    expect(round.splitSeed).toBeNull();
    expect(round.publishedAt!.getTime()).toBeGreaterThan(Date.now() - 60_000);
    await expect(updateRound(organizer, id, { title: "Later" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("hashes what jurors are shown of the projects, and keeps it", async () => {
    const list = (stars: number) =>
      `repo,description,stars\nalpha/one,First,${stars}\nbeta/two,,\n`;
    const hashes = [];
    for (const stars of [1, 2]) {
      const { organizer, id } = await newRound("Facts", list(stars));
      await publishRound(organizer, id);
      const content = await frozenContent(db, id);
      expect(content.projects).toMatchObject([
        { description: "First", facts: { stars } },
        { description: null, facts: {} },
      ]);
      hashes.push(hashOf(content.projects));
      const changed = workerDb().project.updateMany({
        where: { roundId: id },
        data: { facts: {} },
      });
      await expect(changed).rejects.toThrow(/frozen/i);
    }
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test("says everything that is missing at once", async () => {
    const { organizer, id } = await newRound("Unready", "alpha/one\n", undefined);
    const pool = { ...settings.pool, amount: "0" };
    await updateRound(organizer, id, { settings: { ...settings, pool }, closesAt: null });
    expect(await rulesOf(publishRound(organizer, id))).toEqual([
      "projects minimum",
      "closesAt missing",
      "pool minimum",
    ]);
  });

  test("refuses a deadline that has passed by the database's clock", async () => {
    const { organizer, id } = await newRound("Late", LIST, new Date(Date.now() - 1000));
    expect(await rulesOf(publishRound(organizer, id))).toEqual(["closesAt future"]);
  });

  test("happens once, however often it is asked for at once", async () => {
    const { organizer, id } = await newRound("Once");
    const tries = await Promise.allSettled([1, 2, 3].map(() => publishRound(organizer, id)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { events } = await listAudit(id);
    expect(events.filter(({ action }) => action === "round.published")).toHaveLength(1);
  });

  test("cannot be overtaken by an edit: the hash is that of what is published", async () => {
    const { organizer, id } = await newRound("Race");
    await Promise.allSettled([
      updateRound(organizer, id, { projects: "x/one\nx/two\nx/three\n" }),
      publishRound(organizer, id),
      updateRound(organizer, id, { question: "Another?" }),
    ]);
    const { settingsHash } = await workerDb().round.findUniqueOrThrow({ where: { id } });
    expect(settingsHash).toBe(hashOf(await frozenContent(db, id)));
  });
});

describe("closing", () => {
  test("opens the seed that was hashed at publication, and queues the final work once", async () => {
    await installQueue(process.env.DATABASE_URL!);
    const { organizer, id, slug } = await newRound("Closing");
    await publishRound(organizer, id);
    const { splitSeedHash } = await getRound(null, slug);
    const tries = await Promise.allSettled([closeRound(organizer, id), closeRound(organizer, id)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const round = await getRound(null, slug);
    expect(round).toMatchObject({ status: "closed", stage: "weights" });
    expect(sha256Hex(round.splitSeed!)).toBe(splitSeedHash);
    const fits = await workerDb().fit.findMany({ where: { roundId: id } });
    expect(fits.map(({ method }) => method).sort()).toEqual(["all", "log_l2_ridge"]);
  });

  test("needs an open round", async () => {
    const { organizer, id } = await newRound("Not open");
    await expect(closeRound(organizer, id)).rejects.toMatchObject({ code: "conflict" });
  });
});

test("a round counts sealed comparisons and who made them, without reading them", async () => {
  const fixture = await openRound();
  await addAnswers(fixture, "counted", 6);
  const { slug } = await workerDb().round.findUniqueOrThrow({ where: { id: fixture.roundId } });
  const all = await workerDb().comparison.groupBy({
    by: ["split"],
    where: { roundId: fixture.roundId },
    _count: true,
  });
  const { counts, stages } = await getRound(null, slug);
  expect(counts.bySplit).toBeNull();
  expect(counts).toMatchObject({ projects: 5, jurors: 6, comparisons: 48, submissions: 0 });
  expect(stages.map(({ key, state }) => `${key} ${state}`)).toEqual([
    "setup done",
    "judging current",
    "weights todo",
    "payout todo",
  ]);
  await workerDb().round.update({ where: { slug }, data: { status: "closed" } });
  const { bySplit } = (await getRound(null, slug)).counts;
  expect(bySplit).toEqual(Object.fromEntries(all.map(({ split, _count }) => [split, _count])));
  expect(bySplit!.private).toBeGreaterThan(0);
});

describe("payout addresses", () => {
  const good = `0x${"5".repeat(40)}`;

  test("are set from a file after publication, and kept from strangers", async () => {
    const fixture = await openRound();
    const text = `project,address\nEpsilon/Five,${good}\nalpha/one,0x${"1".repeat(40)}\n`;
    const report = await setPayoutAddresses(fixture.people.organizer, fixture.roundId, text);
    expect(report).toMatchObject({ set: 1, unchanged: 1, missing: [] });
    const of = async (...roles: ("organizer" | "juror")[]) =>
      (await listProjects(accessOf(fixture, "open", ...roles))).at(-1)?.payoutAddress;
    expect(await of("organizer")).toBe(good);
    expect(await of("juror")).toBeNull();
  });

  test("are refused together: one wrong row, and none is set", async () => {
    const fixture = await openRound();
    const text = `project,address\nepsilon/five,${good}\nzeta/six,${good}\nbeta/two,0x12\n`;
    const work = setPayoutAddresses(fixture.people.organizer, fixture.roundId, text);
    expect(await rulesOf(work)).toEqual(["project unknown-item", "address address"]);
    const last = await workerDb().project.findFirst({
      where: { roundId: fixture.roundId, name: PROJECTS.at(-1)! },
    });
    expect(last?.payoutAddress).toBeNull();
  });
});
