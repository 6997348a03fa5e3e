import { Callout } from "../primitives/Callout";
import { CopyButton } from "../primitives/CopyButton";
import { DefinitionList } from "../primitives/DefinitionList";
import { EmptyState } from "../primitives/EmptyState";
import { countOf, formatAmountExact, formatCount, formatHash } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Stat, StatRow } from "../primitives/Stat";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { AmountTable } from "./AmountTable";
import { ConcentrationView } from "./ConcentrationView";
import { StepsView } from "./StepsView";
import type { Funding } from "./types";
import { WithoutTable } from "./WithoutTable";
import { YourGifts } from "./YourGifts";

interface FundingResultsProps {
  roundId: string;
  slug: string;
  funding: Funding | null;
  /** Whether the reader may have gifts of their own. */
  signedIn: boolean;
}

/** What the recipe makes of the contributions: who gets how much, why, and how it hangs on each step. */
export function FundingResults({ roundId, slug, funding, signedIn }: FundingResultsProps) {
  if (!funding || funding.contributions === 0) {
    return (
      <div className="pt-8">
        <EmptyState title="Nothing has been given yet">
          The matches stand here once there are contributions.
        </EmptyState>
      </div>
    );
  }
  const { symbol, decimals } = funding;
  const money = (amount: string) => formatAmountExact({ amount, decimals, symbol });
  return (
    <>
      <div className="grid gap-4 pt-8">
        {funding.waitsForWeights && (
          <Callout tone="warn" title="The jury's weights are still to come">
            <p>The recipe counts them, too; until then these amounts are without them.</p>
          </Callout>
        )}
        {!funding.current && (
          <Callout title="Contributions have come in since">
            <p>The matches are being computed anew; load the page again in a moment.</p>
          </Callout>
        )}
        <StatRow>
          <Stat label="Contributions" value={formatCount(funding.contributions)} />
          <Stat label="Donors" value={formatCount(funding.concentration.donors)} />
          <Stat label="Boosted donors" value={formatCount(funding.boosted.count)} />
          <Stat label="Unspent" value={money(funding.unspent)} note={`of ${money(funding.pool)}`} />
        </StatRow>
      </div>
      <Section
        id="amounts"
        title="Amounts"
        lead="To the last unit. Open a project for the reasons."
      >
        <AmountTable slug={slug} funding={funding} />
      </Section>
      {signedIn && <YourGifts roundId={roundId} />}
      <Section
        id="steps"
        title="Step by step"
        lead="The recipe in its order: what each step was given, and what it made of it."
      >
        <StepsView slug={slug} {...funding} />
      </Section>
      <Section
        id="without"
        title="Without each step"
        lead="What every project would get if one step were left out and all others stayed."
      >
        <WithoutTable funding={funding} />
      </Section>
      <Section
        id="boosted"
        title="Boosted donors"
        lead="Whose gifts count for more, and by how much. What the result would be without is in the table above."
      >
        <BoostedTable funding={funding} />
      </Section>
      <Section
        id="concentration"
        title="Concentration"
        lead="Who gave how much of everything, and who gave alike."
      >
        <ConcentrationView funding={funding} />
      </Section>
      <Section id="record" title="Record">
        <Provenance funding={funding} />
      </Section>
    </>
  );
}

function BoostedTable({ funding: { boosted } }: { funding: Funding }) {
  if (boosted.count === 0) return <p className="text-quiet">Nobody's gifts are boosted.</p>;
  return (
    <>
      <Table
        label="Boosted donors"
        rows={boosted.donors}
        rowKey={(row, at) => `${row.donor} ${at}`}
        columns={[
          {
            key: "donor",
            header: "Donor",
            rowHeader: true,
            cell: (row) => <span className="break-all">{row.donor}</span>,
          },
          {
            key: "times",
            header: "Counts",
            numeric: true,
            cell: (row) => `${Number(row.coefficient.toPrecision(4))}×`,
          },
        ]}
      />
      {boosted.count > boosted.donors.length && (
        <p className="text-quiet text-small">
          The first {formatCount(boosted.donors.length)} of {formatCount(boosted.count)}.
        </p>
      )}
    </>
  );
}

function Provenance({ funding }: { funding: Funding }) {
  const { leftOut } = funding;
  return (
    <DefinitionList
      items={[
        {
          term: "Left out",
          value: `${countOf(leftOut.minimum, "gift")} below the minimum, ${formatCount(leftOut.self)} to oneself, ${formatCount(leftOut.score)} by too low a score`,
        },
        {
          term: "Inputs",
          value: (
            <span className="-my-2.5 flex flex-wrap items-center">
              <code title={funding.inputsHash}>{formatHash(funding.inputsHash)}…</code>
              <CopyButton text={funding.inputsHash} label="Copy the hash" />
            </span>
          ),
          about: "SHA-256 of the contributions, the recipe, the expertise and the weights.",
        },
        { term: "Computed", value: <Time at={funding.computedAt} />, about: funding.codeVersion },
      ]}
    />
  );
}
