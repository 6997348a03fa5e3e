"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { LinkButton } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { countOf } from "../primitives/numbers";
import { PageHeader, Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { ConflictList } from "./ConflictList";
import { CoverageMap } from "./CoverageMap";
import { ExportMenu } from "./ExportMenu";
import { FlagList } from "./FlagList";
import { JurorTable } from "./JurorTable";
import { RemindForm } from "./RemindForm";
import { RulingList } from "./RulingList";
import { ScopeNote } from "./ScopeNote";
import type { Overview } from "./types";

interface JurorsViewProps {
  roundId: string;
  slug: string;
  status: "draft" | "open" | "closed";
}

/** The organizer's view of jurors: coverage, evidence, and what can be done. */
export function JurorsView({ roundId, slug, status }: JurorsViewProps) {
  const trpc = useTRPC();
  const overview = useQuery(trpc.juror.overview.queryOptions({ roundId }));
  const open = status === "open";
  return (
    <>
      <PageHeader
        title="Jurors"
        lead="How well their judgements cover the projects, and what each juror's answers say about the juror."
      />
      <ActionError error={overview.error} title="The jurors could not be loaded" />
      {!overview.data && !overview.error && <Skeleton className="h-80" />}
      {overview.data && <Evidence found={overview.data} roundId={roundId} slug={slug} />}
      <Section
        id="conflicts"
        title="Conflicts of interest"
        lead="Declared, confirmed, dismissed or detected. Jurors are not asked about these projects unless they dismissed the conflict."
      >
        <ConflictList roundId={roundId} open={open} />
      </Section>
      <Section
        id="rulings"
        title="Voided and adjusted"
        lead="Judgements are voided or adjusted on a juror's own page. Every ruling is public, with its reason."
      >
        <RulingList roundId={roundId} open={open} />
      </Section>
      {open && (
        <Section
          id="remind"
          title="Remind"
          lead="Nobody gets two reminders within 24 hours. Who was reminded is on record."
        >
          <RemindForm roundId={roundId} />
        </Section>
      )}
      <Section id="export" title="Download the judgements">
        <ExportMenu roundId={roundId} closed={status === "closed"} />
      </Section>
    </>
  );
}

interface EvidenceProps {
  found: Overview;
  roundId: string;
  slug: string;
}

function Evidence({ found, roundId, slug }: EvidenceProps) {
  const { jurors, coverage, rows, scope, diagnosed } = found;
  if (jurors.length === 0) {
    return (
      <EmptyState
        title="No jurors yet"
        action={<LinkButton href={`/rounds/${slug}/manage#people`}>Invite jurors</LinkButton>}
      >
        Invite them by a link or from a list, or import comparisons.
      </EmptyState>
    );
  }
  return (
    <>
      <ScopeNote scope={scope} rows={rows} diagnosed={diagnosed} />
      <Section
        id="flags"
        title="To look at"
        lead="Hints, not verdicts. Nothing is dropped by itself."
      >
        <FlagList roundId={roundId} slug={slug} jurors={jurors} />
      </Section>
      <Section
        id="jurors"
        title={countOf(jurors.length, "juror")}
        lead="Time is the median for a pair. Reliable: how likely an answer is what the fitted order says (Crowd-BT). Agrees: with the majority of the others on the same pairs. With oneself: the same winner when a pair comes again. First side: how often the first project wins. Strength: the median stated."
      >
        <JurorTable jurors={jurors} slug={slug} />
      </Section>
      <Section id="coverage" title="Coverage">
        <CoverageMap coverage={coverage} />
      </Section>
    </>
  );
}
