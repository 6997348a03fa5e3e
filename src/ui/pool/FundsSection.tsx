"use client";

import Link from "next/link";
import { useMemo } from "react";
import { formatAmount as plainAmount } from "~/core/funding";
import { Disclosure } from "../primitives/Disclosure";
import { countOf, formatAmount, formatAmountExact } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { OverTimeInput } from "./drawOverTime";
import { balances } from "./ledger";
import { OverTimeFigure } from "./OverTimeFigure";
import { proposalPath } from "./poolPages";
import { reasonText } from "./poolText";
import type { PoolDetail } from "./types";

/** What came into the pool and what left it, and when. */
export function FundsSection({ slug, pool }: { slug: string; pool: PoolDetail }) {
  const { entries, token, now } = pool;
  const kept = useMemo(() => balances(entries), [entries]);
  const input = useMemo((): OverTimeInput => {
    const amountOf = (smallest: bigint) => Number(plainAmount(smallest, token.decimals));
    const points = kept.map(({ at, balance }) => ({ at: at.getTime(), y: amountOf(balance) }));
    const end = { at: now.getTime(), y: points.at(-1)?.y ?? 0 };
    return {
      lines: [{ label: "Funds", colour: "var(--accent)", steps: true, points: [...points, end] }],
      yLabel: token.symbol,
      yText: formatCountOf,
    };
  }, [kept, token, now]);
  const titleOf = new Map(pool.proposals.map(({ id, title }) => [id, title]));
  const newest = [...kept].reverse();
  return (
    <Section
      id="funds"
      title="Funds"
      lead="The money itself is not held here: this is the record of what the pool may give out."
    >
      <OverTimeFigure
        title="Funds over time"
        fileName={`funds-${pool.id}.csv`}
        input={input}
        data={() => ({
          header: ["at", "reason", "change", "balance", "note"],
          rows: kept.map(({ at, reason, change, balance, note }) => [
            ...[at.toISOString(), reason, plainAmount(BigInt(change), token.decimals)],
            ...[plainAmount(balance, token.decimals), note],
          ]),
        })}
      />
      <Disclosure summary={`Ledger, ${countOf(entries.length, "entry", "entries")}`} open>
        <Table
          label="Ledger of the pool"
          rows={newest}
          rowKey={(_, at) => String(at)}
          columns={[
            { key: "at", header: "When", cell: ({ at }) => <When at={at} /> },
            {
              key: "what",
              header: "What",
              rowHeader: true,
              cell: ({ reason, note, proposalId }) => (
                <span className="grid">
                  <span>{reasonText(reason)}</span>
                  {proposalId && (
                    <Link
                      className="link break-words"
                      href={proposalPath(slug, pool.id, proposalId)}
                    >
                      {titleOf.get(proposalId) ?? "the proposal"}
                    </Link>
                  )}
                  {note && <span className="break-words text-quiet">{note}</span>}
                </span>
              ),
            },
            {
              key: "change",
              header: "Change",
              numeric: true,
              cell: ({ change }) =>
                `${change.startsWith("-") ? "−" : "+"}${formatAmountExact({ ...token, amount: change.replace("-", "") })}`,
            },
            {
              key: "balance",
              header: "Left",
              numeric: true,
              cell: ({ balance }) => formatAmount({ ...token, amount: balance.toString() }),
            },
          ]}
        />
      </Disclosure>
    </Section>
  );
}

/** The moment itself is in its title, and in the file. */
const When = ({ at }: { at: Date }) => (
  <span className="whitespace-nowrap">
    <Time at={at} as="date" />
  </span>
);

const formatCountOf = (value: number) =>
  new Intl.NumberFormat("en", {
    maximumFractionDigits: 2,
    notation: value >= 1e6 ? "compact" : "standard",
  }).format(value);
