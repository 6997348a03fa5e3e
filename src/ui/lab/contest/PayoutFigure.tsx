"use client";

import { useMemo, useState } from "react";
import { Select } from "../../primitives/controls";
import { InlineField } from "../../primitives/InlineField";
import { Section } from "../../primitives/PageHeader";
import { BarsFigure } from "../figures/BarsFigure";
import { methodTitle } from "./contestParams";
import type { ContestAnswer } from "./contestWorker";

interface PayoutFigureProps {
  payouts: ContestAnswer["payouts"];
  jurors: number;
}

/** What one jury would pay every project, beside what it deserves. */
export function PayoutFigure({ payouts, jurors }: PayoutFigureProps) {
  const answered = payouts.filter(({ items }) => items.length > 0);
  const [method, setMethod] = useState(answered[0]?.method ?? "");
  const chosen = answered.find((one) => one.method === method) ?? answered[0];
  const bars = useMemo(
    () =>
      (chosen?.items ?? [])
        .map(({ truth, paid }, k) => ({ name: String(k + 1), value: paid, mark: truth }))
        .sort((a, b) => b.mark - a.mark),
    [chosen],
  );
  if (!chosen) return null;
  return (
    <Section title="Payouts" id="payouts">
      <InlineField label="Aggregator">
        {(id) => (
          <Select
            id={id}
            className="max-w-80"
            value={chosen.method}
            onChange={({ target }) => setMethod(target.value)}
          >
            {answered.map((one) => (
              <option key={one.method} value={one.method}>
                {methodTitle(one.method)}
              </option>
            ))}
          </Select>
        )}
      </InlineField>
      <BarsFigure
        title="What each project would be paid"
        caption={`Shares of the pool by one jury of ${jurors}; the line across is what the project deserves.`}
        fileName={`payouts-${chosen.method}.csv`}
        {...{ bars, xLabel: "project", yLabel: "share of the pool", markLabel: "deserved" }}
      />
    </Section>
  );
}
