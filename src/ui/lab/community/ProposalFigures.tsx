"use client";

import { useMemo, useState } from "react";
import {
  type CommunityNetwork,
  type CommunityRun,
  type CommunitySnapshot,
  STATUSES,
} from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { BarsFigure } from "../figures/BarsFigure";
import { STATUS_COLOURS } from "../figures/palette";
import { SERIES_TEXT } from "./seriesText";

export const STATUS_LEGEND = STATUSES.map((status) => ({
  label: SERIES_TEXT[`${status}_count`],
  colour: STATUS_COLOURS[status],
}));

const colourOf = (status: number | undefined) => STATUS_COLOURS[STATUSES[status ?? 0]!];

interface ProposalFiguresProps {
  network: CommunityNetwork;
  run: CommunityRun;
  snapshot: CommunitySnapshot;
  alpha: number;
}

/** Conviction that each candidate needs and has, in absolute terms or of what all could charge. */
export function ProposalFigures({ network, run, snapshot, alpha }: ProposalFiguresProps) {
  const [relative, setRelative] = useState(false);
  const bars = useMemo(() => {
    const most = relative ? mostOf(run, snapshot, alpha) : 1;
    return Array.from(snapshot.trigger, (trigger, j) => ({
      name: String(network.proposals[j]!.id),
      value: trigger / most,
      mark: snapshot.conviction[j]! / most,
    })).filter(({ value }) => Number.isFinite(value));
  }, [network, run, snapshot, alpha, relative]);
  return (
    <BarsFigure
      title="Conviction required"
      caption="Each candidate's trigger; the line across is what it has. Requests of β of the pool or more have no trigger and are left out."
      controls={
        <Button variant="quiet" onClick={() => setRelative(!relative)}>
          {relative ? "In absolute terms" : "As a share of the maximum"}
        </Button>
      }
      fileName={`conviction-required-day-${snapshot.timestep}.csv`}
      bars={bars}
      xLabel="proposal"
      yLabel={relative ? "share of the maximum" : "conviction"}
      markLabel="reached"
    />
  );
}

/** E / (1 − α), with what participants hold on that day; before the first, what they hold is all there is. */
function mostOf({ series }: CommunityRun, snapshot: CommunitySnapshot, alpha: number): number {
  const held = snapshot.holdings.reduce((sum, holdings) => sum + holdings, 0);
  const supply = series.effective_supply?.[snapshot.timestep - 1] ?? held;
  return supply / (1 - alpha);
}

/** What every proposal of the run asked for, and what became of it. */
export function RequestedFigure(props: { network: CommunityNetwork; last: CommunitySnapshot }) {
  const { network, last } = props;
  const bars = useMemo(
    () =>
      network.proposals.map(({ id, requested }, j) => ({
        name: String(id),
        value: requested,
        colour: colourOf(last.status[j]),
      })),
    [network, last],
  );
  return (
    <BarsFigure
      title="Requested funds"
      caption="Every proposal that came, by what it asked for; the colour is what became of it."
      legend={STATUS_LEGEND}
      fileName="requested-funds.csv"
      bars={bars}
      xLabel="proposal"
      yLabel="tokens"
    />
  );
}
