import {
  addressProblems,
  type ItemFacts,
  isRepository,
  type Problem,
  type Repair,
  readItems,
} from "~/core/formats";
import { AppError, type FieldProblem } from "~/errors";
import { toFieldProblem } from "./fieldProblem";

/** Projects of one round; the pair of every two must stay drawable while a juror waits. */
const PROJECTS_MAX = 2000;

export interface ListedProject {
  readonly name: string;
  readonly title: string;
  readonly url: string | null;
  readonly description: string | null;
  /** What jurors are shown besides; frozen and hashed at publication. */
  readonly facts: Omit<ItemFacts, "description">;
  readonly payoutAddress: string | null;
}

export interface ProjectList {
  readonly projects: ListedProject[];
  readonly repairs: Repair[];
  readonly problems: FieldProblem[];
}

/** Reads a list of projects as pasted or uploaded: the one reading of preview, create and update. */
export function readProjectList(text: string): ProjectList {
  const file = readItems(text);
  const addresses = new Map<number, string>();
  const stated = new Map<number, ItemFacts>();
  const wrong: Problem[] = [];
  for (const { item, line, address, facts } of file.rows) {
    if (facts) stated.set(item, facts);
    if (address === undefined) continue;
    wrong.push(...addressProblems(address, "address", line, file.items[item]));
    addresses.set(item, address);
  }
  const problems: FieldProblem[] = [...file.problems, ...wrong].map(toFieldProblem);
  if (file.items.length > PROJECTS_MAX) problems.push(tooMany(file.items.length));
  return {
    projects: file.items.map((name, item) => {
      const { description = null, ...facts } = stated.get(item) ?? {};
      const title = file.labels[item] ?? name;
      const payoutAddress = addresses.get(item) ?? null;
      return { name, title, url: urlOf(name), description, facts, payoutAddress };
    }),
    repairs: file.repairs,
    problems,
  };
}

/** @throws AppError invalid with every problem */
export function requireProjectList(text: string): ListedProject[] {
  const { projects, problems } = readProjectList(text);
  if (problems.length > 0) {
    const message = `The list of projects has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}`;
    throw new AppError("invalid", message, { problems });
  }
  return projects;
}

function urlOf(name: string): string | null {
  if (isRepository(name)) return `https://github.com/${name}`;
  return /^[^/\s]+\.[^/\s]+\/\S+$/.test(name) ? `https://${name}` : null;
}

function tooMany(count: number): FieldProblem {
  return {
    column: "",
    value: String(count),
    rule: "limit",
    message: `The list has ${count} projects; a round can have ${PROJECTS_MAX}`,
    fix: "Split it into several rounds",
  };
}
