import { beforeEach, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import type { ConflictKind } from "~/server/db/generated/enums";
import { workerDb } from "~/server/db/worker";
import { conflictedProjects } from "~/server/services/conflictedProjects";
import { judgePair } from "~/server/services/judgePair";
import { nextPair } from "~/server/services/nextPair";
import { type Fixture, openRound, PROJECTS } from "./fixture";

let fixture: Fixture;
let juror: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ juror } = fixture.people);
});

const said = (kind: ConflictKind, value: string, rest: object = {}) =>
  workerDb().conflict.create({
    data: { roundId: fixture.roundId, userId: juror, kind, value, ...rest },
  });

async function conflicted(): Promise<string[]> {
  const ids = await conflictedProjects(db, fixture.roundId, juror);
  return PROJECTS.filter((_, at) => ids.has(fixture.projectIds[at]!));
}

const account = (provider: string, providerAccountId: string, login?: string) =>
  workerDb().account.create({
    data: { userId: juror, type: "oauth", provider, providerAccountId, login: login ?? null },
  });

describe("a juror does not judge", () => {
  test.each([
    ["a project", "project", "beta/two", ["beta/two"]],
    ["an organisation's projects", "organisation", "gamma", ["gamma/three"]],
    ["what a pattern describes", "pattern", "*/f*", ["delta/four", "epsilon/five"]],
  ] as const)("%s they declared", async (_, kind, value, names) => {
    await said(kind, value);
    expect(await conflicted()).toEqual(names);
  });

  test("the projects of their GitHub account, unasked, until they dismiss it", async () => {
    await account("github", "17", "Delta");
    expect(await conflicted()).toEqual(["delta/four"]);
    await said("organisation", "delta", { source: "githubOwner", holds: false });
    expect(await conflicted()).toEqual([]);
  });

  test("the project that pays to their wallet", async () => {
    await account("ethereum", `0x${"2".repeat(40)}`);
    expect(await conflicted()).toEqual(["beta/two"]);
  });
});

test("what was dismissed or withdrawn is no conflict, nor is what another juror declared", async () => {
  await said("project", "beta/two", { holds: false });
  await said("project", "gamma/three", { withdrawnAt: new Date() });
  const { roundId, people } = fixture;
  const other = { roundId, userId: people.other, kind: "project", value: "alpha/one" } as const;
  await workerDb().conflict.create({ data: other });
  expect(await conflicted()).toEqual([]);
});

test("pairs are served until all are judged, and none of them has a conflicted project", async () => {
  await said("pattern", "*/o*");
  const { roundId } = fixture;
  const served = new Set<string>();
  for (let turn = 0; turn < 20; turn++) {
    const { pair } = await nextPair(juror, roundId);
    if (!pair) break;
    served.add(pair.a.name).add(pair.b.name);
    const { token } = pair;
    await judgePair(juror, roundId, { token, outcome: "a", idempotencyKey: `turn-${token}` });
  }
  expect([...served].sort()).toEqual(PROJECTS.filter((name) => name !== "alpha/one").sort());
});
