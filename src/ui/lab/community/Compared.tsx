"use client";

import { useMemo, useState } from "react";
import { type CommunityRun, SERIES, type SeriesName } from "~/core/simulation";
import { formatNumber } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { Table } from "../../primitives/Table";
import { LinesFigure } from "../figures/LinesFigure";
import { SeriesSelect } from "./SeriesSelect";
import { SERIES_TEXT } from "./seriesText";

/** Two runs with the same chances: one series of both, and how all of them ended. */
export function Compared({ runs }: { runs: readonly CommunityRun[] }) {
  const [name, setName] = useState<SeriesName>("funds");
  const input = useMemo(() => {
    const lines = runs.map(({ series }, place) => ({
      label: place === 0 ? "First" : "Second",
      y: series[name] ?? [],
    }));
    const days = Math.max(...lines.map(({ y }) => y.length));
    const x = Array.from({ length: days }, (_, k) => k + 1);
    return { x, lines, xLabel: "day", yLabel: SERIES_TEXT[name].toLowerCase() };
  }, [runs, name]);
  const [first, second] = runs;
  return (
    <Section
      title="First and second"
      id="compared"
      lead="Both meet with the same chances, so that what differs comes of the settings."
    >
      <SeriesSelect name={name} onChoose={setName} />
      <LinesFigure title={SERIES_TEXT[name]} fileName={`compared-${name}.csv`} input={input} />
      <Table
        label="How both ended"
        columns={[
          { key: "series", header: "At the end", rowHeader: true, cell: (row) => SERIES_TEXT[row] },
          { key: "first", header: "First", numeric: true, cell: (row) => text(first, row) },
          { key: "second", header: "Second", numeric: true, cell: (row) => text(second, row) },
          {
            ...{ key: "difference", header: "Second less first", numeric: true },
            cell: (row) => shown(ending(second, row) - ending(first, row)),
          },
        ]}
        rows={SERIES}
        rowKey={(row) => row}
      />
    </Section>
  );
}

const ending = (run: CommunityRun | undefined, name: SeriesName) => run?.final[name] ?? Number.NaN;
const text = (run: CommunityRun | undefined, name: SeriesName) => shown(ending(run, name));
const shown = (value: number) => (Number.isNaN(value) ? "–" : formatNumber(value));
