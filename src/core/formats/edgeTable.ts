import { decode } from "./decode";
import { type GraphTable, graphJson, isJson } from "./graphJson";
import type { Report } from "./report";
import { type Table, tableOf } from "./table";

/** A file of weights of dependencies, CSV or JSON alike; `json` tells what only JSON says. */
export interface EdgeTable {
  readonly table: Table;
  readonly json?: Pick<GraphTable, "format" | "nodes">;
}

/** Read CSV, or one of the graph shapes in JSON, told apart by the first character. */
export function readEdgeTable(input: string | Uint8Array, report: Report): EdgeTable | undefined {
  const text = decode(input, report);
  if (text === undefined) return undefined;
  if (isJson(text)) {
    const table = graphJson(text, report);
    return table && { table, json: table };
  }
  const table = tableOf(text, report);
  return table && { table };
}
