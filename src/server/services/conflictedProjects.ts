import { type ConflictRule, conflictCovers } from "~/core/comparison";
import type { Tx } from "../db/client";
import { detectConflicts, jurorTraces } from "./detectConflicts";

/**
 * The ids of the projects that this juror is not to judge: those of every declared conflict, and of
 * every detected one until the juror has dismissed it. A detected conflict counts unasked, so that
 * nobody judges their own project by skipping the question.
 */
export async function conflictedProjects(
  tx: Tx,
  roundId: string,
  userId: string,
): Promise<Set<string>> {
  const said = await tx.conflict.findMany({
    where: { roundId, userId, withdrawnAt: null },
    select: { kind: true, value: true, holds: true },
  });
  const projects = await tx.project.findMany({
    where: { roundId },
    select: {
      id: true,
      name: true,
      url: true,
      payoutAddress: true,
      payoutShares: { select: { address: true } },
    },
  });
  const detected = detectConflicts(await jurorTraces(tx, userId), projects);
  const decided = new Set(said.map(ruleKey));
  const rules: ConflictRule[] = [
    ...said.filter(({ holds }) => holds),
    ...detected.filter((rule) => !decided.has(ruleKey(rule))),
  ];
  if (rules.length === 0) return new Set();
  const covered = projects.filter(({ name }) => rules.some((rule) => conflictCovers(rule, name)));
  return new Set(covered.map(({ id }) => id));
}

/** Tells rules apart. */
export const ruleKey = ({ kind, value }: ConflictRule) => `${kind} ${value}`;
