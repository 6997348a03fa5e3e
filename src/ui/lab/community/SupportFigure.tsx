"use client";

import { useCallback } from "react";
import { type CommunityNetwork, type CommunitySnapshot, STATUSES } from "~/core/simulation";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { countOf } from "../../primitives/numbers";
import { LabFigure } from "../figures/LabFigure";
import { drawSupport, SUPPORT_HEIGHT } from "./drawSupport";
import { STATUS_LEGEND } from "./ProposalFigures";

interface SupportFigureProps {
  network: CommunityNetwork;
  snapshot: CommunitySnapshot;
}

/** Participants, proposals and the tokens between them on one day. */
export function SupportFigure({ network, snapshot }: SupportFigureProps) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawSupport(plot, network, snapshot, width),
    [network, snapshot],
  );
  const { holdings, status, tokens, charge, supporter, supported, timestep } = snapshot;
  const people = countOf(holdings.length, "participant");
  const proposals = countOf(status.length, "proposal");
  return (
    <LabFigure
      title="Participants and proposals"
      caption="Participants on the left by holdings, proposals on the right by what they ask for; a line is a stake, thicker with its tokens. Only candidates are supported."
      legend={STATUS_LEGEND}
      fileName={`support-day-${timestep}.csv`}
      data={() => ({
        header: ["participant", "proposal", "status", "tokens", "conviction"],
        rows: Array.from(tokens, (staked, e) => [
          network.participants[supporter[e]!]!.id,
          network.proposals[supported[e]!]!.id,
          STATUSES[status[supported[e]!]!]!,
          staked,
          charge[e]!,
        ]),
      })}
      {...{ draw, height: SUPPORT_HEIGHT }}
      description={`Day ${timestep}: ${people}, ${proposals}, ${countOf(tokens.length, "stake")}.`}
    />
  );
}
