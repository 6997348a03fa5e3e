"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { InfluenceBars } from "../charts/InfluenceBars";
import { Callout } from "../primitives/Callout";
import { EmptyState } from "../primitives/EmptyState";
import { countOf, formatAmount, formatWeight } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { JurorTable } from "./JurorTable";
import { Pager } from "./PagedTable";
import { PartState } from "./PartState";
import { poolShare } from "./poolShare";

type Part = NonNullable<RouterOutputs["fit"]["jurors"]>;
type Pool = RouterOutputs["round"]["bySlug"]["pool"];

/** Jurors of one page; the bars show the first of them. */
const LIMIT = 50;
const BARS = 20;

interface InfluenceViewProps {
  roundId: string;
  fitId: string;
  slug: string;
  pool: Pool;
  /** Jurors come with their names. */
  named: boolean;
}

/** Leave-one-juror-out, and each juror's agreement, scale and side. */
export function InfluenceView({ roundId, fitId, slug, pool, named }: InfluenceViewProps) {
  const trpc = useTRPC();
  const [offset, setOffset] = useState(0);
  const first = useQuery(trpc.fit.jurors.queryOptions({ roundId, fitId, limit: LIMIT }));
  const page = useQuery(
    trpc.fit.jurors.queryOptions(
      { roundId, fitId, offset, limit: LIMIT },
      { placeholderData: keepPreviousData },
    ),
  );
  const csvHref = `/rounds/${slug}/results/jurors.csv?fit=${fitId}`;
  return (
    <PartState query={first} height="h-[40rem]">
      {(part) =>
        part.total === 0 ? (
          <NoJurors />
        ) : (
          <div className="grid grid-cols-1 gap-4">
            <Answer part={part} pool={pool} />
            <InfluenceBars
              jurors={part.jurors.slice(0, BARS)}
              total={part.total}
              csvHref={csvHref}
            />
            <Section
              title="Each juror's answers"
              id="jurors"
              lead={`The most influential first.${named ? " Names are shown to those who run the round; everybody else sees numbers." : ""}`}
            >
              <PartState query={page} height="h-96">
                {({ jurors, total }) => (
                  <>
                    <JurorTable jurors={jurors} />
                    <Pager offset={offset} limit={LIMIT} total={total} onMove={setOffset} />
                  </>
                )}
              </PartState>
            </Section>
          </div>
        )
      }
    </PartState>
  );
}

/** "How much did one juror change a payout?" */
function Answer({ part, pool }: { part: Part; pool: Pool }) {
  const [juror] = part.jurors;
  if (!juror?.influence) return null;
  const { item, before, after, moved } = juror.influence;
  const change = poolShare(pool, Math.abs(after - before));
  const name = juror.name ? `${juror.name} (Juror ${juror.number})` : `Juror ${juror.number}`;
  return (
    <Callout title={`The most one juror changes: ${formatAmount(change)}`}>
      <p className="measure">
        Without {name}, {item.title} would get {formatWeight(after)} of the pool and not{" "}
        {formatWeight(before)}. In all, {formatWeight(moved)} of the pool (
        {formatAmount(poolShare(pool, moved))}) would go to other projects.
        {part.leftOut < part.total &&
          ` Worked out for the ${countOf(part.leftOut, "juror")} with the most answers.`}
      </p>
    </Callout>
  );
}

function NoJurors() {
  return (
    <EmptyState title="These comparisons name no jurors">
      <p>The imported files do not say who judged, so nobody can be left out.</p>
    </EmptyState>
  );
}
