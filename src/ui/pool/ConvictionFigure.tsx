"use client";

import { useMemo } from "react";
import { convictionInput, convictionTable } from "./convictionLines";
import { OverTimeFigure } from "./OverTimeFigure";
import type { SeriesPoint } from "./stakeOutlook";
import type { ProposalDetail } from "./types";

interface ConvictionFigureProps {
  proposal: ProposalDetail;
  /** From now on if the reader's stake were another; null: as it is. */
  whatIf: readonly SeriesPoint[] | null;
}

/** A proposal's conviction and its trigger, past and coming. */
export function ConvictionFigure({ proposal, whatIf }: ConvictionFigureProps) {
  const input = useMemo(() => convictionInput(proposal, whatIf), [proposal, whatIf]);
  return (
    <OverTimeFigure
      title="Conviction over time"
      caption="In power: conviction grows towards what is staked, half of the way in each half-life. Where it exceeds the trigger, the amount is released. Dashed: what comes if nothing changes."
      fileName={`conviction-${proposal.id}.csv`}
      input={input}
      data={() => convictionTable(proposal)}
    />
  );
}
