import { beforeAll, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import type { Role } from "~/server/db/generated/enums";
import { workerDb } from "~/server/db/worker";
import { compareFits } from "~/server/services/compareFits";
import { computeFitInPlace } from "~/server/services/computeFit";
import {
  getDiagnosis,
  getGraph,
  getInfluentialAnswers,
  getJurors,
  getOutranks,
  getResiduals,
} from "~/server/services/fitParts";
import { listWeights } from "~/server/services/fitWeights";
import { methodDistances } from "~/server/services/methodDistances";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { accessOf, addAnswers, closeRound, type Fixture, openRound } from "./fixture";

const PAGE = { offset: 0, limit: 50 };
const ridge = { method: "log_l2_ridge", params: { lambda: 3 } };

async function fitNow(round: Fixture, input: Parameters<typeof requestFit>[2] = ridge) {
  const { fitId } = await requestFit(round.people.organizer, round.roundId, input);
  await runFit(fitId, computeFitInPlace);
  return fitId;
}

let open: Fixture;
let openFit: string;
let closed: Fixture;
let closedFit: string;

beforeAll(async () => {
  open = await openRound({ resultsVisible: "always" });
  await addAnswers(open);
  openFit = await fitNow(open);
  closed = await openRound();
  await addAnswers(closed);
  await closeRound(closed);
  closedFit = await fitNow(closed);
});

describe("an analysed fit", () => {
  test("has rank intervals around its ranks, a page at a time", async () => {
    const access = accessOf(closed, "closed");
    const { rows, total } = await listWeights(access, closedFit, { offset: 1, limit: 2 });
    expect(total).toBe(5);
    expect(rows.map(({ place }) => place)).toEqual([2, 3]);
    for (const { place, rankLow, rankHigh } of rows) {
      expect(rankLow!).toBeLessThanOrEqual(place);
      expect(rankHigh!).toBeGreaterThanOrEqual(place);
    }
  });

  test("finds a project by a part of its name", async () => {
    const found = await listWeights(accessOf(closed, "closed"), closedFit, {
      ...PAGE,
      search: "GAMMA",
    });
    expect(found.rows.map(({ name }) => name)).toEqual(["gamma/three"]);
  });

  test("gives chances of outranking that add to one, from jurors drawn anew", async () => {
    const part = (await getOutranks(accessOf(closed, "closed"), closedFit))!;
    expect(part.kind).toBe("jurors");
    const [first, second] = part.chance;
    expect(first![1]! + second![0]!).toBeCloseTo(1, 9);
  });

  test("lists the jurors by what the weights would be without them", async () => {
    const { jurors, total } = (await getJurors(accessOf(closed, "closed"), closedFit, PAGE))!;
    expect(total).toBe(6);
    const changes = jurors.map(({ influence }) => Math.abs(influence!.after - influence!.before));
    expect(changes).toEqual([...changes].sort((x, y) => y - x));
    expect(changes[0]!).toBeGreaterThan(0);
  });

  test("has its graph and its checks", async () => {
    const access = accessOf(closed, "closed");
    const graph = (await getGraph(access, closedFit))!;
    expect(graph).toMatchObject({ projects: 5, components: 1 });
    const compared = await workerDb().comparison.count({ where: { roundId: closed.roundId } });
    expect(graph.edges.reduce((sum, { rows }) => sum + rows, 0)).toBe(compared);
    const { hodge, rows } = (await getDiagnosis(access, closedFit))!;
    expect(rows).toBe(compared);
    expect(hodge!.gradient + hodge!.withinPairs + hodge!.cyclic).toBeCloseTo(hodge!.total, 6);
  });
});

describe("what is told of single answers", () => {
  test("nothing of the private split, not even in what is stored", async () => {
    const residuals = (await getResiduals(accessOf(closed, "closed", "organizer"), closedFit))!;
    const sealed = await workerDb().comparison.findMany({
      where: { roundId: closed.roundId, split: "private" },
      select: { id: true },
    });
    expect(residuals.sealed).toBe(sealed.length);
    expect(residuals.largest).toHaveLength(residuals.rows);
    const parts = await workerDb().fitPart.findMany({ where: { fitId: closedFit } });
    const text = JSON.stringify(parts);
    expect(sealed.filter(({ id }) => text.includes(id))).toEqual([]);
    const ids = residuals.largest.map(({ comparisonId }) => comparisonId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("each row is the comparison it names", async () => {
    const { largest } = (await getResiduals(accessOf(closed, "closed"), closedFit))!;
    for (const row of largest) {
      const stored = await workerDb().comparison.findUniqueOrThrow({
        where: { id: row.comparisonId },
        include: { projectA: true, projectB: true },
      });
      expect(row).toMatchObject({
        a: { name: stored.projectA.name },
        b: { name: stored.projectB.name },
        said: stored.logRatio,
      });
    }
  });

  test("names of jurors are for those who run the round; others see numbers", async () => {
    const told = async (...roles: Role[]) => {
      const access = accessOf(closed, "closed", ...roles);
      const { largest } = (await getInfluentialAnswers(access, closedFit))!;
      const { jurors } = (await getJurors(access, closedFit, PAGE))!;
      return JSON.stringify([largest, jurors]);
    };
    expect(await told()).not.toContain("answers-");
    expect(await told("juror", "modeler")).not.toContain("answers-");
    expect(await told("organizer")).toContain("answers-");
    expect(await told("approver")).toContain("answers-");
  });

  test("a judgement taken back since is told of no more", async () => {
    const access = accessOf(open, "open", "organizer");
    const [first] = (await getResiduals(access, openFit))!.largest;
    await workerDb().comparison.update({
      where: { id: first!.comparisonId },
      data: { current: false },
    });
    const { largest } = (await getResiduals(access, openFit))!;
    expect(largest.map(({ comparisonId }) => comparisonId)).not.toContain(first!.comparisonId);
  });
});

describe("who sees what of an open round whose weights are always shown", () => {
  const READERS = [
    ["an organizer", ["organizer"], true],
    ["an approver", ["approver"], true],
    ["a juror", ["juror"], false],
    ["a modeler", ["modeler"], false],
    ["a visitor", [], false],
  ] as const;

  test.each(READERS)("%s (%j): weights, graph, and single answers: %s", async (_, roles, sees) => {
    const access = accessOf(open, "open", ...roles);
    expect((await listWeights(access, openFit, PAGE)).total).toBe(5);
    expect(await getGraph(access, openFit)).not.toBeNull();
    expect(await getOutranks(access, openFit)).not.toBeNull();
    const rules = (await getDiagnosis(access, openFit))!.warnings.map(({ rule }) => rule);
    if (!sees) expect(rules.filter((rule) => rule.startsWith("juror-"))).toEqual([]);
    const single = [
      () => getResiduals(access, openFit),
      () => getInfluentialAnswers(access, openFit),
      () => getJurors(access, openFit, PAGE),
    ];
    for (const part of single) {
      if (sees) expect(await part()).not.toBeNull();
      else await expect(part()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

test("an open round that seals its weights seals every part of them", async () => {
  const sealed = await openRound();
  await addAnswers(sealed);
  const fitId = await fitNow(sealed);
  const access = accessOf(sealed, "open", "juror");
  for (const part of [getOutranks, getGraph, getDiagnosis, getResiduals, getInfluentialAnswers]) {
    await expect(part(access, fitId)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(listWeights(access, fitId, PAGE)).rejects.toMatchObject({ code: "forbidden" });
  await expect(getJurors(access, fitId, PAGE)).rejects.toMatchObject({ code: "forbidden" });
  expect((await compareFits(access, PAGE)).rows).toEqual([]);
  expect((await methodDistances(access)).methods).toEqual([]);
});

test("a fit of another round is not there", async () => {
  await expect(getGraph(accessOf(closed, "closed"), openFit)).rejects.toMatchObject({
    code: "notFound",
  });
});

test("the web role writes neither weights nor parts", async () => {
  const where = { fitId: closedFit };
  await expect(db.fitWeight.updateMany({ where, data: { weight: 1 } })).rejects.toThrow();
  await expect(db.fitPart.deleteMany({ where })).rejects.toThrow();
});
