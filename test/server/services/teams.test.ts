import { beforeEach, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { cancelSubmission } from "~/server/services/cancelSubmission";
import { finalSubmissions } from "~/server/services/finalSubmissions";
import { listSubmissions } from "~/server/services/listSubmissions";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import { readQuota } from "~/server/services/submissionQuota";
import { submitSubmission } from "~/server/services/submitSubmission";
import { joinTeam } from "~/server/services/team/joinTeam";
import { leaveTeam } from "~/server/services/team/leaveTeam";
import { listTeams } from "~/server/services/team/listTeams";
import { myTeam } from "~/server/services/team/myTeam";
import { pickFinal, unpickFinal } from "~/server/services/team/pickFinal";
import { showTeamLink } from "~/server/services/team/teamByToken";
import { renameTeam, setTeamAddress, setWriteUp } from "~/server/services/team/teamDetails";
import { inviteToTeam, revokeTeamLink } from "~/server/services/team/teamLinks";
import {
  accessOf,
  addAnswers,
  addPerson,
  closeRound,
  type Fixture,
  jobsOf,
  openRound,
  submissionText,
  TRUE_WEIGHTS,
} from "./fixture";

let round: Fixture;
let ann: string;
let ben: string;

beforeEach(async () => {
  round = await openRound();
  [ann, ben] = [await modeler("Ann"), await modeler("Ben")];
});

async function modeler(name: string, fixture = round): Promise<string> {
  const userId = await addPerson(name);
  const data = { roundId: fixture.roundId, userId, role: "modeler" as const };
  await workerDb().membership.create({ data });
  return userId;
}

const linkOf = async (userId: string) => {
  const { url } = await inviteToTeam(userId, round.roundId);
  return new URL(url).pathname.split("/").at(-1)!;
};
const team = async (userId: string) => (await myTeam(userId, round.roundId)).team!;
const submit = async (userId: string, title = "A model") => {
  const file = { title, fileName: "model.csv", text: submissionText(TRUE_WEIGHTS) };
  return (await submitSubmission(userId, round.roundId, file)).submissionId;
};
const submitTimes = async (userId: string, times: number) => {
  const ids: string[] = [];
  for (let k = 0; k < times; k++) ids.push(await submit(userId));
  return ids;
};
const outcomes = async (calls: Promise<unknown>[]) => {
  const results = await Promise.allSettled(calls);
  return results.map((r) => (r.status === "fulfilled" ? "yes" : (r.reason.code as string)));
};
const used = async (userId: string) => (await readQuota(round.roundId, userId)).used;

describe("a link into a team", () => {
  test("takes one person in, and only its hash is kept", async () => {
    const token = await linkOf(ann);
    expect(await showTeamLink(null, token)).toMatchObject({
      ...{ teamName: "Ann", members: ["Ann"], state: "valid", you: null },
    });
    await joinTeam(ben, token);
    const { members, owner } = await team(ben);
    expect(members.map(({ name }) => name)).toEqual(["Ann", "Ben"]);
    expect(owner).toBe(false);
    const rows = await workerDb().teamInvitation.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
    const cleo = await modeler("Cleo");
    await expect(joinTeam(cleo, token)).rejects.toMatchObject({ code: "conflict" });
    await joinTeam(ben, await linkOf(ann));
  });

  test("of ten who follow it at once one gets in", async () => {
    const token = await linkOf(ann);
    const people = await Promise.all(Array.from({ length: 10 }, (_, k) => modeler(`P${k}`)));
    const found = await outcomes(people.map((userId) => joinTeam(userId, token)));
    expect(found.filter((one) => one === "yes")).toHaveLength(1);
    expect(new Set(found)).toEqual(new Set(["yes", "conflict"]));
    expect((await team(ann)).members).toHaveLength(2);
  });

  test.each([
    ["withdrawn", `"revokedAt" = now()`, "gone"],
    ["too old", `"expiresAt" = now() - interval '1 minute'`, "gone"],
  ])("that is %s takes nobody in", async (_, change, code) => {
    const token = await linkOf(ann);
    await workerDb().$executeRawUnsafe(`UPDATE "TeamInvitation" SET ${change}`);
    await expect(joinTeam(ben, token)).rejects.toMatchObject({ code });
    expect((await team(ann)).members).toHaveLength(1);
  });

  test("is the owner's to make and to take back", async () => {
    await joinTeam(ben, await linkOf(ann));
    await expect(linkOf(ben)).rejects.toMatchObject({ code: "forbidden" });
    const token = await linkOf(ann);
    const open = (await team(ann)).links.find(({ state }) => state === "valid")!;
    const foreign = revokeTeamLink(ben, round.roundId, open.id);
    await expect(foreign).rejects.toMatchObject({ code: "forbidden" });
    await revokeTeamLink(ann, round.roundId, open.id);
    const cleo = await modeler("Cleo");
    await expect(joinTeam(cleo, token)).rejects.toMatchObject({ code: "gone" });
  });

  test("is for modelers of the round, while it is open", async () => {
    const token = await linkOf(ann);
    const outsider = joinTeam(round.people.other, token);
    await expect(outsider).rejects.toMatchObject({ code: "forbidden" });
    await closeRound(round);
    await expect(joinTeam(ben, token)).rejects.toMatchObject({ code: "gone" });
    await expect(linkOf(ann)).rejects.toMatchObject({ code: "gone" });
  });

  test("does not let a team grow beyond the round's size, however many come at once", async () => {
    round = await openRound({ contest: { teamSizeMax: 3 } });
    ann = await modeler("Ann");
    const tokens = await Promise.all(Array.from({ length: 6 }, () => linkOf(ann)));
    const people = await Promise.all(tokens.map((_, k) => modeler(`P${k}`)));
    const found = await outcomes(tokens.map((token, k) => joinTeam(people[k]!, token)));
    expect(found.filter((one) => one === "yes")).toHaveLength(2);
    expect((await team(ann)).members).toHaveLength(3);
  });
});

describe("a team", () => {
  test("is left before it submits, and then stays together", async () => {
    await joinTeam(ben, await linkOf(ann));
    await leaveTeam(ann, round.roundId);
    expect(await team(ben)).toMatchObject({ name: "Ann", owner: true });
    await joinTeam(ann, await linkOf(ben));
    await submit(ann);
    await expect(leaveTeam(ben, round.roundId)).rejects.toMatchObject({ code: "conflict" });
    expect(await team(ben)).toMatchObject({ mayLeave: false });
  });

  test("either submits or is left, when both happen at once", async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      const [one, two] = [await modeler(`One ${attempt}`), await modeler(`Two ${attempt}`)];
      await joinTeam(two, await linkOf(one));
      const teamId = (await team(one)).id;
      await outcomes([leaveTeam(two, round.roundId), submit(two), submit(one)]);
      const submissions = await workerDb().submission.findMany({ where: { userId: two } });
      const member = await workerDb().teamMember.findFirst({ where: { userId: two } });
      for (const submission of submissions) expect(submission.teamId).toBe(member?.teamId);
      const ones = await workerDb().submission.count({ where: { teamId, userId: two } });
      if (ones > 0) expect(member?.teamId).toBe(teamId);
    }
  });

  test("is renamed by its owner, to a name that no other has", async () => {
    await submit(ben);
    await renameTeam(ann, round.roundId, "The Balance");
    expect(await team(ann)).toMatchObject({ name: "The Balance" });
    const taken = renameTeam(ann, round.roundId, "Ben");
    await expect(taken).rejects.toMatchObject({ code: "conflict" });
    await joinTeam(await modeler("Cleo").then((id) => (ben = id)), await linkOf(ann));
    const foreign = renameTeam(ben, round.roundId, "Mine");
    await expect(foreign).rejects.toMatchObject({ code: "forbidden" });
  });

  test("has a quota together: of ten submissions of two members at once five are taken", async () => {
    await joinTeam(ben, await linkOf(ann));
    const found = await outcomes(Array.from({ length: 10 }, (_, k) => submit(k % 2 ? ann : ben)));
    expect(found.filter((one) => one === "yes")).toHaveLength(5);
    expect(new Set(found)).toEqual(new Set(["yes", "tooMany"]));
    expect(await listSubmissions(ben, round.roundId)).toHaveLength(5);
  });

  test("is listed with its members; its write-up after the close; counts for the organizer", async () => {
    await joinTeam(ben, await linkOf(ann));
    await submit(ann);
    await setWriteUp(ben, round.roundId, "https://example.org/how");
    await setTeamAddress(ann, round.roundId, `0x${"1".repeat(40)}`);
    const visitor = await listTeams(accessOf(round, "open"));
    expect(visitor).toMatchObject([
      { name: "Ann", members: ["Ann", "Ben"], writeUpUrl: null, forOrganizer: null },
    ]);
    expect(await listTeams(accessOf(round, "open", "organizer"))).toMatchObject([
      { forOrganizer: { counted: 1, writeUp: true, addressed: true, tookIn: [] } },
    ]);
    await closeRound(round);
    const [after] = await listTeams(accessOf(round, "closed"));
    expect(after!.writeUpUrl).toBe("https://example.org/how");
  });

  test("is paid to an address that is one, set by its owner", async () => {
    await joinTeam(ben, await linkOf(ann));
    const address = `0x${"1".repeat(40)}`;
    const wrong = setTeamAddress(ann, round.roundId, "0x12");
    await expect(wrong).rejects.toMatchObject({ code: "invalid" });
    const foreign = setTeamAddress(ben, round.roundId, address);
    await expect(foreign).rejects.toMatchObject({ code: "forbidden" });
    await setTeamAddress(ann, round.roundId, address);
    expect(await team(ben)).toMatchObject({ payoutAddress: address });
  });
});

