import { hashOf, readShares, type ShareRow } from "~/core/formats";
import { AppError, type FieldProblem } from "~/errors";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { toFieldProblem } from "./fieldProblem";

/** More recipients of one project than this are a mistake, or a round of their own. */
const RECIPIENTS_MAX = 200;

/**
 * Sets who shares the payout of projects from a file `project,address,share`. The file replaces all
 * shares of the projects it names, the others keep theirs; rows of 0 are left out, so a project with
 * rows of 0 alone is paid at its own address again. Runs that exist already keep their lines.
 *
 * @throws AppError invalid with every problem; then nothing is set
 */
export async function setPayoutShares(actorId: string, roundId: string, text: string) {
  const work = db.$transaction(async (tx) => {
    // Whoever sets shares at the same time waits here, so that nobody's are mixed with another's.
    await tx.$queryRaw`SELECT 1 FROM "Project" WHERE "roundId" = ${roundId} ORDER BY "id" FOR UPDATE`;
    const projects = await tx.project.findMany({
      where: { roundId },
      select: { id: true, name: true, aliases: { select: { alias: true } } },
    });
    const idOf = new Map(projects.map(({ id, name }) => [name, id]));
    const aliases = projects.flatMap(({ name, aliases }) =>
      aliases.map(({ alias }) => [alias, name] as const),
    );
    const file = readShares(text, { aliases: Object.fromEntries(aliases) });
    const groups = groupRows(file.rows);
    const problems = [
      ...file.problems.map(toFieldProblem),
      ...[...groups].flatMap(([name, rows]) => problemsOf(name, rows, idOf)),
    ];
    if (problems.length > 0) throw new AppError("invalid", "No share was set", { problems });
    const named = [...groups].map(([name, rows]) => ({ id: idOf.get(name)!, name, rows }));
    await replaceShares(tx, named);
    // The addresses themselves are not public; the hash holds whoever set them to them.
    const data = { projects: named.length, changesHash: hashOf(file.rows) };
    await appendAudit(tx, roundId, actorId, "project.sharesSet", data);
    const shared = named.filter(({ rows }) => rows.some(({ share }) => share > 0n));
    return {
      shared: shared.map(({ name }) => name),
      cleared: named.filter((one) => !shared.includes(one)).map(({ name }) => name),
      repairs: file.repairs,
    };
  });
  return work.catch(mapDbError);
}

function groupRows(rows: readonly ShareRow[]): Map<string, ShareRow[]> {
  const groups = new Map<string, ShareRow[]>();
  for (const row of rows) groups.set(row.project, [...(groups.get(row.project) ?? []), row]);
  return groups;
}

interface SharedProject {
  readonly id: string;
  readonly rows: readonly ShareRow[];
}

async function replaceShares(tx: Tx, projects: readonly SharedProject[]): Promise<void> {
  await tx.payoutShare.deleteMany({ where: { projectId: { in: projects.map(({ id }) => id) } } });
  await tx.payoutShare.createMany({
    data: projects.flatMap(({ id: projectId, rows }) =>
      rows
        .filter(({ share }) => share > 0n)
        .map(({ address, share }) => ({
          ...{ projectId, address: address || null },
          share: share.toString(),
        })),
    ),
  });
}

function problemsOf(
  name: string,
  rows: readonly ShareRow[],
  known: ReadonlyMap<string, string>,
): FieldProblem[] {
  const { line } = rows[0]!;
  const of = { line, column: "project", value: name };
  if (!known.has(name)) {
    const message = `"${name}" is not a project of this round`;
    return [{ ...of, rule: "unknown-item", message, fix: "Correct the name or remove the row" }];
  }
  if (rows.length <= RECIPIENTS_MAX) return [];
  const message = `${name} has ${rows.length} recipients; at most ${RECIPIENTS_MAX} are paid`;
  return [{ ...of, rule: "recipients", message, fix: "Pay a contract that divides further" }];
}
