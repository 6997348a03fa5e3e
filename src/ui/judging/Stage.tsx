"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { AgainNotice } from "./AgainNotice";
import { AnswerBar } from "./AnswerBar";
import { AnswerDetails } from "./AnswerDetails";
import { PairCards } from "./PairCards";
import { type Answering, useAnswerForm } from "./useAnswerForm";

interface StageProps extends Answering {
  question: string;
  /** Whether this is not the first pair of the page: it then takes the focus. */
  takesFocus: boolean;
  /** Present when the pair is judged again: leaves the earlier answer as it is. */
  onLeave?: (() => void) | undefined;
}

/** The question, the pair and the answer. A new pair is a new stage: nothing is carried over. */
export function Stage(props: StageProps) {
  const { question, pair, multiplierMax, keymap, takesFocus, onLeave } = props;
  const t = useTranslations("desk");
  const stage = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const answering = useAnswerForm(props);
  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    stage.current?.scrollIntoView({ block: "start" });
  }, [takesFocus]);
  const { form, change, choose, next, reasonField, askWhy } = answering;
  return (
    <section ref={stage} aria-label={t("title")} className="grid scroll-mt-16 gap-4">
      <h2
        ref={heading}
        tabIndex={-1}
        dir="auto"
        className="font-serif text-h2 outline-none md:text-center"
      >
        {question}
      </h2>
      {onLeave && <AgainNotice text={t("again")} onLeave={onLeave} />}
      <PairCards a={pair.a} b={pair.b} />
      <AnswerBar
        {...{ pair, form, multiplierMax, keymap }}
        onForm={change}
        onChoose={choose}
        onReason={askWhy}
        onNext={next}
      />
      {form.choice !== null && (
        <AnswerDetails
          {...{ form, multiplierMax, reasonField }}
          reasons={answering.reasons}
          onForm={change}
        />
      )}
    </section>
  );
}
