"use client";

import { useMemo } from "react";
import type { MechanismTotal } from "~/core/simulation";
import { countOf, formatNumber, formatWeight } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { Table } from "../../primitives/Table";
import { BarsFigure } from "../figures/BarsFigure";
import { mechanismText } from "./societyParams";

interface TotalsSectionProps {
  totals: readonly MechanismTotal[];
  /** How many. */
  goods: number;
}

/** All goods together, mechanism beside mechanism. */
export function TotalsSection({ totals, goods }: TotalsSectionProps) {
  const bars = useMemo(() => {
    const of = (key: "welfareGain" | "funds") =>
      totals.map((total) => ({
        name: mechanismText(total.mechanism),
        value: total[key],
        colour: total.mechanism === "optimum" ? "var(--edge)" : undefined,
      }));
    return { welfare: of("welfareGain"), funds: of("funds") };
  }, [totals]);
  return (
    <Section
      title="Every mechanism"
      id="totals"
      lead={`Where citizens who each do what is best for themselves end up, over ${countOf(goods, "good")}. Grey is what a planner who knows all values would do.`}
    >
      <Table
        label="Mechanisms"
        columns={[
          {
            ...{ key: "mechanism", header: "Mechanism", rowHeader: true },
            cell: ({ mechanism }) => mechanismText(mechanism),
          },
          { key: "funds", header: "Funds", numeric: true, cell: (t) => formatNumber(t.funds) },
          {
            ...{ key: "deficit", header: "From the pool", numeric: true },
            cell: (t) => formatNumber(t.deficit),
          },
          {
            ...{ key: "welfare", header: "Welfare gained", numeric: true },
            cell: (t) => formatNumber(t.welfareGain),
          },
          {
            ...{ key: "share", header: "Of the optimum", numeric: true },
            cell: (t) => formatWeight(t.shareOfOptimum),
          },
          { key: "funded", header: "Goods funded", numeric: true, cell: (t) => t.funded },
        ]}
        rows={totals}
        rowKey={({ mechanism }) => mechanism}
      />
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
        <BarsFigure
          title="Welfare"
          caption="Sum of what everybody values the goods at, above no funds, less the funds."
          fileName="society-welfare.csv"
          {...{ bars: bars.welfare, xLabel: "mechanism", yLabel: "welfare gained" }}
        />
        <BarsFigure
          title="Funds"
          caption="What all goods get together."
          fileName="society-funds.csv"
          {...{ bars: bars.funds, xLabel: "mechanism", yLabel: "funds" }}
        />
      </div>
    </Section>
  );
}
