"use client";

import Link from "next/link";
import { useId } from "react";
import type { PoolOutlook } from "~/core/conviction";
import { Badge } from "../primitives/Badge";
import { Input } from "../primitives/controls";
import { formatAmount } from "../primitives/numbers";
import { ConvictionBar } from "./ConvictionBar";
import { proposalPath } from "./poolPages";
import { durationText, triggerPercent } from "./poolText";
import { powerOfNumber, readPower, writePower } from "./power";
import { passesAt } from "./stakeOutlook";
import type { PoolDetail, ProposalRow } from "./types";

const HOUR_MS = 3_600_000;
const SLIDER_STEPS = 100;

interface AllocationRowProps {
  slug: string;
  pool: PoolDetail;
  /** Null: the line for abstaining. */
  row: ProposalRow | null;
  text: string;
  power: string;
  wrong: boolean;
  outlook: { before: PoolOutlook; after: PoolOutlook } | null;
  onChange: (text: string) => void;
}

/** One proposal and what goes on it; below it what would come of it. */
export function AllocationRow(props: AllocationRowProps) {
  const { slug, pool, row, outlook } = props;
  return (
    <li className="grid gap-x-10 gap-y-3 py-5 md:grid-cols-[3fr_2fr]">
      <div className="grid min-w-0 content-start gap-2">
        {row ? (
          <>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link
                href={proposalPath(slug, pool.id, row.id)}
                className="link break-words font-semibold font-serif text-h3"
              >
                {row.title}
              </Link>
              {row.status === "disputed" && <Badge tone="danger">Disputed</Badge>}
              {row.standing?.never === "request" && <Badge tone="danger">Can never pass</Badge>}
            </p>
            <p className="text-quiet text-small">
              {formatAmount({ ...pool.token, amount: row.amount })}
            </p>
            {outlook && (
              <ConvictionBar
                label={row.title}
                share={outlook.after.share}
                finalShare={outlook.after.finalShare}
                stopped={row.status === "disputed"}
              />
            )}
            {outlook && <Effect {...{ pool, row, outlook }} />}
          </>
        ) : (
          <>
            <p className="font-semibold font-serif text-h3">Abstain</p>
            <p className="text-quiet text-small">
              Power here raises the trigger of every proposal and supports none: a vote against all
              of them. Power left free does neither.
            </p>
          </>
        )}
      </div>
      <AmountField {...props} />
    </li>
  );
}

function AmountField({ row, text, power, wrong, onChange }: AllocationRowProps) {
  const id = useId();
  const about = row ? `Power on ${row.title}` : "Power to abstain with";
  const all = readPower(power) ?? 0n;
  const value = Number(writePower(readPower(text) ?? 0n));
  const most = Number(power);
  return (
    <div className="grid min-w-0 content-start gap-1">
      <div className="grid grid-cols-[1fr_7.5rem] items-center gap-4">
        <input
          type="range"
          aria-label={`${about}, slider`}
          className="min-h-11 w-full accent-accent"
          min={0}
          max={SLIDER_STEPS}
          value={Math.round((SLIDER_STEPS * Math.min(value, most)) / most)}
          onChange={({ target }) => {
            const share = target.valueAsNumber / SLIDER_STEPS;
            const neat = share === 1 ? most : Number((share * most).toPrecision(3));
            onChange(writePower(powerOfNumber(neat, all)));
          }}
        />
        <Input
          inputMode="decimal"
          autoComplete="off"
          placeholder="0"
          aria-label={about}
          aria-describedby={wrong ? id : undefined}
          aria-invalid={wrong || undefined}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      </div>
      {wrong && (
        <p id={id} className="font-semibold text-danger text-small">
          A number such as 12.5, with at most six decimals
        </p>
      )}
    </div>
  );
}

interface EffectProps {
  pool: PoolDetail;
  row: ProposalRow;
  outlook: NonNullable<AllocationRowProps["outlook"]>;
}

/** What the change does to a proposal, where it does anything. */
function Effect({ pool, row, outlook }: EffectProps) {
  const text = (side: PoolOutlook) => {
    if (side.never === "request") return "passes at no stake";
    const at = passesAt(pool, row, side);
    if (!at) return `never passes, comes to ${triggerPercent(side.finalShare)}`;
    return `passes in ${durationText((at.getTime() - pool.now.getTime()) / HOUR_MS, "hour")}`;
  };
  const [now, then] = [text(outlook.before), text(outlook.after)];
  const held = row.status === "disputed" ? ", if the dispute is lifted." : ".";
  return (
    <p className="text-small">
      {now === then ? `It ${now}` : `Now it ${now}; then it ${then}`}
      {held}
    </p>
  );
}
