"use client";

import { useMemo } from "react";
import { triggerCurve } from "~/core/conviction";
import type { LinesInput } from "../lab/figures/drawLines";
import { LinesFigure } from "../lab/figures/LinesFigure";
import { formatWeight } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { durationText, shareText } from "./poolText";
import { requestNeeds, timeIfStaked } from "./requestOutlook";
import type { PoolRulesShown } from "./types";

const POINTS = 161;
/** Requests that the table works out, as shares of the largest one. */
const EXAMPLES = [0, 0.25, 0.5, 0.75, 0.95];

type Trigger = Pick<PoolRulesShown, "alpha" | "beta" | "rho" | "minimumAge" | "unit">;

interface TriggerFigureProps {
  rules: Trigger;
  /** A request to mark, as a share of the pool. */
  requested?: number | null;
}

/** How much of all power a request needs, by its size. */
export function TriggerFigure({ rules, requested = null }: TriggerFigureProps) {
  const { alpha, beta, rho } = rules;
  const input = useMemo(
    () => triggerInput({ alpha, beta, rho }, requested),
    [alpha, beta, rho, requested],
  );
  return (
    <LinesFigure
      title="The trigger"
      caption="How much of all power at stake must stay on a request before it passes, by the share of the pool it asks for."
      fileName="trigger.csv"
      input={input}
    />
  );
}

function triggerInput(
  { alpha, beta, rho }: Pick<Trigger, "alpha" | "beta" | "rho">,
  requested: number | null,
): LinesInput {
  const points = triggerCurve({ alpha, beta, rho, supply: 1, funds: 1 }, POINTS);
  const largest = beta - Math.sqrt(rho);
  const at = requested === null ? null : requestNeeds(requested, { beta, rho }).shareNeeded;
  return {
    x: points.map(({ share }) => 100 * share),
    lines: [
      {
        label: "Required share of conviction",
        y: points.map(({ shareOfMaximum: y }) => (y <= 1.05 ? 100 * y : Number.NaN)),
      },
    ],
    levels: [{ y: 100, label: "all power" }],
    places: [{ x: 100 * largest, label: `largest ${shareText(largest)}` }],
    dots: at !== null && at <= 1 ? [{ x: 100 * requested!, y: 100 * at }] : [],
    ...{ xLabel: "% of the pool", yLabel: "% of all power", domain: [0, 110] },
  };
}

/** The same for a few requests, with the time they take. */
export function NeedsTable({ rules }: { rules: Trigger }) {
  const largest = rules.beta - Math.sqrt(rules.rho);
  const time = (share: number, part: number) =>
    durationText(timeIfStaked(share, part, rules), rules.unit);
  return (
    <Table
      label="What requests need"
      rows={EXAMPLES.map((part) => part * largest)}
      rowKey={(share) => String(share)}
      columns={[
        {
          key: "share",
          header: "Asks for",
          rowHeader: true,
          cell: (share) => (share === 0 ? "next to nothing" : `${formatWeight(share)} of the pool`),
        },
        {
          key: "needs",
          header: "Needs",
          numeric: true,
          cell: (share) => formatWeight(requestNeeds(share, rules).shareNeeded),
        },
        {
          key: "all",
          header: "If all stake",
          numeric: true,
          cell: (share) => time(share, 1),
        },
        { key: "half", header: "If half do", numeric: true, cell: (share) => time(share, 0.5) },
      ]}
    />
  );
}