describe("a merge", () => {
  test("brings members, submissions and counts, and drops the picks of whoever joins", async () => {
    await addAnswers(round);
    const [first] = await submitTimes(ann, 2);
    const [second] = await submitTimes(ben, 2);
    for (const id of [first!, second!]) await scoreSubmission(id);
    await pickFinal(ann, round.roundId, first!);
    await pickFinal(ben, round.roundId, second!);
    const token = await linkOf(ann);
    expect((await showTeamLink(ben, token)).you).toMatchObject({
      ...{ act: "merge", from: "Ben", submissions: 2, total: 4, totalMax: 5, problems: [] },
    });
    await joinTeam(ben, token);
    const { id, members, counted, picks } = await team(ben);
    expect(members.map(({ name }) => name)).toEqual(["Ann", "Ben"]);
    expect(counted).toBe(4);
    expect(await used(ann)).toBe(4);
    expect(picks).toEqual([{ slot: 1, submissionId: first }]);
    expect(await listSubmissions(ann, round.roundId)).toHaveLength(4);
    const merged = await db.team.findFirst({ where: { roundId: round.roundId, name: "Ben" } });
    expect(merged?.mergedIntoId).toBe(id);
    expect(await jobsOf(`scoreBoard:${round.roundId}`)).toHaveLength(1);
  });

  test("is refused where a day's quota would be exceeded, with every reason, and changes nothing", async () => {
    round = await openRound({ contest: { teamSizeMax: 1 } });
    [ann, ben] = [await modeler("Ann"), await modeler("Ben")];
    await submitTimes(ann, 3);
    await submitTimes(ben, 3);
    const joining = joinTeam(ben, await linkOf(ann));
    await expect(joining).rejects.toMatchObject({
      code: "invalid",
      details: { problems: [{ rule: "quota" }, { rule: "quota" }, { rule: "size" }] },
    });
    expect(await used(ben)).toBe(3);
    expect((await team(ben)).name).toBe("Ben");
    expect((await team(ann)).links).toMatchObject([{ state: "valid" }]);
  });

  test("counts each day by itself, and all days since the round opened together", async () => {
    await submitTimes(ann, 1);
    await submitTimes(ben, 1);
    const of = async (userId: string) => (await team(userId)).id;
    const add = async (userId: string, window: string, count: number) => {
      const data = { teamId: await of(userId), window, used: count, quota: 5 };
      await workerDb().submissionCounter.create({ data });
    };
    await add(ann, "2020-01-01", 5);
    await add(ben, "2020-01-02", 4);
    const joining = joinTeam(ben, await linkOf(ann));
    await expect(joining).rejects.toMatchObject({
      details: { problems: [{ column: "total", value: "11" }] },
    });
    await workerDb().$executeRaw`ALTER TABLE "Round" DISABLE TRIGGER USER`;
    await workerDb()
      .$executeRaw`UPDATE "Round" SET "publishedAt" = now() - interval '2 days' WHERE "id" = ${round.roundId}`;
    await workerDb().$executeRaw`ALTER TABLE "Round" ENABLE TRIGGER USER`;
    await joinTeam(ben, await linkOf(ann));
    expect((await team(ann)).counted).toBe(11);
    const windows = await workerDb().submissionCounter.findMany({
      where: { teamId: await of(ann) },
      orderBy: { window: "asc" },
    });
    expect(windows.map((row) => row.used)).toEqual([5, 4, 2]);
  });

  test("of a team of several is its owner's to decide", async () => {
    const cleo = await modeler("Cleo");
    await joinTeam(cleo, await linkOf(ben));
    await submit(ben);
    const token = await linkOf(ann);
    await expect(joinTeam(cleo, token)).rejects.toMatchObject({
      details: { problems: [{ rule: "owner", value: "Ben" }] },
    });
    await joinTeam(ben, token);
    expect((await team(cleo)).members).toHaveLength(3);
  });

  test("and submissions at once never exceed the quota, and no submission is lost or doubled", async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const [one, two] = [await modeler(`One ${attempt}`), await modeler(`Two ${attempt}`)];
      await submitTimes(one, 2);
      await submitTimes(two, 2);
      const token = await linkOf(one);
      const found = await outcomes([
        submit(one),
        submit(two),
        joinTeam(two, token),
        submit(two),
        submit(one),
      ]);
      for (const code of found) expect(["yes", "tooMany", "invalid", "conflict"]).toContain(code);
      for (const userId of [one, two]) {
        const { id, counted } = await team(userId);
        const rows = await workerDb().submission.count({ where: { teamId: id } });
        expect([counted, rows]).toEqual([rows, rows]);
        expect(await used(userId)).toBeLessThanOrEqual(5);
      }
      const accepted = found.filter((code, k) => code === "yes" && k !== 2).length;
      const all = await workerDb().submission.count({ where: { userId: { in: [one, two] } } });
      expect(all).toBe(4 + accepted);
    }
  });

  test("and a cancellation at once give the quota back where it is counted", async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const [one, two] = [await modeler(`One ${attempt}`), await modeler(`Two ${attempt}`)];
      await submitTimes(one, 2);
      const [waiting] = await submitTimes(two, 2);
      const token = await linkOf(one);
      const found = await outcomes([
        joinTeam(two, token),
        cancelSubmission(two, round.roundId, waiting!),
      ]);
      expect(found).toEqual(["yes", "yes"]);
      expect(await used(one)).toBe(3);
    }
  });

  test("of two teams into each other at once ends in one team", async () => {
    await submit(ann);
    await submit(ben);
    const [toAnn, toBen] = [await linkOf(ann), await linkOf(ben)];
    const found = await outcomes([joinTeam(ben, toAnn), joinTeam(ann, toBen)]);
    expect(found.filter((one) => one === "yes")).toHaveLength(1);
    expect((await team(ann)).id).toBe((await team(ben)).id);
    expect((await team(ann)).counted).toBe(2);
  });
});

