import { disjointCycles } from "./cycles";
import { type EdgeTable, readEdgeTable } from "./edgeTable";
import type { GraphEdge, GraphFile } from "./graphFile";
import { GRAPH_LAYOUTS } from "./graphLayouts";
import { recognise } from "./header";
import { ItemNames, type ItemOptions } from "./itemNames";
import { Report } from "./report";
import { type Entry, type EntryLayout, readEntries } from "./submissionEntries";
import { ORIGINALITY_PARENT } from "./submissionFile";
import { isWholeSum, toShares } from "./submissionRules";

export interface ReadGraphOptions extends Pick<ItemOptions, "aliases"> {
  /** Refuse instead of repairing. */
  strict?: boolean;
}

/** Nodes of a cycle that are named in its message. */
const CYCLE_SHOWN = 8;

/**
 * Read a dependency graph: CSV rows `repo,parent[,weight]` or `dependency,repo[,weight]`, or JSON
 * `{repo: [dependency]}`, `{repo: {dependency: weight}}`, or node-link (see `graphJson`). In JSON
 * the column of a problem is a JSON pointer.
 *
 * Repaired (strict: refused): an edge from a repository to itself is left out and the others of
 * that parent scaled; weights of one parent that do not add up to 1 are scaled; exact copies of an
 * edge; spellings; renamed repositories; a byte order mark; a stray letter after a number.
 * Refused: a longer cycle, by its names; two weights for one edge; a parent whose weights are all
 * zero; what is no number of at least 0; originality, which is no edge.
 *
 * Never throws for what is in the file; pass the result through `accept` to refuse it.
 */
export function readGraph(input: string | Uint8Array, options: ReadGraphOptions = {}): GraphFile {
  const report = new Report(options.strict);
  const source = readEdgeTable(input, report);
  const found = source && recognise(source.table, GRAPH_LAYOUTS, report);
  if (!source || !found) {
    return { format: "", nodes: [], edges: [], weighted: false, ignored: [], ...report.findings() };
  }
  const { layout, ignored } = found;
  const names = new ItemNames(report, { aliases: options.aliases });
  noteLooseNodes(source, names);
  const entries = readEntries(source.table, found, names, report);
  names.finish();
  const graph = new Graph(names.items, report);
  for (const [parent, siblings] of byParent(entries)) {
    if (parent === ORIGINALITY_PARENT) refuseOriginality(siblings, report);
    else graph.add(parent, siblings, layout);
  }
  graph.refuseCycles();
  return {
    format: source.json?.format ?? layout.required.join(","),
    nodes: graph.nodes,
    edges: graph.edges,
    weighted: layout.value !== undefined,
    ignored,
    ...report.findings(),
  };
}

/** JSON names repositories that have no edge; they are nodes all the same. */
function noteLooseNodes({ json }: EdgeTable, names: ItemNames): void {
  for (const { name, line, pointer } of json?.nodes ?? []) {
    names.find(name, { line, column: pointer });
  }
}

function byParent(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const siblings = groups.get(entry.parent);
    if (siblings) siblings.push(entry);
    else groups.set(entry.parent, [entry]);
  }
  return groups;
}

function refuseOriginality(entries: readonly Entry[], report: Report): void {
  for (const { line, column, item } of entries) {
    const message = `the originality of ${item} is no edge of a graph`;
    const fix = "put originality in a file of its own: repo,originality";
    report.refuse({ line, column, value: ORIGINALITY_PARENT, rule: "parent", message, fix });
  }
}

class Graph {
  readonly edges: GraphEdge[] = [];
  private readonly entryOf = new Map<GraphEdge, Entry>();
  private readonly indexOf: Map<string, number>;

  constructor(
    readonly nodes: string[],
    private readonly report: Report,
  ) {
    this.indexOf = new Map(nodes.map((name, index) => [name, index]));
  }

  /** Add the edges from one parent, with shares that add up to 1. */
  add(parent: string, siblings: readonly Entry[], layout: EntryLayout): void {
    const others = siblings.filter((entry) => entry.item !== parent);
    for (const entry of siblings) if (entry.item === parent) this.noteSelf(entry, others.length);
    const shares = this.shares(parent, siblings, others, layout);
    for (const entry of others) {
      const weight = shares.get(entry.item);
      if (weight === undefined || Number.isNaN(weight)) continue;
      const [from, child] = [this.node(parent), this.node(entry.item)];
      const edge: GraphEdge = { line: entry.line, parent: from, child, weight };
      this.edges.push(edge);
      this.entryOf.set(edge, entry);
    }
  }

  refuseCycles(): void {
    for (const cycle of disjointCycles(this.nodes.length, this.edges)) {
      const path = [...cycle.map(({ parent }) => parent), cycle[0]!.parent];
      const names = path.map((node) => this.nodes[node]!);
      const shown =
        names.length > CYCLE_SHOWN + 1
          ? [...names.slice(0, CYCLE_SHOWN), `… (${cycle.length} in all)`, names[0]!]
          : names;
      const { line, column } = this.entryOf.get(cycle.at(-1)!)!;
      const message = `these depend on each other in a circle: ${shown.join(" → ")}`;
      const fix = "remove one of these edges: value cannot flow in a circle";
      this.report.refuse({ line, column, value: names.at(-2)!, rule: "cycle", message, fix });
    }
  }

  private shares(
    parent: string,
    siblings: readonly Entry[],
    others: readonly Entry[],
    layout: EntryLayout,
  ): Map<string, number> {
    const isEqual = layout.value === undefined;
    // What the edge to itself held is passed on to its siblings; its own repair says so.
    const freed = others.length < siblings.length && isWholeSum(siblings);
    const sum = others.reduce((total, { value }) => total + value, 0);
    if (!(isEqual || freed) || sum === 0) return toShares(others, parent, layout, this.report);
    return new Map(others.map(({ item, value }) => [item, value / sum]));
  }

  private noteSelf({ line, column, item, spelling }: Entry, others: number): void {
    const scaled = others > 0 ? "; left out, and its siblings are scaled" : "; left out";
    const message = `${item} depends on itself${scaled}`;
    const place = { line, column: column.startsWith("/") ? column : "" };
    const repair = { ...place, before: spelling, after: "", rule: "self-dependency" };
    this.report.repair({ ...repair, message });
  }

  private node(name: string): number {
    const known = this.indexOf.get(name);
    if (known !== undefined) return known;
    this.indexOf.set(name, this.nodes.length);
    return this.nodes.push(name) - 1;
  }
}
