"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button, LinkButton } from "../primitives/Button";
import { PageHeader, Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { Stat, StatRow } from "../primitives/Stat";
import { formatDateTime } from "../primitives/times";
import { FlagList } from "./FlagList";
import { formatScale, formatSeconds, formatShare } from "./figures";
import { JudgementList } from "./JudgementList";
import { AdjustDialog, VoidDialog } from "./RulingDialogs";
import { ScopeNote } from "./ScopeNote";
import { StrengthChart } from "./StrengthChart";
import type { Detail, Judgement, Juror } from "./types";

interface JurorViewProps {
  roundId: string;
  slug: string;
  juror: string;
  open: boolean;
}

/** Everything about one juror: figures, what stands out, strengths, and every judgement. */
export function JurorView({ roundId, slug, juror, open }: JurorViewProps) {
  const trpc = useTRPC();
  const detail = useQuery(trpc.juror.detail.queryOptions({ roundId, juror }, { retry: false }));
  const back = <LinkButton href={`/rounds/${slug}/jurors`}>All jurors</LinkButton>;
  if (detail.error) {
    return (
      <>
        <PageHeader title="Juror" actions={back} />
        <ActionError error={detail.error} title="This juror cannot be shown" />
      </>
    );
  }
  if (!detail.data) {
    return (
      <>
        <PageHeader title="Juror" actions={back} />
        <Skeleton className="h-80" />
      </>
    );
  }
  const { summary, scope, rows, diagnosed } = detail.data;
  const { name, label, imported } = summary;
  const origin = imported ? "Imported from a file." : label && label !== name ? label : undefined;
  return (
    <>
      <PageHeader title={name} lead={origin} actions={back} />
      <ScopeNote scope={scope} rows={rows} diagnosed={diagnosed} />
      <div className="pt-8">
        <Figures juror={summary} />
      </div>
      <Section id="flags" title="What stands out" lead="Hints, not verdicts.">
        <FlagList roundId={roundId} slug={slug} jurors={[summary]} />
      </Section>
      <Section id="strength" title="Strength">
        <StrengthChart judgements={detail.data.judgements} />
      </Section>
      <Judgements roundId={roundId} detail={detail.data} open={open} />
    </>
  );
}

function Figures({ juror }: { juror: Juror }) {
  const { agreement, selfConsistency, medianSeconds, lastAt } = juror;
  return (
    <StatRow>
      <Stat label="Pairs" value={juror.answered ?? juror.rows} />
      <Stat
        label="Time a pair"
        value={medianSeconds === null ? "–" : formatSeconds(medianSeconds)}
        note="Median"
      />
      <Stat label="Reliable" value={formatShare(juror.reliability)} note="By Crowd-BT" />
      <Stat label="Strength" value={formatScale(juror.scale)} note="Median stated" />
      <Stat
        label="Agrees with the others"
        value={formatShare(agreement?.share)}
        note={`On ${agreement?.rows ?? 0} answers to the same pairs`}
      />
      <Stat
        label="Agrees with oneself"
        value={formatShare(selfConsistency?.share)}
        note={`On ${selfConsistency?.rows ?? 0} repeats`}
      />
      <Stat label="First side" value={formatShare(juror.firstShare)} note="Of decided answers" />
      <Stat
        label="Last answer"
        value={<span className="text-base">{lastAt ? formatDateTime(lastAt) : "–"}</span>}
      />
    </StatRow>
  );
}

interface JudgementsProps {
  roundId: string;
  detail: Detail;
  open: boolean;
}

function Judgements({ roundId, detail, open }: JudgementsProps) {
  const { summary, judgements, total } = detail;
  const { juror, name } = summary;
  const [voided, setVoided] = useState<
    { judgement: Judgement } | { juror: string; name: string } | null
  >(null);
  const [adjusted, setAdjusted] = useState<Judgement | null>(null);
  const any = (summary.answered ?? summary.rows) > 0;
  return (
    <Section
      id="judgements"
      title="Judgements"
      lead={
        total > judgements.length ? `The newest ${judgements.length} of ${total}.` : "Newest first."
      }
      actions={
        open &&
        any && (
          <Button variant="danger" onClick={() => setVoided({ juror, name })}>
            Void all…
          </Button>
        )
      }
    >
      <JudgementList
        judgements={judgements}
        onVoid={open ? (judgement) => setVoided({ judgement }) : null}
        onAdjust={open ? setAdjusted : null}
      />
      <VoidDialog roundId={roundId} target={voided} onClose={() => setVoided(null)} />
      <AdjustDialog roundId={roundId} judgement={adjusted} onClose={() => setAdjusted(null)} />
    </Section>
  );
}
