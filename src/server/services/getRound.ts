import { sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { PayoutKind } from "../db/generated/enums";
import { seesFits } from "./fitVisibility";
import { listPayouts } from "./readPayouts";
import { countsWeights } from "./recipePlan";
import { countsOf, splitCounts } from "./roundCounts";
import { parseRoundSettings } from "./roundSettings";
import { type Standing, stageOf, stagesOf } from "./roundStages";

/**
 * A round by its address, as this reader may see it. A draft does not exist for people who have no
 * part in it.
 *
 * @throws AppError notFound
 */
export async function getRound(readerId: string | null, slug: string) {
  const round = await db.round.findUnique({
    where: { slug },
    include: {
      createdBy: { select: { name: true } },
      _count: { select: { amendments: true, pools: true } },
      memberships: { where: { userId: readerId ?? "" }, select: { role: true } },
    },
  });
  if (!round || (round.status === "draft" && round.memberships.length === 0)) {
    throw new AppError("notFound", "There is no such round, or it is not published yet");
  }
  const { id, status } = round;
  const myRoles = round.memberships.map(({ role }) => role);
  const access: RoundAccess = { roundId: id, status, roles: new Set(myRoles) };
  const settings = parseRoundSettings(round.settings);
  const latestFit = await latestFitOf(access, settings.weights.method);
  const payout = await livePayout(access);
  const counts = (await countsOf([id]))(id);
  const { funding } = settings;
  const needsWeights = !funding || countsWeights(funding);
  const weighed = status === "closed" && (latestFit !== null || !needsWeights);
  const standing: Standing = { status, counts, weighed, payout: payout?.status ?? null };
  return {
    id,
    slug,
    title: round.title,
    question: round.question,
    description: round.description,
    status,
    settings,
    settingsHash: round.settingsHash,
    /** How often the rules were amended since publication. */
    amendments: round._count.amendments,
    /** Published with the settings; the seed itself follows at the close. */
    splitSeedHash: sha256Hex(round.splitSeed),
    splitSeed: status === "closed" ? round.splitSeed : null,
    pool: settings.pool,
    hasPrizes: settings.contest.prizes !== undefined,
    hasPools: round._count.pools > 0,
    closesAt: round.closesAt,
    publishedAt: round.publishedAt,
    closedAt: round.closedAt,
    createdBy: round.createdBy.name,
    myRoles,
    /** By split once the round is closed: before, one answer more would tell which split it was in. */
    counts: { ...counts, bySplit: status === "closed" ? await splitCounts(id) : null },
    latestFit,
    payout,
    stage: stageOf(standing),
    stages: stagesOf(standing),
  };
}

/** The newest finished fit of the round's own method; null where there is none to be seen yet. */
async function latestFitOf(access: RoundAccess, method: string) {
  if (!(await seesFits(access))) return null;
  const scope = access.status === "closed" ? ("all" as const) : ("train" as const);
  return db.fit.findFirst({
    where: { roundId: access.roundId, method, scope, status: "done" },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    select: { id: true, method: true, finishedAt: true },
  });
}

/** Kinds of runs that divide a round's pool. */
const POOL_KINDS: readonly PayoutKind[] = ["weights", "recipe"];

/** The run that splits the pool or may still split it; at most one is beyond its draft. */
async function livePayout(access: RoundAccess) {
  const runs = await listPayouts(access);
  const live = runs.filter(
    ({ kind, status }) => POOL_KINDS.includes(kind) && status !== "rejected",
  );
  const run = live.find(({ status }) => status !== "draft") ?? live[0];
  return run ? { id: run.id, status: run.status } : null;
}
