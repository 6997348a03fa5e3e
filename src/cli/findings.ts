import type { Problem, Repair } from "~/core/formats";
import { note } from "./output";

/** Repairs shown on the screen; `check` lists all of them as JSON. */
const REPAIRS_SHOWN = 20;

/** One problem as a line that editors can jump to: file:line: column: message. Fix. */
export function problemLine(file: string, problem: Problem): string {
  const { line, column, value, message, fix } = problem;
  const where = line > 0 ? `${file}:${line}` : file;
  const shown = value && !message.includes(value) ? ` [${oneLine(value)}]` : "";
  return `${where}: ${column ? `${column}: ` : ""}${oneLine(message)}${shown}. Fix: ${fix}.`;
}

/** One repair as such a line. */
export function repairLine(file: string, { line, column, message }: Repair): string {
  const where = line > 0 ? `${file}:${line}` : file;
  return `${where}: repaired: ${column ? `${column}: ` : ""}${oneLine(message)}`;
}

/** The repairs of a file, for people. */
export function noteRepairs(file: string, repairs: readonly Repair[]): void {
  for (const repair of repairs.slice(0, REPAIRS_SHOWN)) note(repairLine(file, repair));
  const rest = repairs.length - REPAIRS_SHOWN;
  if (rest > 0) note(`${file}: ${rest} more repairs (steelyard check --json lists all)`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}
