"use client";

import { useMemo, useState } from "react";
import type { Affinities, CommunityNetwork } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { HeatFigure, type HeatInput } from "../figures/HeatFigure";

/** Cells that can still be told apart; the file has all. */
const DRAWN = { participants: 80, proposals: 60 };

/** Who likes which proposal, at the start and at the end. */
export function AffinityFigure({ network }: { network: CommunityNetwork }) {
  const [when, setWhen] = useState<"start" | "end">("start");
  const affinities = network.affinities[when];
  const input = useMemo(() => inputOf(affinities), [affinities]);
  const { participants, proposals, values } = affinities;
  const cut = participants > DRAWN.participants || proposals > DRAWN.proposals;
  const part = cut
    ? ` The first ${Math.min(participants, DRAWN.participants)} of ${participants} participants and ${Math.min(proposals, DRAWN.proposals)} of ${proposals} proposals are drawn.`
    : "";
  return (
    <HeatFigure
      title={`Affinities at the ${when}`}
      caption={`The stronger the colour, the more a participant likes a proposal; red is dislike.${part}`}
      controls={
        <Button variant="quiet" onClick={() => setWhen(when === "start" ? "end" : "start")}>
          {when === "start" ? "Show the end" : "Show the start"}
        </Button>
      }
      fileName={`affinities-${when}.csv`}
      input={input}
      data={() => ({
        header: ["participant", "proposal", "affinity"],
        rows: Array.from(values, (value, k) => [
          network.participants[Math.floor(k / proposals)]!.id,
          network.proposals[k % proposals]!.id,
          value,
        ]),
      })}
    />
  );
}

function inputOf({ participants, proposals, values }: Affinities): HeatInput {
  const rows = Math.min(participants, DRAWN.participants);
  const columns = Math.min(proposals, DRAWN.proposals);
  const drawn = Float64Array.from(
    { length: rows * columns },
    (_, k) => values[Math.floor(k / columns) * proposals + (k % columns)]!,
  );
  const edges = (count: number) => Array.from({ length: count + 1 }, (_, k) => k + 0.5);
  return {
    ...{ values: drawn, xEdges: edges(columns), yEdges: edges(rows) },
    ...{ xLabel: "proposal, by arrival", yLabel: "participant, by arrival" },
    strength: (value) => value,
  };
}
