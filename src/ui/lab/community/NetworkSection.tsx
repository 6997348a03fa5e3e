"use client";

import { useEffect, useState } from "react";
import type { CommunityModel, CommunityRun } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { EmptyState } from "../../primitives/EmptyState";
import { Section } from "../../primitives/PageHeader";
import { HistogramFigure } from "../figures/HistogramFigure";
import { AffinityFigure } from "./AffinityFigure";
import { usualOf } from "./communityState";
import { ProposalFigures, RequestedFigure } from "./ProposalFigures";
import { SocialFigure } from "./SocialFigure";
import { SupportFigure } from "./SupportFigure";

/** How long a day lasts in playback. */
const DAY_MS = 200;

interface NetworkSectionProps {
  run: CommunityRun;
  model: CommunityModel;
  alpha: number | undefined;
}

/** Who holds and supports what, on any day: by slider or as a film. */
export function NetworkSection({ run, model, alpha = usualOf(model).alpha! }: NetworkSectionProps) {
  const { network } = run;
  const last = (network?.snapshots.length ?? 1) - 1;
  const [day, setDay] = useState(last);
  const [playing, setPlaying] = useState(false);
  const at = Math.min(day, last);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => (at < last ? setDay(at + 1) : setPlaying(false)), DAY_MS);
    return () => clearTimeout(timer);
  }, [playing, at, last]);
  if (!network) {
    return (
      <Section title="The network" id="network">
        <EmptyState title="This run was too large to keep its network">
          <p>Fewer participants or days keep it; the series above are complete.</p>
        </EmptyState>
      </Section>
    );
  }
  const snapshot = network.snapshots[at]!;
  const play = () => {
    if (!playing && at === last) setDay(0);
    setPlaying(!playing);
  };
  return (
    <>
      <Section title="The network on one day" id="network">
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-4 border-rule border-b bg-paper py-2">
          <Button onClick={play}>{playing ? "Pause" : "Play"}</Button>
          <input
            type="range"
            aria-label="Day"
            className="min-h-11 min-w-40 flex-1 accent-accent"
            min={0}
            max={last}
            value={at}
            onChange={({ target }) => {
              setPlaying(false);
              setDay(target.valueAsNumber);
            }}
          />
          <output className="num w-24 text-right text-small">
            Day {at} of {last}
          </output>
        </div>
        <SupportFigure network={network} snapshot={snapshot} />
        <ProposalFigures network={network} run={run} snapshot={snapshot} alpha={alpha} />
        <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
          <HistogramFigure
            title="Holdings"
            caption="How many participants hold how much."
            fileName={`holdings-day-${at}.csv`}
            values={snapshot.holdings}
            xLabel="tokens"
            yLabel="participants"
          />
          <HistogramFigure
            title="Participants' sentiment"
            caption="How many feel how well, 0 to 1."
            fileName={`sentiment-day-${at}.csv`}
            values={snapshot.sentiment}
            xLabel="sentiment"
            yLabel="participants"
          />
        </div>
      </Section>
      <Section title="The whole run" id="whole">
        <RequestedFigure network={network} last={network.snapshots[last]!} />
        <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
          <SocialFigure network={network} />
          <AffinityFigure network={network} />
        </div>
      </Section>
    </>
  );
}
