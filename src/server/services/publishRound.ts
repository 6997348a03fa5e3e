import { hashOf, sha256Hex } from "~/core/formats";
import { AppError, type FieldProblem } from "~/errors";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { lockRound } from "./lockRound";
import { parseRoundSettings } from "./roundSettings";

const PROJECTS_MIN = 2;

/**
 * Opens a draft. From here on its rules are frozen, and their hash is public.
 *
 * @throws AppError invalid with everything that is still missing; conflict unless it is a draft
 */
export async function publishRound(
  actorId: string,
  roundId: string,
): Promise<{ settingsHash: string }> {
  const work = db.$transaction(async (tx) => {
    await lockRound(tx, roundId, "draft", "This round is published already");
    const problems = await missingFor(tx, roundId);
    if (problems.length > 0) {
      throw new AppError("invalid", "This round cannot be published yet", { problems });
    }
    const settingsHash = hashOf(await frozenContent(tx, roundId));
    await tx.$executeRaw`
      UPDATE "Round" SET "status" = 'open', "settingsHash" = ${settingsHash},
        "publishedAt" = now() AT TIME ZONE 'UTC', "opensAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${roundId}`;
    await appendAudit(tx, roundId, actorId, "round.published", { settingsHash });
    return { settingsHash };
  });
  return work.catch(mapDbError);
}

/**
 * What the settings hash names: the question, the rules, the deadline, the projects in their order
 * with all that jurors are shown of them, and the hash of the seed that splits the pairs, so that the seed cannot be chosen afterwards.
 */
export async function frozenContent(tx: Tx, roundId: string) {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    include: { projects: { orderBy: { position: "asc" }, include: { aliases: true } } },
  });
  return {
    question: round.question,
    settings: round.settings,
    closesAt: round.closesAt?.toISOString() ?? null,
    splitSeedHash: sha256Hex(round.splitSeed),
    projects: round.projects.map(({ name, title, url, description, facts, aliases }) => ({
      name,
      title,
      url,
      description,
      facts,
      aliases: aliases.map(({ alias }) => alias).sort(),
    })),
  };
}

async function missingFor(tx: Tx, roundId: string): Promise<FieldProblem[]> {
  const [round] = await tx.$queryRaw<{ settings: unknown; closesAt: Date | null; late: boolean }[]>`
    SELECT "settings", "closesAt", "closesAt" <= now() AT TIME ZONE 'UTC' AS late
    FROM "Round" WHERE "id" = ${roundId}`;
  const projects = await tx.project.count({ where: { roundId } });
  const { pool, contest } = parseRoundSettings(round!.settings);
  const problems: FieldProblem[] = [];
  const add = (column: string, value: string, rule: string, message: string, fix: string) =>
    problems.push({ column, value, rule, message, fix });
  if (projects < PROJECTS_MIN) {
    const message = "A round compares at least two projects";
    add("projects", String(projects), "minimum", message, "Add projects to the list");
  }
  if (round!.closesAt === null) {
    add("closesAt", "", "missing", "The round has no deadline", "Set when judging ends");
  } else if (round!.late) {
    const value = round!.closesAt.toISOString();
    add("closesAt", value, "future", "The deadline is in the past", "Set a later one");
  }
  if (BigInt(pool.amount) <= 0n) {
    add("pool", pool.amount, "minimum", "The pool is empty", "Set how much will be split");
  }
  const { previousRound: slug } = contest;
  if (slug !== undefined && (await tx.round.count({ where: { slug, status: "closed" } })) === 0) {
    const message = "There is no closed round of this address";
    add("previousRound", slug, "unknown", message, "Name a closed round, or leave it out");
  }
  return problems;
}
