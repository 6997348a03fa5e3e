import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asActor } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { judgePair } from "~/server/services/judgePair";
import { nextPair } from "~/server/services/nextPair";
import { pickPair } from "~/server/services/pickPair";
import { addAnswers, addPerson, type Fixture, openRound } from "./fixture";

const names = (count: number) => Array.from({ length: count }, (_, k) => `org/project-${k}`);

/** Serves a juror a pair, as the screen does, without an answer. */
function serve({ roundId }: Fixture, jurorId: string) {
  return asActor(jurorId, async (tx) => {
    const pair = await pickPair(tx, roundId, jurorId);
    if (!pair) return null;
    return tx.assignment.create({ data: { ...pair, roundId, jurorId, tokenHash: randomUUID() } });
  });
}

async function judge({ roundId }: Fixture, jurorId: string, outcome: "a" | "skip" = "a") {
  const { pair } = await nextPair(jurorId, roundId);
  const answer = { outcome, idempotencyKey: randomUUID(), token: pair!.token };
  return judgePair(jurorId, roundId, answer);
}

const people = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, k) => addPerson(`Juror ${k}`)));
const servedIn = ({ roundId }: Fixture) =>
  workerDb().assignment.findMany({ where: { roundId }, orderBy: { servedAt: "asc" } });
const pairOf = (row: { projectAId: string; projectBId: string }) =>
  [row.projectAId, row.projectBId].sort().join(" ");

describe("jurors who ask at once", () => {
  test("fifty of them are given fifty pairs that connect the round, none twice", async () => {
    const fixture = await openRound({ split: { train: 1, public: 0, private: 0 } }, names(51));
    const jurors = await people(50);
    await Promise.all(jurors.map((juror) => serve(fixture, juror)));
    const served = await servedIn(fixture);
    expect(served.map(({ reason }) => reason)).toEqual(Array(50).fill("connect"));
    expect(new Set(served.map(pairOf)).size).toBe(50);
  });

  test("each get their share of the holdout exactly, however the requests fall", async () => {
    const fixture = await openRound(
      { split: { train: 0.6, public: 0.2, private: 0.2 } },
      names(30),
    );
    const jurors = await people(5);
    await Promise.all(
      Array.from({ length: 10 }, () => jurors.map((juror) => serve(fixture, juror))).flat(),
    );
    for (const juror of jurors) {
      const own = (await servedIn(fixture)).filter(({ jurorId }) => jurorId === juror);
      expect(own).toHaveLength(10);
      expect(own.filter(({ split }) => split !== "train")).toHaveLength(4);
      expect(own.every(({ split, reason }) => (split === "train") !== (reason === "holdout"))).toBe(
        true,
      );
    }
  });

  test("stop at the pairs a juror is asked for, to the pair", async () => {
    const fixture = await openRound({ judging: { pairsMax: 7 } }, names(12));
    const { juror } = fixture.people;
    const given = await Promise.all(Array.from({ length: 12 }, () => serve(fixture, juror)));
    expect(given.filter(Boolean)).toHaveLength(7);
    expect(await servedIn(fixture)).toHaveLength(7);
  });
});

describe("shares and floors of a round", () => {
  test("bring every project to the floor, and give a fifth of a juror's pairs to another too", async () => {
    const split = { train: 1, public: 0, private: 0 };
    const judging = { itemFloor: 3, overlapShare: 0.2 };
    const fixture = await openRound({ split, judging }, names(12));
    const jurors = await people(3);
    for (const juror of jurors) for (let k = 0; k < 12; k++) await judge(fixture, juror);
    const served = await servedIn(fixture);
    const counts = new Map(fixture.projectIds.map((id) => [id, 0]));
    for (const { projectAId, projectBId } of served) {
      for (const id of [projectAId, projectBId]) counts.set(id, counts.get(id)! + 1);
    }
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(3);
    const last = served.filter(({ jurorId }) => jurorId === jurors[2]);
    const others = new Set(served.filter(({ jurorId }) => jurorId !== jurors[2]).map(pairOf));
    expect(last.filter((row) => others.has(pairOf(row))).length).toBeGreaterThanOrEqual(2);
    expect(new Set(served.map(({ reason }) => reason))).toContain("overlap");
  });

  test("count what was imported: a connected round is not connected again", async () => {
    const fixture = await openRound({ split: { train: 1, public: 0, private: 0 } });
    expect((await serve(fixture, fixture.people.juror))!.reason).toBe("connect");
    await addAnswers(fixture, "imported", 12);
    const [other] = await people(1);
    expect((await serve(fixture, other!))!.reason).not.toBe("connect");
  });

  test("learn from skipped pairs nothing, and do not ask that juror for them again", async () => {
    const fixture = await openRound({ split: { train: 1, public: 0, private: 0 } });
    const { juror } = fixture.people;
    for (let k = 0; k < 10; k++) await judge(fixture, juror, "skip");
    expect(await serve(fixture, juror)).toBeNull();
    const [other] = await people(1);
    expect(await serve(fixture, other!)).not.toBeNull();
  });
});
