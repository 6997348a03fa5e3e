"use client";

import { useMemo } from "react";
import {
  chargeThrough,
  halfLifeOfAlpha,
  type TriggerParams,
  threshold,
  timeToPass,
} from "~/core/conviction";
import { formatNumber } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { LinesFigure } from "../figures/LinesFigure";
import type { ConvictionState } from "./convictionState";

const POINTS = 241;
/** After a stake is withdrawn, the decay is shown for so many half-lives, at least a day. */
const HALF_LIVES_AFTER = 6;

interface ChargeFigureProps extends Pick<ConvictionState, "requested" | "stake" | "staked_for"> {
  params: TriggerParams;
}

/** Conviction that a stake charges, and its decay once withdrawn, against what a request needs. */
export function ChargeFigure(props: ChargeFigureProps) {
  const { params, requested, stake, staked_for: stakedFor } = props;
  const { alpha } = params;
  const required = threshold(requested, params);
  const input = useMemo(() => {
    const halfLife = alpha > 0 ? halfLifeOfAlpha(alpha) : 0;
    const end = stakedFor + Math.max(1, HALF_LIVES_AFTER * halfLife);
    const x = Array.from({ length: POINTS }, (_, k) => (end * k) / (POINTS - 1));
    const changes = [
      { at: 0, stake },
      { at: stakedFor, stake: 0 },
    ];
    const limit = stake / (1 - alpha);
    return {
      ...{ x, xLabel: "days", yLabel: "conviction" },
      lines: [{ label: "Conviction", y: x.map((now) => chargeThrough(alpha, changes, now)) }],
      levels: [
        { y: limit, label: `limit ${formatNumber(limit)}` },
        { y: required, label: `required ${formatNumber(required)}` },
      ],
      places: [{ x: stakedFor, label: "withdrawn" }],
    };
  }, [alpha, stake, stakedFor, required]);
  return (
    <Section title="Charging and decaying" id="charge">
      <LinesFigure
        title="Conviction of one stake"
        caption={verdict(timeToPass(alpha, 0, stake, required), stakedFor, required)}
        fileName="conviction-charge.csv"
        input={input}
      />
    </Section>
  );
}

function verdict(days: number, stakedFor: number, required: number): string {
  if (required === Number.POSITIVE_INFINITY)
    return "The request is β of the pool or more: nothing passes it.";
  if (days === Number.POSITIVE_INFINITY) return "This stake alone never passes the request.";
  if (days > stakedFor) {
    return `This stake would pass the request after ${formatNumber(days)} days, but is withdrawn before.`;
  }
  return `This stake alone passes the request after ${formatNumber(days)} days.`;
}
