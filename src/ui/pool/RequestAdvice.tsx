"use client";

import { Callout } from "../primitives/Callout";
import { formatAmount } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { largestText } from "./ProposalList";
import { durationText, shareText } from "./poolText";
import { requestNeeds, timeIfStaked } from "./requestOutlook";
import { TriggerFigure } from "./TriggerFigure";
import type { PoolDetail } from "./types";

/** Parts of all power that the table supposes on a request. */
const PARTS = [1, 0.5, 0.25, 0.1];

/** What a request needs to pass, said before it is made. */
export function RequestAdvice({ pool, amount }: { pool: PoolDetail; amount: bigint | null }) {
  const { rules, token } = pool;
  const share = amount === null ? null : Number(amount) / Number(pool.funds);
  const shown = share === null || !Number.isFinite(share) ? null : share;
  return (
    <aside aria-label="What it needs to pass" className="grid min-w-0 content-start gap-6">
      <div aria-live="polite" className="grid gap-3">
        {shown === null || amount === null ? (
          <p className="text-quiet">
            The largest request that can pass is {largestText(pool)}. Write an amount to see what it
            needs.
          </p>
        ) : (
          <Needs
            pool={pool}
            share={shown}
            text={formatAmount({ ...token, amount: amount.toString() })}
          />
        )}
      </div>
      <TriggerFigure rules={rules} requested={shown} />
    </aside>
  );
}

function Needs({ pool, share, text }: { pool: PoolDetail; share: number; text: string }) {
  const { rules } = pool;
  const needs = requestNeeds(share, rules);
  if (needs.impossible) {
    return (
      <Callout tone="warn" title="This can never pass, at any stake">
        <p>
          {text} is {shareText(share)} of the pool. Ask for less than {largestText(pool)}, or wait
          until the pool holds more. It can be proposed all the same: funds may be added.
        </p>
      </Callout>
    );
  }
  return (
    <>
      <p className="font-serif text-h3">
        {text} needs more than {shareText(needs.shareNeeded)} of all power at stake.
      </p>
      <Table
        label="How long it takes"
        rows={PARTS}
        rowKey={(part) => String(part)}
        columns={[
          {
            key: "part",
            header: "If on it from now on",
            rowHeader: true,
            cell: (part) => (part === 1 ? "everybody stakes" : `${shareText(part)} of all power`),
          },
          {
            key: "time",
            header: "It passes after",
            numeric: true,
            cell: (part) => durationText(timeIfStaked(share, part, rules), rules.unit),
          },
        ]}
      />
    </>
  );
}
