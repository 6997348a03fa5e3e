"use client";

import { useMemo, useState } from "react";
import { citizenGain, type NamedEquilibrium, type Society, valueAt } from "~/core/simulation";
import { Select } from "../../primitives/controls";
import { InlineField } from "../../primitives/InlineField";
import { formatNumber } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { Table } from "../../primitives/Table";
import { HistogramFigure } from "../figures/HistogramFigure";
import { LinesFigure } from "../figures/LinesFigure";
import { fundsAxis } from "./fundsAxis";
import { mechanismText } from "./societyParams";

/** Citizens whose curves are drawn one by one. */
const CURVES_MOST = 100;

interface GoodSectionProps {
  society: Society;
  /** Of one good, by its place. */
  equilibriaOf: (good: number) => readonly NamedEquilibrium[];
}

/** One good: everybody's value curve, its equilibria, and who gains what. */
export function GoodSection({ society, equilibriaOf }: GoodSectionProps) {
  const [chosen, setChosen] = useState({ good: 0, mechanism: "qf" });
  const place = chosen.good < society.goods.length ? chosen.good : 0;
  const { curves, community, proposer } = society.goods[place]!;
  const equilibria = useMemo(() => equilibriaOf(place), [equilibriaOf, place]);
  const equilibrium =
    equilibria.find(({ mechanism }) => mechanism === chosen.mechanism) ?? equilibria[0]!;
  const input = useMemo(() => {
    const most = Math.max(...equilibria.map(({ funds }) => funds));
    const x = fundsAxis(most);
    const drawn = Math.min(CURVES_MOST, society.citizens);
    return {
      ...{ x, xLabel: "funds", yLabel: "value", crowd: true },
      lines: Array.from({ length: drawn }, (_, i) => ({
        label: `citizen ${i + 1}`,
        y: x.map((funds) => valueAt(curves, i, funds)),
      })),
      places: [{ x: equilibria[0]!.funds, label: "optimum" }],
    };
  }, [curves, equilibria, society]);
  const gains = useMemo(
    () => Array.from({ length: society.citizens }, (_, i) => citizenGain(curves, equilibrium, i)),
    [curves, equilibrium, society],
  );
  return (
    <Section title="One good" id="good">
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <InlineField label="Good">
          {(id) => (
            <Select
              id={id}
              className="max-w-80"
              value={place}
              onChange={({ target }) => setChosen({ ...chosen, good: Number(target.value) })}
            >
              {society.goods.map((good, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: goods have nothing but their places
                <option key={k} value={k}>
                  {`Good ${k + 1} of community ${good.community + 1}`}
                </option>
              ))}
            </Select>
          )}
        </InlineField>
      </div>
      <p className="text-quiet text-small">
        Proposed by citizen {proposer + 1} of community {community + 1}.
      </p>
      <Equilibria equilibria={equilibria} />
      <InlineField label="Gains under">
        {(id) => (
          <Select
            id={id}
            className="max-w-80"
            value={equilibrium.mechanism}
            onChange={({ target }) => setChosen({ ...chosen, mechanism: target.value })}
          >
            {equilibria.map(({ mechanism }) => (
              <option key={mechanism} value={mechanism}>
                {mechanismText(mechanism)}
              </option>
            ))}
          </Select>
        )}
      </InlineField>
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
        <LinesFigure
          title="Value curves, one by one"
          caption={
            society.citizens > CURVES_MOST
              ? `The first ${CURVES_MOST} of ${society.citizens} citizens.`
              : "A line per citizen."
          }
          fileName={`good-${place + 1}-values.csv`}
          input={input}
        />
        <HistogramFigure
          title="Who gains"
          caption="Value gained less what is contributed. Taxes that fill the pool are not counted."
          fileName={`good-${place + 1}-gains.csv`}
          {...{ values: gains, xLabel: "gain", yLabel: "citizens" }}
        />
      </div>
    </Section>
  );
}

function Equilibria({ equilibria }: { equilibria: readonly NamedEquilibrium[] }) {
  return (
    <Table
      label="Equilibria of this good"
      columns={[
        {
          ...{ key: "mechanism", header: "Mechanism", rowHeader: true },
          cell: ({ mechanism }) => mechanismText(mechanism),
        },
        { key: "funds", header: "Funds", numeric: true, cell: (e) => formatNumber(e.funds) },
        {
          ...{ key: "deficit", header: "From the pool", numeric: true },
          cell: (e) => formatNumber(e.deficit),
        },
        {
          ...{ key: "marginal", header: "Value of one more", numeric: true },
          cell: (e) => formatNumber(e.marginalSocialValue),
        },
        {
          ...{ key: "welfare", header: "Welfare gained", numeric: true },
          cell: (e) => formatNumber(e.welfareGain),
        },
      ]}
      rows={equilibria}
      rowKey={({ mechanism }) => mechanism}
    />
  );
}
