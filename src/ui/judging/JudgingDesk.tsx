"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { InReadersLanguage } from "../language/InReadersLanguage";
import { Button, LinkButton } from "../primitives/Button";
import { Skeleton } from "../primitives/Skeleton";
import { BreakCard } from "./BreakCard";
import { KeysDialog } from "./KeysDialog";
import { keyLabel } from "./keyLabel";
import { LastAnswer } from "./LastAnswer";
import { NoPair } from "./NoPair";
import { QueueStatus } from "./QueueStatus";
import { Stage } from "./Stage";
import type { Progress } from "./types";
import { useJudging } from "./useJudging";
import { useKeptPage } from "./useKeptPage";
import { useKeymap } from "./useKeymap";
import { useKeys } from "./useKeys";

interface JudgingDeskProps {
  userId: string;
  round: { id: string; slug: string; question: string };
  /** Pairs that the round asks of a juror. */
  target: number;
  multiplierMax: number;
}

/** Where a juror judges: one pair at a time. */
export function JudgingDesk({ userId, round, target, multiplierMax }: JudgingDeskProps) {
  const t = useTranslations("desk");
  const judging = useJudging(userId, round.id);
  const { keymap, keep, reset } = useKeymap();
  const [helping, setHelping] = useState(false);
  const { state, device, last, subject, pausing } = judging;
  const path = `/rounds/${round.slug}/compare`;
  useKeptPage(userId, path);

  useKeys(keymap, false, (action) => {
    if (action === "help") setHelping(true);
    else if (action === "undo" && last) void judging.undo();
    else if (action === "next" && pausing) judging.goOn();
    else return false;
    return true;
  });
  return (
    <InReadersLanguage>
      <div className="grid gap-3 pt-3 pb-12">
        <h1 className="sr-only">{t("title")}</h1>
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <ProgressLine progress={state.progress} target={target} />
          <span className="-mx-3 flex">
            <LinkButton variant="quiet" href={`${path}/history`} prefetch={false}>
              {t("history")}
            </LinkButton>
            <Button
              variant="quiet"
              className="pointer-coarse:hidden"
              onClick={() => setHelping(true)}
            >
              {t("keys")}
            </Button>
          </span>
        </div>
        <QueueStatus
          state={state}
          path={path}
          onSend={device.retry}
          onDismiss={(seq) => void device.dismiss(seq)}
        />
        <LastAnswer
          last={last}
          undoKey={keyLabel(keymap.undo[0]!)}
          onUndo={() => void judging.undo()}
        />
        {pausing && <BreakCard answers={state.given} onGoOn={judging.goOn} />}
        {!pausing && !subject && <NoPair state={state} onRetry={device.retry} />}
        {!pausing && subject && (
          <Stage
            key={subject.key}
            {...{ multiplierMax, keymap }}
            question={round.question}
            pair={subject.pair}
            initial={subject.initial}
            takesFocus={subject.takesFocus}
            onAnswer={judging.answer}
            onLeave={subject.again ? judging.leave : undefined}
          />
        )}
        <KeysDialog
          open={helping}
          onClose={() => setHelping(false)}
          keymap={keymap}
          onKeymap={keep}
          onReset={reset}
        />
      </div>
    </InReadersLanguage>
  );
}

/** What is on record, and nothing else: an answer that waits is counted when it is recorded. */
function ProgressLine({ progress, target }: { progress: Progress | null; target: number }) {
  const t = useTranslations("desk");
  if (!progress) return <Skeleton className="h-5 w-56" />;
  return (
    <p className="num min-h-5 text-quiet text-small">
      {progress.judged === 0
        ? t("progressNone", { target })
        : t("progress", { ...progress, target })}
    </p>
  );
}
