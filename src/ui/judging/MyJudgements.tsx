"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { JudgementRow } from "./JudgementRow";
import type { Recorded } from "./subject";

const SHOWN_FIRST = 10;

interface MyJudgementsProps {
  roundId: string;
  busy: boolean;
  onChange: (recorded: Recorded) => void;
  onTakeBack: (comparisonId: string) => void;
}

/** Everything this juror said, newest first; each can be changed or withdrawn while judging lasts. */
export function MyJudgements({ roundId, busy, onChange, onTakeBack }: MyJudgementsProps) {
  const trpc = useTRPC();
  const [all, setAll] = useState(false);
  const mine = useQuery(trpc.comparison.mine.queryOptions({ roundId }));
  const shown = all ? mine.data : mine.data?.slice(0, SHOWN_FIRST);
  return (
    <Section
      id="mine"
      title="Your judgements"
      lead="Only you and the fitted weights know them. Earlier versions are kept."
    >
      <ActionError error={mine.error} title="They could not be loaded" />
      {!shown && !mine.error && <Skeleton className="h-24" />}
      {shown?.length === 0 && <p className="text-quiet">None yet.</p>}
      {shown && shown.length > 0 && (
        <ol className="divide-y divide-rule border-rule border-y">
          {shown.map((judgement) => (
            <JudgementRow
              key={judgement.comparisonId}
              judgement={judgement}
              busy={busy}
              onChange={onChange}
              onTakeBack={onTakeBack}
            />
          ))}
        </ol>
      )}
      {!all && (mine.data?.length ?? 0) > SHOWN_FIRST && (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show all {mine.data?.length}
        </Button>
      )}
    </Section>
  );
}
