import { hashOf } from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import type { ContestSettings } from "./contestSettings";
import { enqueue } from "./enqueue";
import { lockRound } from "./lockRound";
import { frozenContent } from "./publishRound";
import { parseRoundSettings, type RoundSettings, roundSettingsSchema } from "./roundSettings";

/** What of a published round may change; what is not named stays, null takes it away. */
export interface AmendmentInput {
  readonly closesAt?: Date | undefined;
  readonly metric?: RoundSettings["metric"] | undefined;
  readonly submissionsPerDay?: number | undefined;
  readonly resultsVisible?: RoundSettings["resultsVisible"] | undefined;
  readonly ladderStep?: number | null | undefined;
  readonly prizes?: ContestSettings["prizes"] | null | undefined;
}

/** One field before and after, as JSON; null where it is not set. */
export interface AmendedField {
  readonly field: keyof AmendmentInput;
  readonly before: unknown;
  readonly after: unknown;
}

type Content = Awaited<ReturnType<typeof frozenContent>>;
const IN_SETTINGS = ["metric", "submissionsPerDay", "resultsVisible"] as const;
const IN_CONTEST = ["ladderStep", "prizes"] as const;

/**
 * What an amendment would change, without making it. `hashBefore` goes with the amendment, so that
 * what was looked at is what is amended.
 *
 * @throws AppError invalid where nothing would change or the deadline has passed already; conflict
 *   unless the round is open
 */
export async function previewAmendment(roundId: string, input: AmendmentInput) {
  const { status, settingsHash } = await db.round.findUniqueOrThrow({ where: { id: roundId } });
  if (status !== "open") throw new AppError("conflict", "Only an open round is amended");
  const { changes } = amended(await frozenContent(db, roundId), input);
  return { changes, hashBefore: settingsHash! };
}

/**
 * Changes the rules of a published round in public: the amendment, its reason and the hashes before
 * and after are on record, and the board is scored again.
 *
 * @throws AppError as {@link previewAmendment}; conflict where the rules changed since it was looked at
 */
export async function amendRound(
  actorId: string,
  roundId: string,
  { reason, hashBefore, ...input }: AmendmentInput & { reason: string; hashBefore: string },
): Promise<{ number: number; settingsHash: string }> {
  const work = db.$transaction(async (tx) => {
    await lockRound(tx, roundId, "open", "Only an open round is amended");
    const before = await frozenContent(tx, roundId);
    const round = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
    if (round.settingsHash !== hashBefore) {
      throw new AppError("conflict", "The rules were amended meanwhile; look at them again");
    }
    const { changes, content } = amended(before, input);
    const hashAfter = amendedHash(content, { hashBefore, reason });
    const number = (await tx.amendment.count({ where: { roundId } })) + 1;
    await tx.amendment.create({
      data: {
        ...{ roundId, number, reason, hashBefore, hashAfter, createdById: actorId },
        changes: JSON.parse(JSON.stringify(changes)) as object,
        settingsBefore: before.settings as object,
        settings: content.settings as object,
        closesAtBefore: before.closesAt,
        closesAt: content.closesAt,
      },
    });
    const fields = changes.map(({ field }) => field);
    await appendAudit(tx, roundId, actorId, "round.amended", {
      ...{ number, fields, reason, hashBefore, hashAfter },
    });
    await enqueue(tx, "scoreBoard", { roundId });
    return { number, settingsHash: hashAfter };
  });
  return work.catch(mapDbError);
}

/** The settings hash after an amendment: of the rules, of why they changed, and of the hash before. */
export function amendedHash(
  content: Content,
  { hashBefore, reason }: { hashBefore: string; reason: string },
): string {
  return hashOf({ ...content, amends: hashBefore, reason });
}

/** The content after an amendment, and what it changes. */
function amended(content: Content, input: AmendmentInput) {
  const stored = content.settings as Record<string, unknown>;
  const settings = { ...stored };
  const contest = { ...(stored.contest as Record<string, unknown> | undefined) };
  for (const key of IN_SETTINGS) if (input[key] !== undefined) settings[key] = input[key];
  for (const key of IN_CONTEST) {
    if (input[key] === null) delete contest[key];
    else if (input[key] !== undefined) contest[key] = input[key];
  }
  if (Object.keys(contest).length > 0) settings.contest = contest;
  const closesAt = input.closesAt?.toISOString() ?? content.closesAt;
  const changes = changesBetween(
    { ...parseRoundSettings(stored), closesAt: content.closesAt },
    { ...roundSettingsSchema.parse(settings), closesAt },
  );
  if (changes.length === 0) throw new AppError("invalid", "This would change nothing");
  return { changes, content: { ...content, settings: settings as Content["settings"], closesAt } };
}

type Rules = RoundSettings & { closesAt: string | null };

function changesBetween(before: Rules, after: Rules): AmendedField[] {
  const values = ({ closesAt, metric, submissionsPerDay, resultsVisible, contest }: Rules) => ({
    ...{ closesAt, metric, submissionsPerDay, resultsVisible },
    ladderStep: contest.ladderStep ?? null,
    prizes: contest.prizes ?? null,
  });
  const [old, now] = [values(before), values(after)];
  return (Object.keys(now) as (keyof AmendmentInput)[])
    .filter((field) => hashOf(old[field]) !== hashOf(now[field]))
    .map((field) => ({ field, before: old[field], after: now[field] }));
}
