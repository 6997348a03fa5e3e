import type { Findings } from "./problem";

/** One edge: `parent` depends on `child`, both indices of the file's nodes. */
export interface GraphEdge {
  line: number;
  parent: number;
  child: number;
  /** Share of the child among its parent's dependencies (sum 1 per parent). */
  weight: number;
}

/** A dependency graph as read. */
export interface GraphFile extends Findings {
  /** The CSV columns, or `node-link`, `json-weights`, `json-lists`; empty when there was none. */
  format: string;
  /** Canonical names, in order of appearance. */
  nodes: string[];
  edges: GraphEdge[];
  /** Whether the file states weights; without, the dependencies of a parent share equally. */
  weighted: boolean;
  ignored: string[];
}
