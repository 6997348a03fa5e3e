import { addressProblems, hashOf, readItems } from "~/core/formats";
import { AppError, type FieldProblem } from "~/errors";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { toFieldProblem } from "./fieldProblem";
import { enqueueFunding } from "./readFunding";

interface ProjectAddress {
  readonly id: string;
  readonly name: string;
  readonly payoutAddress: string | null;
  readonly aliases: readonly { alias: string }[];
}

/**
 * Sets payout addresses from a file `project,address`. Projects that the file does not name keep
 * theirs. Runs that exist already keep the addresses they were made with.
 *
 * @throws AppError invalid with every problem; then nothing is set
 */
export async function setPayoutAddresses(actorId: string, roundId: string, text: string) {
  const work = db.$transaction(async (tx) => {
    const projects = await tx.project.findMany({
      where: { roundId },
      orderBy: { position: "asc" },
      include: { aliases: { select: { alias: true } } },
    });
    const { addresses, problems, repairs } = readAddresses(text, projects);
    if (problems.length > 0) {
      throw new AppError("invalid", "No address was set", { problems });
    }
    const changes = projects.flatMap((project) => {
      const after = addresses.get(project.name);
      return after === undefined || after === project.payoutAddress
        ? []
        : [{ project: project.name, before: project.payoutAddress, after }];
    });
    for (const { project, after } of changes) {
      await tx.project.update({
        where: { roundId_name: { roundId, name: project } },
        data: { payoutAddress: after },
      });
    }
    if (changes.length > 0) {
      // The addresses themselves are not public; the hash holds whoever set them to them.
      const data = { projects: changes.length, changesHash: hashOf(changes) };
      await appendAudit(tx, roundId, actorId, "project.addressesSet", data);
      // A gift by whoever is paid at the address is one to oneself.
      await enqueueFunding(tx, roundId);
    }
    const missing = projects.filter((p) => !(addresses.get(p.name) ?? p.payoutAddress));
    return {
      set: changes.length,
      unchanged: addresses.size - changes.length,
      missing: missing.map(({ name }) => name),
      repairs,
    };
  });
  return work.catch(mapDbError);
}

function readAddresses(text: string, projects: readonly ProjectAddress[]) {
  const aliases = projects.flatMap(({ name, aliases }) =>
    aliases.map(({ alias }) => [alias, name] as const),
  );
  const file = readItems(text, { aliases: Object.fromEntries(aliases) });
  const known = new Set(projects.map(({ name }) => name));
  const problems: FieldProblem[] = file.problems.map(toFieldProblem);
  const addresses = new Map<string, string>();
  for (const { line, item, address = "" } of file.rows) {
    const name = file.items[item]!;
    if (!known.has(name)) problems.push(unknown(line, name));
    problems.push(...addressProblems(address, "address", line, name).map(toFieldProblem));
    addresses.set(name, address);
  }
  if (file.rows.length === 0 && problems.length === 0) problems.push(EMPTY);
  return { addresses, problems, repairs: file.repairs };
}

const EMPTY: FieldProblem = {
  column: "",
  value: "",
  rule: "missing",
  message: "The file names no project",
  fix: "Write the columns project,address and a row per project",
};

function unknown(line: number, name: string): FieldProblem {
  return {
    line,
    column: "project",
    value: name,
    rule: "unknown-item",
    message: `"${name}" is not a project of this round`,
    fix: "Correct the name or remove the row",
  };
}
