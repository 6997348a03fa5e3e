"use client";

import { useCallback } from "react";
import { ChartFigure } from "../charts/ChartFigure";
import { PlotCanvas, type PlotLibrary } from "../charts/PlotCanvas";
import { Callout } from "../primitives/Callout";
import { countOf } from "../primitives/numbers";
import { SortableTable } from "../primitives/SortableTable";
import { COVERAGE_ROW_HEIGHT, drawCounts, drawPairs, pairsHeight } from "./drawCoverage";
import type { Coverage } from "./types";

/** Which pairs were judged how often, and whether they hang together. */
export function CoverageMap({ coverage }: { coverage: Coverage }) {
  const { pairs, projects } = coverage;
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      coverage.pairs
        ? drawPairs(plot, coverage.projects, coverage.pairs, width)
        : drawCounts(plot, coverage.projects, width),
    [coverage],
  );
  const height = pairs ? pairsHeight(projects.length) : projects.length * COVERAGE_ROW_HEIGHT + 40;
  const name = (at: number) => projects[at]!.name;
  return (
    <div className="grid gap-6">
      <Connection coverage={coverage} />
      <ChartFigure
        title={pairs ? "How often each pair was judged" : "How often each project was judged"}
        caption={
          pairs
            ? "Each square is a pair; the darker, the more judgements. An empty one was never judged."
            : "There are too many projects to draw every pair."
        }
        table={
          <SortableTable
            label="Judgements per project"
            columns={[
              {
                key: "name",
                header: "Project",
                rowHeader: true,
                cell: (p) => p.name,
                sortBy: (p) => p.name,
              },
              {
                key: "judgements",
                header: "Judgements",
                numeric: true,
                cell: (p) => p.judgements,
                sortBy: (p) => p.judgements,
              },
              {
                key: "opponents",
                header: "Different opponents",
                numeric: true,
                cell: (p) => p.opponents,
                sortBy: (p) => p.opponents,
              },
            ]}
            rows={projects}
            rowKey={(p) => p.name}
          />
        }
        csv={{
          fileName: "coverage.csv",
          header: pairs ? ["a", "b", "judgements"] : ["project", "judgements", "opponents"],
          rows: () =>
            pairs
              ? pairs.map(({ a, b, count }) => [name(a), name(b), count])
              : projects.map((p) => [p.name, p.judgements, p.opponents]),
        }}
      >
        <PlotCanvas draw={draw} height={height} description={summary(coverage)} />
      </ChartFigure>
    </div>
  );
}

const NAMES_SHOWN = 5;

function Connection({ coverage }: { coverage: Coverage }) {
  const { components, connected, mleExists, projects } = coverage;
  if (projects.every(({ judgements }) => judgements === 0)) return null;
  if (connected) {
    return (
      <p>
        The judgements join all {projects.length} projects, so that all weights are on one scale.
        {!mleExists &&
          " Wins go one way only between some of them: plain Bradley-Terry would have no finite answer."}
      </p>
    );
  }
  const small = components.slice().sort((x, y) => x.length - y.length)[0]!;
  const names = small.slice(0, NAMES_SHOWN).join(", ");
  return (
    <Callout tone="warn" title={`The judgements fall into ${components.length} parts`}>
      <p>
        Weights of different parts have no common scale. The smallest part is {names}
        {small.length > NAMES_SHOWN && " and others"}. The next pairs join the parts first.
      </p>
    </Callout>
  );
}

function summary({ projects, compared }: Coverage): string {
  const possible = (projects.length * (projects.length - 1)) / 2;
  const least = [...projects].sort((x, y) => x.judgements - y.judgements)[0];
  const last = least ? ` Least judged: ${least.name}, ${countOf(least.judgements, "time")}.` : "";
  return `${compared} of ${countOf(possible, "pair")} judged at least once.${last}`;
}
