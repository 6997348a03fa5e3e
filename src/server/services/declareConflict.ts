import { type ConflictRule, conflictCovers } from "~/core/comparison";
import { isRepository, normaliseItem } from "~/core/formats";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { ConflictKind, ConflictSource } from "../db/generated/enums";
import { asJuror } from "./asJuror";
import { appendAudit } from "./audit";
import { conflictedProjects, ruleKey } from "./conflictedProjects";
import { detectConflicts, jurorTraces } from "./detectConflicts";

export interface Declaration {
  readonly kind: ConflictKind;
  readonly value: string;
  readonly reason?: string | undefined;
}

export interface Declared {
  readonly conflictId: string;
  /** Projects that this juror is not asked about from now on, by all conflicts together. */
  readonly projects: number;
}

/**
 * Records a conflict of interest that the juror declares. Pairs with these projects that wait for an
 * answer are taken back, so that the next one is free of them. Declaring twice is declaring once.
 *
 * @throws AppError invalid where the rule covers no project of the round; conflict once it is closed
 */
export function declareConflict(
  jurorId: string,
  roundId: string,
  { kind, value, reason }: Declaration,
): Promise<Declared> {
  const rule = { kind, value: canonical(kind, value) };
  return asJuror(jurorId, roundId, async (tx) => {
    await requireCovered(tx, roundId, rule);
    return say(tx, { roundId, userId: jurorId }, { ...rule, holds: true, reason });
  });
}

/**
 * Records what the juror says about a detected conflict: that it is one, or that it is none.
 *
 * @throws AppError notFound for what is not detected (any more)
 */
export function answerDetected(
  jurorId: string,
  roundId: string,
  { kind, value, holds, reason }: Declaration & { holds: boolean },
): Promise<Declared> {
  return asJuror(jurorId, roundId, async (tx) => {
    const projects = await tx.project.findMany({
      where: { roundId },
      select: {
        name: true,
        url: true,
        payoutAddress: true,
        payoutShares: { select: { address: true } },
      },
    });
    const detected = detectConflicts(await jurorTraces(tx, jurorId), projects);
    const found = detected.find((rule) => ruleKey(rule) === ruleKey({ kind, value }));
    if (!found) throw new AppError("notFound", "Nothing of this kind is known any more; reload");
    const said = { kind, value, holds, reason, source: found.source };
    return say(tx, { roundId, userId: jurorId }, said);
  });
}

/**
 * Takes back what the juror said about a conflict; it stays on record.
 *
 * @throws AppError notFound
 */
export function withdrawConflict(
  jurorId: string,
  roundId: string,
  conflictId: string,
): Promise<void> {
  return asJuror(jurorId, roundId, async (tx) => {
    await requireNotClosed(tx, roundId);
    const { count } = await tx.conflict.updateMany({
      where: { id: conflictId, roundId, userId: jurorId, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (count === 0) throw new AppError("notFound", "You have declared no such conflict");
    await noteCount(tx, roundId);
  });
}

interface Said extends ConflictRule {
  holds: boolean;
  reason?: string | undefined;
  source?: ConflictSource;
}

async function say(
  tx: Tx,
  who: { roundId: string; userId: string },
  { kind, value, holds, reason, source = "juror" }: Said,
): Promise<Declared> {
  const { roundId, userId } = who;
  await requireNotClosed(tx, roundId);
  const standing = await tx.conflict.findFirst({
    where: { ...who, kind, value, withdrawnAt: null },
  });
  const same = standing?.holds === holds && (reason ?? null) === standing.reason;
  if (standing && !same) {
    await tx.conflict.update({ where: { id: standing.id }, data: { withdrawnAt: new Date() } });
  }
  const { id } = same
    ? standing
    : await tx.conflict.create({
        data: { ...who, kind, value, holds, reason: reason ?? null, source },
        select: { id: true },
      });
  if (!same) await noteCount(tx, roundId);
  const covered = [...(await conflictedProjects(tx, roundId, userId))];
  await tx.assignment.deleteMany({
    where: {
      ...{ roundId, jurorId: userId, answeredAt: null },
      OR: [{ projectAId: { in: covered } }, { projectBId: { in: covered } }],
    },
  });
  return { conflictId: id, projects: covered.length };
}

/** The trail is public: it says that something changed and how many stand, not who has which. */
async function noteCount(tx: Tx, roundId: string): Promise<void> {
  const standing = await tx.conflict.count({ where: { roundId, withdrawnAt: null, holds: true } });
  await appendAudit(tx, roundId, null, "conflicts.changed", { standing });
}

async function requireNotClosed(tx: Tx, roundId: string): Promise<void> {
  const { status } = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
  if (status === "closed") throw new AppError("conflict", "This round is closed");
}

/** `https://github.com/Owner/Name`, `@owner` and `owner/*` are what they mean. */
function canonical(kind: ConflictKind, value: string): string {
  const text = value.trim().toLowerCase();
  if (kind === "pattern") return text;
  if (kind === "project") return normaliseItem(text);
  return normaliseItem(text.replace(/^@/, "").replace(/\/\*?$/, "")).replace(/^github\.com\//, "");
}

async function requireCovered(tx: Tx, roundId: string, rule: ConflictRule): Promise<void> {
  const names = await tx.project.findMany({ where: { roundId }, select: { name: true } });
  if (names.some(({ name }) => conflictCovers(rule, name))) return;
  const { kind, value } = rule;
  const fix = {
    project: "Choose one from the list of projects",
    organisation: isRepository(value)
      ? `Write the owner only: ${value.split("/")[0]}`
      : "Write the part before the slash of a project's name",
    pattern: "Use * for any run of characters, as in */go-*",
  }[kind];
  const problem = { column: "value", value, rule: "no-project", fix };
  const message = `No project of this round is covered by "${value}"`;
  throw new AppError("invalid", message, { problems: [{ ...problem, message }] });
}
