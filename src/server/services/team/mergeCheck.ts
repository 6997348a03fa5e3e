import type { FieldProblem } from "~/errors";
import type { Tx } from "../../db/client";
import { parseRoundSettings } from "../roundSettings";
import { membersOf } from "./teamOf";

export interface Merge {
  readonly roundId: string;
  readonly fromId: string;
  readonly intoId: string;
  /** Who answers for the team that goes into the other. */
  readonly actorId: string;
}

interface Window {
  window: string;
  together: number;
  quota: number;
}

/**
 * What two teams have used together, and everything that keeps them from merging: on no day more than
 * that day's quota, and in all no more than one team could have used since the round opened (quota ×
 * days begun, by the quota's own UTC days). Otherwise a team could be split for its quota and merged
 * for its findings.
 */
export async function mergeCheck(tx: Tx, { roundId, fromId, intoId, actorId }: Merge) {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const windows = await tx.$queryRaw<Window[]>`
    SELECT "window", sum("used")::int AS "together", max("quota")::int AS "quota"
    FROM "SubmissionCounter" WHERE "teamId" IN (${fromId}, ${intoId})
    GROUP BY "window" ORDER BY "window"`;
  const total = windows.reduce((sum, { together }) => sum + together, 0);
  const { submissionsPerDay, contest } = parseRoundSettings(settings);
  const totalMax = submissionsPerDay * (await daysOpen(tx, roundId));
  const from = await membersOf(tx, fromId);
  const size = from.length + (await tx.teamMember.count({ where: { teamId: intoId } }));
  const sizeMax = contest.teamSizeMax;
  const problems: FieldProblem[] = [
    ...windows.filter(({ together, quota }) => together > quota).map(overQuota),
    ...(total > totalMax ? [overTotal(total, totalMax)] : []),
    ...(size > sizeMax ? [tooMany(size, sizeMax)] : []),
    ...(from[0]?.userId === actorId ? [] : [notOwner(from[0]?.name ?? "its owner")]),
  ];
  return { total, totalMax, size, sizeMax, problems };
}

/** UTC days begun since publication, today included. */
async function daysOpen(tx: Tx, roundId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ days: number }[]>`
    SELECT (now() AT TIME ZONE 'UTC')::date - "publishedAt"::date + 1 AS "days"
    FROM "Round" WHERE "id" = ${roundId}`;
  return Math.max(1, row?.days ?? 1);
}

const overQuota = ({ window, together, quota }: Window): FieldProblem => ({
  column: "day",
  value: window,
  rule: "quota",
  message: `Together the teams have used ${together} submissions on ${window}; a team has ${quota} a day`,
  fix: "These teams cannot merge in this round",
});

const overTotal = (total: number, totalMax: number): FieldProblem => ({
  column: "total",
  value: String(total),
  rule: "quota",
  message: `Together the teams have used ${total} submissions; one team could have used ${totalMax} since the round opened`,
  fix: "Merge on a later day, when a team could have used as many",
});

const tooMany = (size: number, sizeMax: number): FieldProblem => ({
  column: "members",
  value: String(size),
  rule: "size",
  message: `Together the teams have ${size} members; a team of this round has at most ${sizeMax}`,
  fix: "These teams are too large to merge",
});

const notOwner = (owner: string): FieldProblem => ({
  column: "owner",
  value: owner,
  rule: "owner",
  message: `Your team has submitted, so it merges as a whole, and ${owner} decides that`,
  fix: `Let ${owner} open the link`,
});
