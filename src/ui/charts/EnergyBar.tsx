"use client";

import { Table } from "../primitives/Table";
import { ChartFigure } from "./ChartFigure";

interface Energies {
  total: number;
  gradient: number;
  withinPairs: number;
  cyclic: number;
}

interface Share {
  key: string;
  label: string;
  about: string;
  share: number;
  fill: string;
}

/** Where the squared log ratios go, in three shares that sum to one. */
export function energyShares({ total, gradient, withinPairs, cyclic }: Energies): Share[] {
  const of = (energy: number) => (total > 0 ? Math.max(0, energy) / total : 0);
  return [
    {
      ...{ key: "gradient", label: "Explained by weights", share: of(gradient) },
      ...{ about: "One weight per project says this much.", fill: "var(--accent)" },
    },
    {
      ...{ key: "within_pairs", label: "Different answers about a pair", share: of(withinPairs) },
      ...{ about: "Jurors who judged the same pair disagree.", fill: "var(--edge)" },
    },
    {
      ...{ key: "cyclic", label: "Answers that go round", share: of(cyclic) },
      ...{ about: "A over B over C over A: no weights can say that.", fill: "var(--warn)" },
    },
  ];
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Hodge's three shares as one bar; the legend is the table. */
export function EnergyBar({ energies, fileName }: { energies: Energies; fileName: string }) {
  const shares = energyShares(energies);
  return (
    <ChartFigure
      title="How much can weights explain?"
      caption="Shares of the squared logarithms of the stated ratios (Hodge decomposition)."
      csv={{
        fileName,
        header: ["part", "share"],
        rows: () => shares.map(({ key, share }) => [key, share]),
      }}
    >
      <div className="flex h-7 overflow-hidden rounded-sm" aria-hidden="true">
        {shares.map(({ key, share, fill }) => (
          <div key={key} style={{ width: percent(share), background: fill }} />
        ))}
      </div>
      <Table
        label="How much weights can explain"
        columns={[
          {
            ...{ key: "label", header: "Part", rowHeader: true },
            cell: ({ label, fill }) => (
              <span className="flex items-baseline gap-2">
                <span
                  aria-hidden="true"
                  className="inline-block size-3 rounded-sm"
                  style={{ background: fill }}
                />
                {label}
              </span>
            ),
          },
          { key: "share", header: "Share", numeric: true, cell: ({ share }) => percent(share) },
          { key: "about", header: "Meaning", cell: ({ about }) => about },
        ]}
        rows={shares}
        rowKey={({ key }) => key}
      />
    </ChartFigure>
  );
}
