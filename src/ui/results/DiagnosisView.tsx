"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { EnergyBar } from "../charts/EnergyBar";
import { Callout } from "../primitives/Callout";
import { toCsv } from "../primitives/csv";
import { DefinitionList } from "../primitives/DefinitionList";
import { DownloadButton } from "../primitives/DownloadButton";
import { countOf, formatCount, formatNumber } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { PartState } from "./PartState";

type Diagnosis = NonNullable<RouterOutputs["fit"]["diagnosis"]>;

interface DiagnosisViewProps {
  roundId: string;
  fitId: string;
  slug: string;
}

/** What can be said about the comparisons before any weight is believed. */
export function DiagnosisView({ roundId, fitId, slug }: DiagnosisViewProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.fit.diagnosis.queryOptions({ roundId, fitId }));
  return (
    <PartState query={query} height="h-96">
      {(found) => (
        <div className="grid grid-cols-1 gap-8">
          <Warnings warnings={found.warnings} />
          {found.hodge && <EnergyBar energies={found.hodge} fileName={`${slug}-energies.csv`} />}
          <DefinitionList items={facts(found)} />
          <Cycles cycles={found.cycles} fileName={`${slug}-cycles.csv`} />
        </div>
      )}
    </PartState>
  );
}

function Warnings({ warnings }: Pick<Diagnosis, "warnings">) {
  if (warnings.length === 0) {
    return <p className="text-quiet">Nothing stands out: no check found anything to warn of.</p>;
  }
  return (
    <Callout tone="warn" title={`${countOf(warnings.length, "thing")} to know`}>
      <ul className="grid list-disc gap-1 pl-5">
        {warnings.map(({ rule, message }) => (
          <li key={`${rule} ${message}`}>{message.charAt(0).toUpperCase() + message.slice(1)}.</li>
        ))}
      </ul>
    </Callout>
  );
}

interface Fact {
  term: string;
  value: ReactNode;
  about?: string;
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const times = (factor: number) => `${formatNumber(Number(factor.toPrecision(3)))}×`;

function facts(found: Diagnosis): Fact[] {
  const { projects, pairs, rows, components, largestComponent, transitivity, scale, side } = found;
  const possible = (projects * (projects - 1)) / 2;
  return [
    {
      term: "Comparisons",
      value: `${formatCount(rows)} of ${countOf(pairs, "pair")}`,
      about: `Of ${formatCount(possible)} possible pairs of ${countOf(projects, "project")}.`,
    },
    {
      term: "Connected groups",
      value: formatCount(components),
      about:
        components === 1
          ? "Every project is joined to every other by comparisons."
          : `The largest has ${countOf(largestComponent, "project")}; weights of different groups have no common scale.`,
    },
    ...(found.spectralGap === null
      ? []
      : [
          {
            term: "Spectral gap",
            value: found.spectralGap.toFixed(3),
            about: "0 where the graph falls apart, near 1 where all is compared with all.",
          },
        ]),
    {
      term: "Groups in which each beat each other",
      value: formatCount(found.strongComponents),
      about: "One: plain Bradley-Terry has a finite answer. More: it needs a prior.",
    },
    {
      term: "Triangles without a circle",
      value:
        transitivity.share === null
          ? "–"
          : `${percent(transitivity.share)} of ${formatCount(transitivity.triangles)}`,
      about: "A over B, B over C, and then A over C. Coin tosses would give 75%.",
    },
    ...(scale
      ? [
          {
            term: "Median multiplier",
            value: `${times(scale.stated)} stated, ${times(scale.implied)} fitted`,
            about: "Stated strengths are usually larger than weights can honour.",
          },
        ]
      : []),
    ...(side
      ? [
          {
            term: "The project shown first won",
            value: `${percent(side.share)} of ${formatCount(side.rows)}`,
            about: "Near 50% where the side does not matter.",
          },
        ]
      : []),
  ];
}

type Cycle = Diagnosis["cycles"][number];

/** The answers that go round most, by name. */
function Cycles({ cycles, fileName }: { cycles: readonly Cycle[]; fileName: string }) {
  if (cycles.length === 0) return null;
  const around = ({ items }: Cycle) => [...items, items[0]!];
  const stated = cycles.some(({ factor }) => factor !== null);
  const csv = () =>
    toCsv(
      ["first", "second", "third", "factor"],
      cycles.map(({ items, factor }) => [...items.map(({ name }) => name), factor]),
    );
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div className="grid gap-1">
          <h3 className="text-h3">Where the answers go round</h3>
          <p className="measure text-quiet text-small">
            {stated
              ? "The stated ratios multiplied once around a triangle; 1 would be consistent."
              : "Each beats the next by a majority."}
          </p>
        </div>
        <DownloadButton variant="quiet" label="Download CSV" fileName={fileName} content={csv} />
      </div>
      <Table
        label="Where the answers go round"
        columns={[
          {
            ...{ key: "items", header: "Round", rowHeader: true },
            cell: (cycle) =>
              around(cycle)
                .map(({ title }) => title)
                .join(" over "),
          },
          ...(stated
            ? [
                {
                  ...{ key: "factor", header: "Off by", numeric: true },
                  cell: ({ factor }: Cycle) => (factor === null ? "–" : times(factor)),
                },
              ]
            : []),
        ]}
        rows={cycles}
        rowKey={({ items }) => items.map(({ name }) => name).join(" ")}
      />
    </div>
  );
}
