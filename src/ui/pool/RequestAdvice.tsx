"use client";

import { Callout } from "../primitives/Callout";
import { formatAmount } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { largestText } from "./ProposalList";
import { durationText, shareText } from "./poolText";
import { requestNeeds, timeIfStaked } from "./requestOutlook";
import type { PoolDetail } from "./types";

/** Parts of all power that the table supposes on a request. */
const PARTS = [1, 0.5, 0.25, 0.1];

interface RequestAdviceProps {
  pool: PoolDetail;
  /** In the smallest unit; null while it is none. */
  amount: bigint | null;
}

/** What a request needs to pass, said before it is made. */
export function RequestAdvice({ pool, amount }: RequestAdviceProps) {
  const share = shareOfPool(pool, amount);
  return (
    <div aria-live="polite" className="grid gap-3">
      {share === null ? (
        <p className="text-quiet text-small">
          The largest request that can pass is {largestText(pool)} now.
        </p>
      ) : (
        <Needs
          pool={pool}
          share={share}
          text={formatAmount({ ...pool.token, amount: String(amount) })}
        />
      )}
    </div>
  );
}

/** A request as a share of what the pool holds; null where there is none of either. */
export function shareOfPool({ funds }: Pick<PoolDetail, "funds">, amount: bigint | null) {
  return amount === null || funds === "0" ? null : Number(amount) / Number(funds);
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
