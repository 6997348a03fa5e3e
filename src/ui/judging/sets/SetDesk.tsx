"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { InReadersLanguage } from "../../language/InReadersLanguage";
import { ActionError } from "../../primitives/ActionError";
import { Button, LinkButton } from "../../primitives/Button";
import { Callout } from "../../primitives/Callout";
import { Dialog } from "../../primitives/Dialog";
import { KeyHint } from "../../primitives/KeyHint";
import { Skeleton } from "../../primitives/Skeleton";
import { NOTHING_SAID } from "../answerForm";
import { BreakCard } from "../BreakCard";
import { keyLabel } from "../keyLabel";
import type { Keymap } from "../keymap";
import { Stage } from "../Stage";
import type { Progress } from "../types";
import { useKeymap } from "../useKeymap";
import { useKeys } from "../useKeys";
import { useSaid } from "../useSaid";
import { NoTurn } from "./NoTurn";
import { SetStage } from "./SetStage";
import { NOTHING_PLACED, type SetProject, setFormOf } from "./setForm";
import { useOnline } from "./useOnline";
import { type GivenTurn, useSetJudging } from "./useSetJudging";
import { useSetSaid } from "./useSetSaid";

interface SetDeskProps {
  round: { id: string; slug: string; question: string };
  /** Pairs and sets that the round asks of a juror. */
  target: number;
  multiplierMax: number;
}

/** Where a juror judges in a round of sets: a set or a pair at a time, with a network. */
export function SetDesk({ round, target, multiplierMax }: SetDeskProps) {
  const t = useTranslations("set");
  const tDesk = useTranslations("desk");
  const judging = useSetJudging(round.id);
  const { keymap } = useKeymap();
  const online = useOnline();
  const { next, last, again, error } = judging;
  useKeys(keymap, false, (action) => {
    if (action === "undo" && last && !again) judging.undo();
    else if (action === "next" && judging.pausing) judging.goOn();
    else return false;
    return true;
  });
  return (
    <InReadersLanguage>
      <div className="grid gap-3 pt-3 pb-12">
        <h1 className="sr-only">{tDesk("title")}</h1>
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <ProgressLine progress={next.data?.progress ?? null} target={target} />
          <LinkButton
            variant="quiet"
            className="-mx-3"
            href={`/rounds/${round.slug}/compare/history`}
            prefetch={false}
          >
            {tDesk("history")}
          </LinkButton>
        </div>
        {!online && (
          <Callout tone="warn" title={t("offline")}>
            <p>{t("offlineLead")}</p>
          </Callout>
        )}
        <ActionError error={error} title={t("notRecorded")} />
        {!again && <LastTurn {...{ last, keymap }} onUndo={judging.undo} />}
        {judging.pausing ? (
          <BreakCard answers={t("breakTitle", { count: judging.given })} onGoOn={judging.goOn} />
        ) : (
          <TurnStage {...{ judging, round, multiplierMax, keymap }} />
        )}
      </div>
    </InReadersLanguage>
  );
}

interface TurnStageProps {
  judging: ReturnType<typeof useSetJudging>;
  round: SetDeskProps["round"];
  multiplierMax: number;
  keymap: Keymap;
}

/** The turn at hand: an earlier one that is judged again, or the next. */
function TurnStage({ judging, round, multiplierMax, keymap }: TurnStageProps) {
  const { next, again, acted } = judging;
  const [conflict, setConflict] = useState<SetProject | null>(null);
  const { question } = round;
  const pair = again ? ("pair" in again ? again.pair : null) : next.data?.pair;
  const set = again ? ("set" in again ? again.set : null) : next.data?.set;
  const common = {
    ...{ question, keymap, takesFocus: acted || again !== null },
    onLeave: again ? judging.leave : undefined,
  };
  if (pair) {
    return (
      <Stage
        key={`${pair.id} ${again !== null}`}
        {...{ ...common, pair, multiplierMax }}
        initial={NOTHING_SAID}
        onAnswer={(said) => judging.answerPair(pair, said)}
      />
    );
  }
  if (!set) return <NoTurn query={next} />;
  return (
    <>
      <SetStage
        key={`${set.id} ${again !== null}`}
        {...{ ...common, set }}
        initial={again && "set" in again ? setFormOf(again.said) : NOTHING_PLACED}
        onAnswer={(said) => judging.answerSet(set, said)}
        onConflict={again ? undefined : setConflict}
      />
      <ConflictDialog
        project={conflict}
        onClose={() => setConflict(null)}
        onDeclare={(project) => {
          setConflict(null);
          void judging.declare(project);
        }}
      />
    </>
  );
}

interface ConflictDialogProps {
  project: SetProject | null;
  onClose: () => void;
  onDeclare: (project: SetProject) => void;
}

function ConflictDialog({ project, onClose, onDeclare }: ConflictDialogProps) {
  const t = useTranslations("set");
  return (
    <Dialog
      open={project !== null}
      onClose={onClose}
      title={t("conflictTitle", { title: project?.title ?? "" })}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" onClick={() => project && onDeclare(project)}>
            {t("declare")}
          </Button>
        </>
      }
    >
      <p className="text-small">{t("conflictLead")}</p>
    </Dialog>
  );
}

function LastTurn({
  last,
  keymap,
  onUndo,
}: {
  last: GivenTurn | null;
  keymap: Keymap;
  onUndo: () => void;
}) {
  const t = useTranslations("desk");
  const say = useSaid();
  const saySet = useSetSaid();
  const text =
    last &&
    ("set" in last
      ? saySet(last.said, last.set.projects)
      : say(last.said.outcome, last.pair, last.said.multiplier));
  return (
    <div aria-live="polite">
      {last && (
        <div className="flex items-center gap-x-2 border-accent border-s-3 bg-wash ps-4 text-small">
          <p className="min-w-0 flex-1 break-words py-2">
            <span className="text-quiet">{t("recorded")}</span> <bdi>{text}</bdi>
          </p>
          <Button variant="quiet" onClick={onUndo}>
            {t("undo")} <KeyHint keys={keyLabel(keymap.undo[0]!)} />
          </Button>
        </div>
      )}
    </div>
  );
}

function ProgressLine({ progress, target }: { progress: Progress | null; target: number }) {
  const t = useTranslations("set");
  if (!progress) return <Skeleton className="h-5 w-56" />;
  return (
    <p className="num min-h-5 text-quiet text-small">
      {progress.judged === 0
        ? t("progressNone", { target })
        : t("progress", { ...progress, target })}
    </p>
  );
}
