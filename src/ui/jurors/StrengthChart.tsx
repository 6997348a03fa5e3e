"use client";

import { useCallback, useMemo } from "react";
import { ChartFigure } from "../charts/ChartFigure";
import { CHART_TEXT } from "../charts/labels";
import { PlotCanvas, type PlotLibrary } from "../charts/PlotCanvas";
import { formatMultiplier } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { strengthPoints } from "./strengthPoints";
import type { Judgement } from "./types";

const HEIGHT = 240;

/** What strength a juror stated, answer by answer, on a log axis. */
export function StrengthChart({ judgements }: { judgements: readonly Judgement[] }) {
  const points = useMemo(() => strengthPoints(judgements), [judgements]);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      plot.plot({
        style: CHART_TEXT,
        ...{ width, height: HEIGHT, marginLeft: 48, marginRight: 12, marginTop: 16 },
        x: { label: null, domain: [0.5, Math.max(10, judgements.length) + 0.5] },
        y: {
          type: "log",
          label: null,
          domain: [0.95, 2 * Math.max(5, ...points.map((p) => p.multiplier))],
        },
        marks: [
          plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1, ticks: 4 }),
          plot.axisY({ ticks: 4, tickFormat: formatMultiplier, tickSize: 0 }),
          plot.axisX({ ticks: Math.min(8, Math.max(2, points.length)), tickFormat: "d" }),
          plot.ruleY([2], { stroke: "var(--edge)", strokeDasharray: "4 3" }),
          plot.dot(points, { x: "place", y: "multiplier", r: 3.5, fill: "var(--accent)" }),
          plot.tip(
            points,
            plot.pointer({
              ...{ x: "place", y: "multiplier", fill: "var(--sheet)", stroke: "var(--edge)" },
              title: (p) => `${p.label}\n${formatMultiplier(p.multiplier)}`,
            }),
          ),
        ],
      }),
    [points, judgements.length],
  );
  if (points.length === 0) return <p className="text-quiet">No strength was stated.</p>;
  return (
    <ChartFigure
      title="Stated strength, answer by answer"
      caption="On a logarithmic axis; the dashed line is 2×, within which most pairs lie."
      table={
        <Table
          label="Stated strength"
          columns={[
            { key: "place", header: "Answer", numeric: true, narrow: true, cell: (p) => p.place },
            { key: "label", header: "Said", rowHeader: true, cell: (p) => p.label },
            {
              key: "multiplier",
              header: "Strength",
              numeric: true,
              cell: (p) => formatMultiplier(p.multiplier),
            },
          ]}
          rows={points}
          rowKey={(p) => String(p.place)}
        />
      }
      csv={{
        fileName: "strength.csv",
        header: ["answer", "said", "multiplier"],
        rows: () => points.map((p) => [p.place, p.label, p.multiplier]),
      }}
    >
      <PlotCanvas
        draw={draw}
        height={HEIGHT}
        description={`The strength stated in ${points.length} answers, in the order given.`}
      />
    </ChartFigure>
  );
}
