"use client";

import { useEffect, useRef, useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { Skeleton } from "../primitives/Skeleton";
import { AnswerPanel } from "./AnswerPanel";
import { AnswerTrouble } from "./AnswerTrouble";
import { describeAnswer } from "./answer";
import { BreakCard } from "./BreakCard";
import { type CallError, isOver } from "./callFailure";
import { JudgingProgress } from "./JudgingProgress";
import { LastAnswer } from "./LastAnswer";
import { MyJudgements } from "./MyJudgements";
import { NoPairsLeft } from "./NoPairsLeft";
import { PairCards } from "./PairCards";
import { ShortcutHelp } from "./ShortcutHelp";
import type { JudgingAction } from "./shortcut";
import { readMultiplier } from "./strength";
import { useJudging } from "./useJudging";
import { useShortcuts } from "./useShortcuts";

const DESK = "judging";

interface JudgingDeskProps {
  roundId: string;
  question: string;
}

/** Where a juror judges: one pair at a time, and below it everything they said so far. */
export function JudgingDesk({ roundId, question }: JudgingDeskProps) {
  const judging = useJudging(roundId);
  const [helping, setHelping] = useState(false);
  const { last, next } = judging;
  const lastText = last && describeAnswer(last.outcome, titlesOf(last.subject), multiplierOf(last));

  useShortcuts((action: JudgingAction) => {
    if (action === "help") setHelping(true);
    else if (action === "undo") judging.undo();
    else if (!judging.pausing) judging.answer(action);
  });
  return (
    <div id={DESK} className="grid scroll-mt-2 gap-4 pt-3 pb-12">
      <h1 className="sr-only">Compare projects</h1>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        {next.data ? (
          <JudgingProgress progress={next.data.progress} />
        ) : (
          <Skeleton className="h-5 w-56" />
        )}
        <span className="hidden pointer-fine:block">
          <Button variant="quiet" onClick={() => setHelping(true)}>
            Keys
          </Button>
        </span>
      </div>
      <LastAnswer
        text={lastText}
        busy={judging.busy}
        onUndo={judging.undo}
        onChange={() => last && judging.change(last)}
      />
      <AnswerTrouble judging={judging} />
      {judging.pausing ? (
        <BreakCard answers={judging.answers} onGoOn={judging.goOn} />
      ) : (
        <Stage judging={judging} question={question} />
      )}
      <MyJudgements
        roundId={roundId}
        busy={judging.busy}
        onChange={judging.change}
        onTakeBack={judging.takeBack}
      />
      <ShortcutHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  );
}

type Judging = ReturnType<typeof useJudging>;

const titlesOf = (subject: { a: { title: string }; b: { title: string } }) => ({
  a: subject.a.title,
  b: subject.b.title,
});

function multiplierOf(recorded: { details: { strength: string } }): number | null {
  const read = readMultiplier(recorded.details.strength);
  return read.ok ? read.multiplier : null;
}

/** The question and the pair, or what stands in its place. */
function Stage({ judging, question }: { judging: Judging; question: string }) {
  const { next, subject } = judging;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = subject && (subject.token ?? subject.again);
  const first = useRef(shown);
  useEffect(() => {
    // The first pair does not take the focus; each later one does, and is read from its question on.
    if (!shown || first.current === null || first.current === shown) {
      first.current ??= shown;
      return;
    }
    first.current = shown;
    heading.current?.focus({ preventScroll: true });
    document.getElementById(DESK)?.scrollIntoView({ block: "start" });
  }, [shown]);
  if (!subject) {
    if (next.error) return <NoPair error={next.error} onRetry={() => void next.refetch()} />;
    return next.data ? <NoPairsLeft judged={next.data.progress.judged} /> : <PairSkeleton />;
  }
  return (
    <div className="grid gap-5" aria-busy={judging.busy || undefined}>
      <h2
        ref={heading}
        tabIndex={-1}
        className="scroll-mt-2 font-serif text-h2 outline-none md:text-center"
      >
        {question}
      </h2>
      {subject.again && (
        <div className="flex flex-wrap items-center gap-x-4 border-warn border-l-3 bg-warn-wash px-4 text-small">
          <p className="flex-1 py-2.5">You are judging this pair again.</p>
          <Button variant="quiet" disabled={judging.busy} onClick={judging.leave}>
            Leave it as it is
          </Button>
        </div>
      )}
      <PairCards a={subject.a} b={subject.b} />
      <AnswerPanel
        titles={titlesOf(subject)}
        details={judging.details}
        onDetails={judging.setDetails}
        busy={judging.busy}
        complete={readMultiplier(judging.details.strength).ok}
        onAnswer={judging.answer}
      />
    </div>
  );
}

interface NoPairProps {
  error: CallError;
  onRetry: () => void;
}

function NoPair({ error, onRetry }: NoPairProps) {
  if (isOver(error)) return <EmptyState title="Judging has ended">{error.message}.</EmptyState>;
  return (
    <div className="grid justify-items-start gap-3">
      <ActionError error={error} title="No pair could be loaded" />
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}

function PairSkeleton() {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">Choosing a pair for you</span>
      <Skeleton className="h-8 w-2/3" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Skeleton className="h-56" />
        <Skeleton className="h-56" />
      </div>
      <Skeleton className="h-14" />
    </div>
  );
}
