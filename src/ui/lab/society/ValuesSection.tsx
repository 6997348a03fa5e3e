"use client";

import { useMemo } from "react";
import { meanCurve, type Society } from "~/core/simulation";
import { Section } from "../../primitives/PageHeader";
import type { LinesInput } from "../figures/drawLines";
import { HistogramFigure } from "../figures/HistogramFigure";
import { LinesFigure } from "../figures/LinesFigure";
import { fundsAxis } from "./fundsAxis";

/** What was drawn: mean value curves of all, by good and by citizen, and how the curves are spread. */
export function ValuesSection({ society }: { society: Society }) {
  const { all, byGood, byCitizen, starts, ends, steepness } = useMemo(
    () => figuresOf(society),
    [society],
  );
  const deviation = "Mean, and one standard deviation around it.";
  return (
    <Section title="What people value" id="values">
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
        <LinesFigure
          title="All citizens, all goods"
          caption={deviation}
          fileName="values-all.csv"
          input={all}
        />
        <LinesFigure
          title="By good"
          caption="A line per good: the mean of all citizens."
          fileName="values-by-good.csv"
          input={byGood}
        />
        <LinesFigure
          title="By citizen"
          caption="A line per citizen: the mean over all goods."
          fileName="values-by-citizen.csv"
          input={byCitizen}
        />
        <HistogramFigure
          title="Value without funds"
          caption="V(0) of every citizen for every good."
          fileName="sampled-f0.csv"
          {...{ values: starts, xLabel: "value", yLabel: "curves" }}
        />
        <HistogramFigure
          title="Value at funds of 1"
          caption="V(1), at least V(0)."
          fileName="sampled-f1.csv"
          {...{ values: ends, xLabel: "value", yLabel: "curves" }}
        />
        <HistogramFigure
          title="Steepness"
          caption="How soon the value is reached: 1 hardly bends, 20 is there at once."
          fileName="sampled-s.csv"
          {...{ values: steepness, xLabel: "steepness", yLabel: "curves" }}
        />
      </div>
    </Section>
  );
}

/** Curves of so many of one kind can still be told apart. */
const CROWD_MOST = 200;

function figuresOf({ citizens, goods }: Society) {
  const x = fundsAxis();
  const text = { x, xLabel: "funds", yLabel: "value" };
  const everybody = Array.from({ length: citizens }, (_, i) => i);
  const pairs = goods.map(({ curves }) => everybody.map((i) => [curves, i] as const));
  const { mean, sd } = meanCurve(pairs.flat(), x);
  const all: LinesInput = {
    ...text,
    lines: [
      {
        ...{ label: "Mean", y: mean },
        ...{ low: mean.map((m, k) => m - sd[k]!), high: mean.map((m, k) => m + sd[k]!) },
      },
    ],
  };
  const crowdOf = (kind: string, curves: readonly (typeof pairs)[number][]): LinesInput => ({
    ...{ ...text, crowd: true },
    lines: curves
      .slice(0, CROWD_MOST)
      .map((own, k) => ({ label: `${kind} ${k + 1}`, y: meanCurve(own, x).mean })),
  });
  const sampled = (key: "f0" | "f1" | "s") =>
    goods.flatMap(({ curves }) => Array.from(curves[key]));
  return {
    all,
    byGood: crowdOf("good", pairs),
    byCitizen: crowdOf(
      "citizen",
      everybody.map((i) => pairs.map((good) => good[i]!)),
    ),
    ...{ starts: sampled("f0"), ends: sampled("f1"), steepness: sampled("s") },
  };
}
