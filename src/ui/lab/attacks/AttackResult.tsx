"use client";

import { useMemo, useState } from "react";
import type { Attack, AttackSummary } from "~/core/simulation";
import { Select } from "../../primitives/controls";
import { InlineField } from "../../primitives/InlineField";
import { countOf, formatNumber, formatWeight } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { SortableTable } from "../../primitives/SortableTable";
import { BarsFigure } from "../figures/BarsFigure";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";
import { KIND_TEXT, mechanismTitle } from "./attackParams";
import type { AttackAnswer } from "./attackWorker";

type Kind = Attack["kind"];

/** Gains by mechanism for one kind of attack, and over the number of accounts. */
export function AttackResult({ answer }: { answer: AttackAnswer }) {
  const [kind, setKind] = useState<Kind>("sybils");
  const own = useMemo(
    () => answer.attacks.filter(({ attack }) => attack.kind === kind),
    [answer, kind],
  );
  const largest = own.at(-1)!;
  const { accounts } = largest.attack;
  const bars = useMemo(
    () =>
      largest.mechanisms.map(({ mechanism, share }) => ({
        name: mechanismTitle(mechanism),
        value: share.mean,
      })),
    [largest],
  );
  const input = useMemo(() => growthOf(own), [own]);
  return (
    <Section title="What they gain" id="gains">
      <InlineField label="Attack">
        {(id) => (
          <Select
            id={id}
            className="max-w-md"
            value={kind}
            onChange={({ target }) => setKind(target.value as Kind)}
          >
            {Object.entries(KIND_TEXT).map(([key, text]) => (
              <option key={key} value={key}>
                {text}
              </option>
            ))}
          </Select>
        )}
      </InlineField>
      <Gains summary={largest} />
      <BarsFigure
        title={`Share of the pool with ${countOf(accounts, "account")}`}
        caption="Matched to the attackers' own projects; honest rounds match nothing to them."
        fileName={`attack-${kind}.csv`}
        {...{ bars, xLabel: "mechanism", yLabel: "share of the pool" }}
      />
      {own.length > 1 && (
        <LinesFigure
          title="Gain over the number of accounts"
          caption="Mean of what is matched less what was given away and what the accounts cost. Below 0 the attack does not pay."
          fileName={`attack-${kind}-accounts.csv`}
          input={input}
        />
      )}
    </Section>
  );
}

function Gains({ summary }: { summary: AttackSummary }) {
  const { attack, mechanisms } = summary;
  return (
    <SortableTable<AttackSummary["mechanisms"][number]>
      label={`Gains of ${attack.kind}, by mechanism`}
      columns={[
        {
          ...{ key: "mechanism", header: "Mechanism", rowHeader: true },
          cell: ({ mechanism }) => mechanismTitle(mechanism),
          sortBy: ({ mechanism }) => mechanismTitle(mechanism),
        },
        {
          ...{ key: "matched", header: "Matched", numeric: true },
          ...{ cell: (row) => formatNumber(row.matched.mean), sortBy: (row) => row.matched.mean },
        },
        {
          ...{ key: "share", header: "Of the pool", numeric: true },
          ...{ cell: (row) => formatWeight(row.share.mean), sortBy: (row) => row.share.mean },
        },
        {
          ...{ key: "net", header: "Net gain", numeric: true },
          ...{ cell: (row) => formatNumber(row.net.mean), sortBy: (row) => row.net.mean },
        },
        {
          ...{ key: "range", header: "5% to 95% of rounds", numeric: true },
          cell: ({ net }) => `${formatNumber(net.q05)} to ${formatNumber(net.q95)}`,
          sortBy: ({ net }) => net.q05,
        },
      ]}
      rows={mechanisms}
      rowKey={({ mechanism }) => mechanism}
      initial={{ key: "net", direction: "descending" }}
    />
  );
}

function growthOf(own: readonly AttackSummary[]): LinesInput {
  const mechanisms = own[0]?.mechanisms ?? [];
  return {
    ...{ x: own.map(({ attack }) => attack.accounts), xLabel: "accounts", yLabel: "net gain" },
    lines: mechanisms.map(({ mechanism }, m) => ({
      label: mechanismTitle(mechanism),
      y: own.map((summary) => summary.mechanisms[m]!.net.mean),
    })),
    levels: [{ y: 0, label: "" }],
  };
}
