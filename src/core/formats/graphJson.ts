import { type Json, JsonError, parseJson } from "./parseJson";
import type { Report } from "./report";
import type { Row } from "./splitCsv";
import type { Table } from "./table";

/** A node named outside the edges: it may have no edge at all. */
export interface LooseNode {
  readonly line: number;
  readonly pointer: string;
  readonly name: string;
}

/** A graph in JSON, as the table that the CSV formats have. */
export interface GraphTable extends Table {
  readonly format: "node-link" | "json-weights" | "json-lists";
  readonly nodes: readonly LooseNode[];
}

interface Found {
  readonly rows: Row[];
  readonly nodes: LooseNode[];
}

const SHAPES = '{"repo": ["dependency"]}, {"repo": {"dependency": weight}} or {"links": [...]}';

/** Whether a text can only be JSON: no CSV file of the field starts with a bracket. */
export function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/**
 * Read a graph in one of its JSON shapes: `{repo: [dependency, …]}`, `{repo: {dependency: weight}}`,
 * or node-link (`links` or `edges` of `{source: dependent, target: dependency, weight}`).
 *
 * Each edge becomes a row of the table `dependency,repo[,weight]` with the JSON pointers (RFC 6901)
 * of its cells; what does not fit the shape is refused with its pointer.
 */
export function graphJson(text: string, report: Report): GraphTable | undefined {
  try {
    const json = parseJson(text);
    if (json.kind === "object") return tableOf(json.members, report);
    refuseShape(json, "", `a graph is an object: ${SHAPES}`, report);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { line, message } = error;
    const fix = "correct the JSON; nothing of it was read";
    report.refuse({ line, column: "", value: "", rule: "json", message, fix });
  }
  return undefined;
}

function tableOf(members: readonly (readonly [string, Json])[], report: Report): GraphTable {
  const found: Found = { rows: [], nodes: [] };
  const links = members.find(([name, value]) => isLinks(name, value));
  const weighted = links
    ? (links[1] as Json & { kind: "array" }).items.some((link) => member(link, "weight"))
    : members.some(([, value]) => value.kind === "object");
  const format = links ? "node-link" : weighted ? "json-weights" : "json-lists";
  if (links) {
    for (const [name, value] of members) {
      if (name === "nodes" && value.kind === "array") readNodes(value.items, found, report);
    }
    readLinks(links[0], links[1], found, report);
  } else {
    for (const [name, value] of members) readRepository(name, value, weighted, found, report);
  }
  const header = weighted ? ["dependency", "repo", "weight"] : ["dependency", "repo"];
  const rows = found.rows.map((row) => ({ ...row, cells: row.cells.slice(0, header.length) }));
  return { header, headerLine: 1, rows, format, nodes: found.nodes };
}

function isLinks(name: string, value: Json): boolean {
  if (!["links", "edges"].includes(name) || value.kind !== "array") return false;
  return value.items.every(({ kind }) => kind === "object");
}

function readLinks(name: string, links: Json, { rows }: Found, report: Report): void {
  if (links.kind !== "array") return;
  links.items.forEach((link, k) => {
    const at = pointer("", name, String(k));
    const [target, source] = [member(link, "target"), member(link, "source")];
    if (target?.kind !== "text" || source?.kind !== "text") {
      const shape = '{"source": dependent, "target": dependency}';
      refuseShape(link, at, `a link is ${shape}, both in quotation marks`, report);
      return;
    }
    const pointers = ["target", "source", "weight"].map((part) => pointer(at, part));
    const cells = [target.text, source.text, scalar(member(link, "weight"))];
    rows.push({ line: link.line, cells, pointers });
  });
}

function readNodes(items: readonly Json[], { nodes }: Found, report: Report): void {
  items.forEach((node, k) => {
    const at = pointer("", "nodes", String(k));
    const id = node.kind === "text" ? node : member(node, "id");
    if (id?.kind === "text") nodes.push({ line: node.line, pointer: at, name: id.text });
    else refuseShape(node, at, 'a node is {"id": name} or a name, in quotation marks', report);
  });
}

function readRepository(
  repo: string,
  value: Json,
  weighted: boolean,
  { rows, nodes }: Found,
  report: Report,
): void {
  const { line } = value;
  const at = pointer("", repo);
  nodes.push({ line, pointer: at, name: repo });
  if (value.kind === "object") {
    for (const [name, weight] of value.members) {
      const here = pointer(at, name);
      const pointers = [here, at, here];
      rows.push({ line: weight.line, cells: [name, repo, scalar(weight)], pointers });
    }
  } else if (value.kind === "array" && (!weighted || value.items.length === 0)) {
    value.items.forEach((item, k) => {
      const here = pointer(at, String(k));
      if (item.kind !== "text") refuseShape(item, here, "a dependency is a name", report);
      else rows.push({ line: item.line, cells: [item.text, repo, ""], pointers: [here, at, here] });
    });
  } else {
    const wanted = weighted ? "an object of weights, as others have" : "a list of dependencies";
    refuseShape(
      value,
      at,
      `${repo || "the entry"} has ${show(value)} instead of ${wanted}`,
      report,
    );
  }
}

function member(json: Json, name: string): Json | undefined {
  if (json.kind !== "object") return undefined;
  const found = json.members.find(([key]) => key === name)?.[1];
  return found?.kind === "bare" && found.text === "null" ? undefined : found;
}

/** The cell of a weight; a list or an object in its place is shown, and refused as no number. */
function scalar(json: Json | undefined): string {
  if (json === undefined) return "";
  return json.kind === "text" || json.kind === "bare" ? json.text : show(json);
}

function show(json: Json): string {
  if (json.kind === "object") return "{…}";
  return json.kind === "array" ? "[…]" : json.text.slice(0, 80);
}

function pointer(start: string, ...parts: readonly string[]): string {
  const escaped = parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"));
  return [start, ...escaped].join("/");
}

function refuseShape(json: Json, column: string, message: string, report: Report): void {
  const fix = `write the graph as ${SHAPES}`;
  const value = show(json);
  report.refuse({ line: json.line, column, value, rule: "json-shape", message, fix });
}
