"use client";

import { useCallback, useMemo } from "react";
import { countOf, formatCount, formatWeight } from "../primitives/numbers";
import { SortableTable } from "../primitives/SortableTable";
import type { Column } from "../primitives/table";
import { ChartFigure } from "./ChartFigure";
import { drawGraph, type GraphEdge, type GraphNode } from "./drawGraph";
import { forceLayout } from "./forceLayout";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

/** Height over width, and the ends of the height. */
const SHAPE = { ratio: 0.62, min: 380, max: 620 };

interface ComparisonGraphProps {
  graph: {
    projects: number;
    pairs: number;
    components: number;
    nodes: readonly GraphNode[];
    edges: readonly GraphEdge[];
  };
  fileName: string;
}

/** Who was compared with whom; the same seed places the projects on every screen alike. */
export function ComparisonGraph({ graph, fileName }: ComparisonGraphProps) {
  const { nodes, edges } = graph;
  const places = useMemo(() => forceLayout(nodes.length, edges), [nodes, edges]);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => {
      const height = Math.min(SHAPE.max, Math.max(SHAPE.min, width * SHAPE.ratio));
      return drawGraph(plot, { nodes, edges, places, width, height });
    },
    [nodes, edges, places],
  );
  return (
    <ChartFigure
      title="The comparison graph"
      caption={captionOf(graph)}
      table={<NodeTable nodes={nodes} edges={edges} />}
      csv={{
        fileName,
        header: ["project_a", "project_b", "comparisons"],
        rows: () => edges.map(({ a, b, rows }) => [nodes[a]!.name, nodes[b]!.name, rows]),
      }}
    >
      <PlotCanvas
        draw={draw}
        height={SHAPE.min}
        description={`${countOf(nodes.length, "project")} joined by ${countOf(edges.length, "compared pair")}.`}
      />
    </ChartFigure>
  );
}

function captionOf({ projects, pairs, components, nodes, edges }: ComparisonGraphProps["graph"]) {
  const part =
    nodes.length < projects
      ? `The ${nodes.length} heaviest of ${formatCount(projects)} projects and ${edges.length} pairs among them, of ${formatCount(pairs)} in all. `
      : "";
  const groups =
    components > 1 ? ` Colours are the ${components} groups that no comparison joins.` : "";
  return `${part}Circles grow with the weight, lines with how often a pair was compared.${groups}`;
}

interface NodeRow extends GraphNode {
  compared: number;
}

const COLUMNS: readonly Column<NodeRow>[] = [
  {
    key: "title",
    header: "Project",
    rowHeader: true,
    cell: (r) => r.title,
    sortBy: (r) => r.title,
  },
  {
    ...{ key: "weight", header: "Weight", numeric: true },
    ...{ cell: (r) => formatWeight(r.weight), sortBy: (r) => r.weight },
  },
  {
    ...{ key: "comparisons", header: "Comparisons", numeric: true },
    ...{ cell: (r) => formatCount(r.comparisons), sortBy: (r) => r.comparisons },
  },
  {
    ...{ key: "compared", header: "Drawn pairs", numeric: true },
    ...{ cell: (r) => formatCount(r.compared), sortBy: (r) => r.compared },
  },
  {
    ...{ key: "component", header: "Group", numeric: true },
    ...{ cell: (r) => formatCount(r.component + 1), sortBy: (r) => r.component },
  },
];

function NodeTable({ nodes, edges }: Pick<ComparisonGraphProps["graph"], "nodes" | "edges">) {
  const compared = nodes.map(() => 0);
  for (const { a, b } of edges) {
    compared[a]! += 1;
    compared[b]! += 1;
  }
  return (
    <SortableTable
      label="Projects of the graph"
      columns={COLUMNS}
      rows={nodes.map((node, at) => ({ ...node, compared: compared[at]! }))}
      rowKey={({ name }) => name}
    />
  );
}
