"use client";

import { useMemo, useState } from "react";
import { spreadOf } from "~/core/funding";
import { Curves } from "../charts/Curves";
import { Select } from "../primitives/controls";
import { InlineField } from "../primitives/InlineField";
import { countOf, formatCount, formatWeight } from "../primitives/numbers";
import { Stat, StatRow } from "../primitives/Stat";
import { Table } from "../primitives/Table";
import { stepText } from "./stepText";
import type { Funding } from "./types";
import { formatFloat } from "./units";

const CLUSTER_NAMES_MAX = 4;

/** Lorenz curves of gifts and amounts, the largest donors, and donors who gave alike. */
export function ConcentrationView({ funding }: { funding: Funding }) {
  const { concentration: found, projects, symbol } = funding;
  return (
    <div className="grid grid-cols-1 gap-8">
      <StatRow>
        <Stat label="Gini, gifts by donor" value={gini(found.byDonor.gini)} />
        <Stat label="Gini, gifts by project" value={gini(found.byProject.gini)} />
        <Stat label="Gini, amounts" value={gini(found.byAmount.gini)} />
        <Stat
          label="Donors to one project only"
          value={formatCount(found.oneProject.donors)}
          note={`${formatWeight(found.oneProject.share)} of what was given`}
        />
      </StatRow>
      <Inequality funding={funding} />
      <Table
        label="Largest donors"
        rows={found.top}
        rowKey={(row) => String(row.donor)}
        columns={[
          {
            key: "donor",
            header: "Largest donors",
            rowHeader: true,
            cell: (row) => `Donor ${row.donor + 1}`,
          },
          {
            key: "share",
            header: "Of everything given",
            numeric: true,
            cell: (row) => formatWeight(row.share),
          },
        ]}
      />
      {found.clusters.length > 0 && (
        <Table
          label="Donors who gave to the very same projects"
          rows={found.clusters}
          rowKey={(row) => row.projects.join()}
          columns={[
            {
              key: "projects",
              header: "Gave to the very same projects",
              rowHeader: true,
              cell: (row) => namesOf(row.projects, projects),
            },
            {
              key: "donors",
              header: "Donors",
              numeric: true,
              cell: (row) => countOf(row.donors, "donor"),
            },
            {
              key: "amount",
              header: `Together (${symbol})`,
              numeric: true,
              cell: (row) => formatFloat(row.amount),
            },
          ]}
        />
      )}
    </div>
  );
}

const gini = (value: number) => value.toFixed(3);

/** How unequal gifts and amounts are, and how much more or less so without one step. */
function Inequality({ funding }: { funding: Funding }) {
  const { concentration: found, without, rules, symbol, decimals } = funding;
  const [leftOut, setLeftOut] = useState("");
  const spreads = useMemo(
    () => [
      { key: "", label: "With every step", ...found.byAmount },
      ...without.map(({ step, amounts }) => ({
        key: step as string,
        label: `Without: ${stepText(step, rules, symbol).title.toLowerCase()}`,
        ...spreadOf(amounts.map((amount) => Number(amount) / 10 ** decimals)),
      })),
    ],
    [found, without, rules, symbol, decimals],
  );
  const curves = useMemo(() => {
    const other = spreads.find(({ key }) => key === leftOut);
    return [
      { name: "Gifts by donor", points: found.byDonor.curve },
      { name: "Gifts by project", points: found.byProject.curve },
      { name: "Amounts by project", points: found.byAmount.curve },
      ...(leftOut && other
        ? [{ name: `Amounts, ${lowered(other.label)}`, points: other.curve }]
        : []),
    ];
  }, [found, spreads, leftOut]);
  return (
    <>
      {without.length > 0 && (
        <InlineField label="Amounts to compare with">
          {(id) => (
            <Select
              id={id}
              className="w-64! max-w-full"
              value={leftOut}
              onChange={(event) => setLeftOut(event.target.value)}
            >
              <option value="">None</option>
              {spreads.slice(1).map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </InlineField>
      )}
      <Curves
        title="Lorenz curves"
        caption="What the smallest so many have together. On the dashed line everybody has the same; the further below, the more unequal."
        curves={curves}
        x="Share of donors or projects"
        y="Share of the sum"
        diagonal
        fileName="lorenz.csv"
      />
      <Table
        label="Inequality of the amounts, by step"
        rows={spreads}
        rowKey={(row) => row.key}
        columns={[
          { key: "label", header: "Amounts", rowHeader: true, cell: (row) => row.label },
          { key: "gini", header: "Gini", numeric: true, cell: (row) => gini(row.gini) },
        ]}
      />
    </>
  );
}

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

function namesOf(places: readonly number[], projects: Funding["projects"]): string {
  const names = places.slice(0, CLUSTER_NAMES_MAX).map((p) => projects[p]!.title);
  const more = places.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