describe("what counts at the close", () => {
  const finals = async () =>
    (await finalSubmissions(db, round.roundId)).map(({ submissionId }) => submissionId);

  test("is the last scored submission, or what the team picked, up to two", async () => {
    await addAnswers(round);
    const ids = await submitTimes(ann, 4);
    for (const id of ids.slice(0, 3)) await scoreSubmission(id);
    expect(await finals()).toEqual([ids[2]]);
    await pickFinal(ann, round.roundId, ids[0]!);
    await pickFinal(ann, round.roundId, ids[0]!);
    expect(await finals()).toEqual([ids[0]]);
    await pickFinal(ann, round.roundId, ids[1]!);
    expect(await finals()).toEqual([ids[0], ids[1]]);
    const third = pickFinal(ann, round.roundId, ids[2]!);
    await expect(third).rejects.toMatchObject({ code: "conflict" });
    const listed = await listSubmissions(ann, round.roundId);
    expect(listed.filter(({ counts }) => counts).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    await unpickFinal(ann, round.roundId, ids[0]!);
    await unpickFinal(ann, round.roundId, ids[1]!);
    expect(await finals()).toEqual([ids[2]]);
  });

  test("is not picked of others, without a score, or after the close", async () => {
    await addAnswers(round);
    const [scored, waiting] = await submitTimes(ann, 2);
    await scoreSubmission(scored!);
    const pick = (userId: string, id: string) => pickFinal(userId, round.roundId, id);
    await submit(ben);
    await expect(pick(ben, scored!)).rejects.toMatchObject({ code: "notFound" });
    await expect(pick(ann, waiting!)).rejects.toMatchObject({ code: "conflict" });
    await pick(ann, scored!);
    await closeRound(round);
    const late = unpickFinal(ann, round.roundId, scored!);
    await expect(late).rejects.toMatchObject({ code: "gone" });
    expect(await finals()).toEqual([scored]);
  });

  test("of five picks at once two are taken", async () => {
    await addAnswers(round);
    const ids = await submitTimes(ann, 5);
    for (const id of ids) await scoreSubmission(id);
    const found = await outcomes(ids.map((id) => pickFinal(ann, round.roundId, id)));
    expect(found.filter((one) => one === "yes")).toHaveLength(2);
    expect(new Set(found)).toEqual(new Set(["yes", "conflict"]));
  });
});

test("the queue tells where each submission stands", async () => {
  const [first, second] = [await submit(ann), await submit(ben)];
  const [mine] = await listSubmissions(ann, round.roundId);
  const [other] = await listSubmissions(ben, round.roundId);
  expect(other!.queue!.place).toBe(mine!.queue!.place + 1);
  await scoreSubmission(first);
  const [after] = await listSubmissions(ben, round.roundId);
  expect(after!.queue!.place).toBe(mine!.queue!.place);
  expect(after!.queue!.secondsEach).toBeGreaterThan(0);
  await scoreSubmission(second);
  expect((await listSubmissions(ben, round.roundId))[0]!.queue).toBeNull();
});
