"use client";

import { useMemo } from "react";
import { type CommunityRun, STATUSES } from "~/core/simulation";
import { Section } from "../../primitives/PageHeader";
import { AreasFigure } from "../figures/AreasFigure";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";
import { STATUS_COLOURS } from "../figures/palette";
import { LINES_OVER_TIME } from "./overTime";
import { SERIES_TEXT } from "./seriesText";

/** Every series of a run over its days. */
export function OverTime({ run }: { run: CommunityRun }) {
  const { days, counts, funds, lines, shares } = useMemo(() => figuresOf(run), [run]);
  return (
    <Section title="Day by day" id="days">
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
        <AreasFigure
          title="Proposals by status"
          caption="How many stand where; dropped proposals had too little support."
          fileName="proposals-by-status.csv"
          {...{ x: days, areas: counts, xLabel: "day", yLabel: "proposals" }}
        />
        <AreasFigure
          title="Funds by status"
          caption="The same by what they ask for."
          fileName="funds-by-status.csv"
          {...{ x: days, areas: funds, xLabel: "day", yLabel: "tokens" }}
        />
        <LinesFigure
          title="Conviction as a share of the trigger"
          caption="Of the candidates of each day: the median, the middle half and the whole range. Above 1 a proposal of sufficient age passes."
          fileName="share-of-trigger.csv"
          input={shares}
        />
        {lines.map(({ key, title, caption, input }) => (
          <LinesFigure key={key} {...{ title, caption, input }} fileName={`${key}.csv`} />
        ))}
      </div>
    </Section>
  );
}

function figuresOf({ series }: CommunityRun) {
  const days = Array.from(series.funds ?? [], (_, k) => k + 1);
  const areas = (kind: "count" | "funds") =>
    STATUSES.map((status) => ({
      label: SERIES_TEXT[`${status}_count`],
      colour: STATUS_COLOURS[status],
      values: series[`${status}_${kind}`] ?? [],
    }));
  const lines = LINES_OVER_TIME.map(({ key, title, caption, yLabel, series: names }) => {
    // Books that a faithful run does not keep are no line.
    const kept = names.filter((name) => series[name]?.some((value) => !Number.isNaN(value)));
    const input: LinesInput = {
      ...{ x: days, xLabel: "day", yLabel },
      lines: kept.map((name) => ({ label: SERIES_TEXT[name], y: series[name]! })),
    };
    return { key, title, caption, input };
  });
  const shares: LinesInput = {
    ...{ x: days, xLabel: "day", yLabel: "share of the trigger" },
    lines: [
      {
        ...{ label: "Whole range", y: series.share_q50 ?? [] },
        ...{ low: series.share_q0, high: series.share_q100 },
      },
      {
        ...{ label: "Middle half and median", y: series.share_q50 ?? [] },
        ...{ low: series.share_q25, high: series.share_q75 },
      },
    ],
    levels: [{ y: 1, label: "trigger" }],
  };
  return { days, counts: areas("count"), funds: areas("funds"), lines, shares };
}
