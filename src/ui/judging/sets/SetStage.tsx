"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "../../primitives/Button";
import { Textarea } from "../../primitives/controls";
import { Field } from "../../primitives/Field";
import { KeyHint } from "../../primitives/KeyHint";
import { AgainNotice } from "../AgainNotice";
import { keyLabel } from "../keyLabel";
import type { Keymap } from "../keymap";
import { SkipReasons } from "../SkipReasons";
import { PickCard, RankCard } from "./SetCard";
import { listed, type SetProject } from "./setForm";
import { type SetAnswering, useSetForm } from "./useSetForm";

const REASON_LENGTH_MAX = 2000;

interface SetStageProps extends SetAnswering {
  question: string;
  /** Whether this is not the first turn of the page: it then takes the focus. */
  takesFocus: boolean;
  /** Absent when the set is judged again. */
  onConflict?: ((project: SetProject) => void) | undefined;
  /** Present when the set is judged again: leaves the earlier answer as it is. */
  onLeave?: (() => void) | undefined;
}

/** The question, a set of projects and the answer. A new set is a new stage. */
export function SetStage(props: SetStageProps) {
  const { question, set, takesFocus, onLeave } = props;
  const t = useTranslations("set");
  const tDesk = useTranslations("desk");
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useSetForm(props);
  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
  }, [takesFocus]);
  return (
    <section aria-label={tDesk("title")} className="grid gap-4">
      <h2
        ref={heading}
        tabIndex={-1}
        dir="auto"
        className="scroll-mt-20 font-serif text-h2 outline-none"
      >
        {question}
      </h2>
      {onLeave && <AgainNotice text={t("again")} onLeave={onLeave} />}
      <p className="measure text-quiet text-small">
        {t(`${set.kind}Lead`)} <span className="pointer-coarse:hidden">{t(`${set.kind}Keys`)}</span>
      </p>
      <Cards {...props} form={form} />
      <SetAnswerBar {...{ form }} keymap={props.keymap} />
      <Field label={t("reason")} hint={null}>
        {(control) => (
          <Textarea
            {...control}
            ref={form.reasonField}
            rows={2}
            dir="auto"
            maxLength={REASON_LENGTH_MAX}
            value={form.form.reason}
            onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
            onChange={(event) => form.change({ reason: event.target.value })}
          />
        )}
      </Field>
    </section>
  );
}

type Filling = ReturnType<typeof useSetForm>;

function Cards({ set, onConflict, form: filling }: SetStageProps & { form: Filling }) {
  const t = useTranslations("set");
  const { form, press, move, pick, onCardKey } = filling;
  const { ranking } = form;
  const common = (project: SetProject) => ({
    project,
    onKeyDown: onCardKey(project.id),
    onConflict: onConflict && (() => onConflict(project)),
  });
  if (set.kind === "bestWorst") {
    const isOf = (id: string) =>
      id === form.bestId ? "best" : id === form.worstId ? "worst" : null;
    return (
      <ul aria-label={t("projects")} className="grid gap-2">
        {set.projects.map((project) => (
          <PickCard
            key={project.id}
            {...common(project)}
            is={isOf(project.id)}
            onPick={(which) => pick(which, project.id)}
          />
        ))}
      </ul>
    );
  }
  return (
    <ol aria-label={t("projects")} className="grid gap-2">
      {listed(ranking, set.projects).map((project) => (
        <RankCard
          key={project.id}
          {...common(project)}
          place={ranking.includes(project.id) ? ranking.indexOf(project.id) + 1 : null}
          nextPlace={ranking.length + 1}
          placed={ranking.length}
          onPress={() => press(project.id)}
          onMove={(by) => move(project.id, by)}
        />
      ))}
    </ol>
  );
}

/** The bar stays at the foot of a phone, as that of a pair does. */
function SetAnswerBar({ form: filling, keymap }: { form: Filling; keymap: Keymap }) {
  const t = useTranslations("set");
  const tAnswer = useTranslations("answer");
  const { form, change, clear, send, complete } = filling;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 grid gap-2 border-rule border-t bg-paper px-4 py-2 max-md:[&_kbd]:hidden md:static md:mx-0 md:border-0 md:px-0">
      {form.skips && (
        <SkipReasons chosen={form.skipReason} onChoose={(skipReason) => change({ skipReason })} />
      )}
      <div className="grid grid-cols-[auto_auto_1fr] gap-2 sm:flex">
        <Button variant="quiet" onClick={clear}>
          {tAnswer("clear")}
        </Button>
        <Button
          variant="quiet"
          aria-pressed={form.skips}
          onClick={() => change({ skips: !form.skips, skipReason: null })}
        >
          {tAnswer("skip")} <KeyHint keys={keyLabel(keymap.skip[0]!)} />
        </Button>
        <Button
          variant="primary"
          data-answer
          disabled={!complete}
          onClick={send}
          className="sm:min-w-40 [&_kbd]:border-on-accent [&_kbd]:text-on-accent"
        >
          {t("send")} <KeyHint keys={keyLabel(keymap.next[0]!)} />
        </Button>
      </div>
    </div>
  );
}
