import type { Tape } from "./tapeFile";

/** A tape that cannot be read; every reason is listed. */
export class TapeFileError extends Error {
  override readonly name = "TapeFileError";
  constructor(readonly problems: readonly { readonly where: string; readonly message: string }[]) {
    super(problems.map(({ where, message }) => `${where}: ${message}`).join("; "));
  }
}

const PROBLEMS_MOST = 50;

/**
 * A tape from parsed JSON. Throws TapeFileError listing what is missing or of the wrong kind, by its
 * place in the document.
 */
export function readTape(document: unknown): Tape {
  const problems: { where: string; message: string }[] = [];
  const say = (where: string, message: string) => {
    if (problems.length < PROBLEMS_MOST) problems.push({ where, message });
  };
  const root = record(document);
  if (root.model !== "v1" && root.model !== "v3") {
    say("model", `is ${JSON.stringify(root.model) ?? "missing"}, but must be "v1" or "v3"`);
  }
  checkDraws(root.init_draws, "init_draws", say);
  for (const name of ["params", "initial_scalars"]) {
    for (const [key, value] of Object.entries(record(root[name]))) {
      if (!isNumber(value)) say(`${name}.${key}`, `is ${JSON.stringify(value)}, not a number`);
    }
  }
  for (const name of ["initial_graph", "final_graph"]) checkGraph(root[name], name, say);
  if (!Array.isArray(root.steps)) say("steps", "is not a list");
  for (const [k, one] of listOf(root.steps).entries()) checkStep(record(one), `steps[${k}]`, say);
  if (problems.length > 0) throw new TapeFileError(problems);
  return document as Tape;
}

type Say = (where: string, message: string) => void;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const WORDS: readonly unknown[] = ["NaN", "Infinity", "-Infinity"];
const isNumber = (value: unknown) => typeof value === "number" || WORDS.includes(value);

function checkDraws(draws: unknown, where: string, say: Say): void {
  if (!Array.isArray(draws)) say(where, "is not a list of draws");
  for (const [k, draw] of listOf(draws).entries()) {
    const isDraw =
      Array.isArray(draw) &&
      draw.length >= 2 &&
      typeof draw[0] === "string" &&
      draw.slice(1).every((x) => typeof x === "number");
    if (!isDraw) say(`${where}[${k}]`, `is ${JSON.stringify(draw)}, not [kind, numbers …]`);
  }
}

function checkGraph(graph: unknown, where: string, say: Say): void {
  const { nodes, edges } = record(graph);
  if (!Array.isArray(nodes)) say(`${where}.nodes`, "is not a list");
  for (const [k, node] of listOf(nodes).entries()) {
    const { id, type } = record(node);
    if (typeof id !== "number" || typeof type !== "string") {
      say(`${where}.nodes[${k}]`, "has no id or type");
    }
  }
  if (!Array.isArray(edges)) say(`${where}.edges`, "is not a list");
  for (const [k, edge] of listOf(edges).entries()) {
    const numbers = listOf(edge).filter((_, at) => at !== 2);
    if (numbers.length < 3 || typeof listOf(edge)[2] !== "string" || !numbers.every(isNumber)) {
      say(`${where}.edges[${k}]`, "is not [from, to, kind, numbers …]");
    }
  }
}

function checkStep(step: Record<string, unknown>, where: string, say: Say): void {
  if (typeof step.timestep !== "number") say(`${where}.timestep`, "is not a number");
  if (!Array.isArray(step.blocks)) say(`${where}.blocks`, "is not a list");
  for (const [k, block] of listOf(step.blocks).entries()) {
    checkDraws(record(block).policy_draws, `${where}.blocks[${k}].policy_draws`, say);
    checkDraws(record(block).update_draws, `${where}.blocks[${k}].update_draws`, say);
  }
  const { proposals, participants } = record(step.end);
  for (const [name, rows, width] of [
    ["proposals", proposals, 6],
    ["participants", participants, 2],
  ] as const) {
    if (!Array.isArray(rows)) say(`${where}.end.${name}`, "is not a list");
    else if (!rows.every((row) => Array.isArray(row) && row.length >= width)) {
      say(`${where}.end.${name}`, `has a row of fewer than ${width} values`);
    }
  }
}
