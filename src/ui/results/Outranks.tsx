"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { HeatTable } from "../charts/HeatTable";
import { RankIntervals } from "../charts/RankIntervals";
import { Button } from "../primitives/Button";
import { countOf } from "../primitives/numbers";
import { PartState } from "./PartState";

interface OutranksProps {
  roundId: string;
  slug: string;
  fit: NonNullable<RouterOutputs["fit"]["latest"]>;
}

const SHOWN = 12;

/** Rank intervals, and how often each of the heaviest projects stood above each other. */
export function Outranks({ roundId, slug, fit }: OutranksProps) {
  const trpc = useTRPC();
  const found = useQuery(trpc.fit.outranks.queryOptions({ roundId, fitId: fit.id }));
  const [all, setAll] = useState(false);
  return (
    <PartState query={found} height="h-96">
      {(part) => {
        if (part.used === 0) return <TooDear />;
        const count = all ? part.items.length : Math.min(SHOWN, part.items.length);
        const titles = part.items.map(({ title }) => title);
        return (
          <div className="grid grid-cols-1 gap-10">
            <RankIntervals
              rows={fit.rows}
              projects={fit.projects}
              csvHref={`/rounds/${slug}/results/weights.csv?fit=${fit.id}`}
            />
            {part.items.length === 0 ? (
              <p className="measure text-quiet">
                Who outranks whom is told pair by pair in rounds of up to 1,000 projects; here the
                intervals say how firm a rank is.
              </p>
            ) : (
              <HeatTable
                title="Chance that one outranks another"
                caption={`How often the project of the row came out above that of the column, in ${countOf(part.used, "redrawn fit")} (${part.kind === "jurors" ? "jurors drawn with replacement" : "answers drawn anew from the fitted weights"}).${part.failed > 0 ? ` ${countOf(part.failed, "more", "more")} had no answer.` : ""}`}
                fileName={`${slug}-${fit.method}-outranks.csv`}
                labels={titles.slice(0, count)}
                values={part.chance.slice(0, count).map((row) => row.slice(0, count))}
                all={{ labels: part.items.map(({ name }) => name), values: part.chance }}
                format={(share) => `${Math.round(share * 100)}`}
                unit="%"
                strength={(share) => Math.abs(share - 0.5) * 2}
                diagonal="·"
              />
            )}
            {part.items.length > SHOWN && (
              <Button
                variant="quiet"
                className="-mt-8 -ml-3 justify-self-start"
                onClick={() => setAll(!all)}
              >
                {all ? `Show the first ${SHOWN}` : `Show the first ${part.items.length}`}
              </Button>
            )}
          </div>
        );
      }}
    </PartState>
  );
}

function TooDear() {
  return (
    <p className="measure text-quiet">
      Fitting this many comparisons again and again would take this method many minutes, so there
      are no intervals of ranks here, and nothing says how often one project outranks another.
      “Bradley-Terry, Gaussian prior” and “Ridge on log ratios” have both at any size.
    </p>
  );
}
