"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "~/trpc/client";
import { StrengthFields } from "../judging/StrengthFields";
import { MULTIPLIER_LIMIT, readMultiplier } from "../judging/strength";
import { ActionError } from "../primitives/ActionError";
import { Button, LinkButton } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { practiceText } from "./practiceText";
import type { Practice } from "./types";

type Outcome = "a" | "b" | "equal";
type Answered = { pair: Practice["next"]; outcome: Outcome; stated: number | null };

interface PracticeStepProps {
  roundId: string;
  /** Where judging itself begins. */
  href: string;
}

/** Three pairs whose answer is known, to get a feeling for how large a ratio is. */
export function PracticeStep({ roundId, href }: PracticeStepProps) {
  const t = useTranslations("practice");
  const format = useFormatter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const practice = useQuery(
    trpc.calibration.state.queryOptions({ roundId }, { refetchOnWindowFocus: false }),
  );
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [again, setAgain] = useState(false);
  const answer = useMutation(trpc.calibration.answer.mutationOptions());
  const load = () => queries.invalidateQueries({ queryKey: trpc.calibration.pathKey() });

  function send(pair: Practice["next"], outcome: Outcome, stated: number | null) {
    answer.mutate(
      { roundId, key: pair.key, outcome, ...(stated !== null && { multiplier: stated }) },
      {
        onSuccess: () => setAnswered({ pair, outcome, stated }),
        onError: () => void load(),
      },
    );
  }
  async function goOn() {
    const last = answered?.pair.place === answered?.pair.of;
    await load();
    answer.reset();
    setAnswered(null);
    if (last) setAgain(false);
  }
  const resting = practice.data?.done && practice.data.next.place === 1 && !again && !answered;
  return (
    <Section id="practice" title={t("title")} lead={t("lead")}>
      <ActionError error={practice.error ?? answer.error} title={t("failed")} />
      {!practice.data && !practice.error && <Skeleton className="h-56" />}
      {practice.data && resting && (
        <div className="flex flex-wrap items-center gap-3">
          <p className="me-3">{t("practised")}</p>
          <LinkButton href={href} variant="primary">
            {t("first")}
          </LinkButton>
          <Button onClick={() => setAgain(true)}>{t("again")}</Button>
        </div>
      )}
      {practice.data && !resting && (
        <PracticePair
          key={`${practice.data.practices}:${practice.data.next.key}`}
          pair={answered?.pair ?? practice.data.next}
          busy={answer.isPending}
          closed={answered !== null}
          onAnswer={send}
        />
      )}
      {answered && answer.data && (
        <Feedback
          text={practiceText({ t, format }, answered, answer.data)}
          last={answered.pair.place === answered.pair.of}
          onGoOn={goOn}
        />
      )}
    </Section>
  );
}

interface PracticePairProps {
  pair: Practice["next"];
  busy: boolean;
  /** Answered: shown with its feedback, not to be answered again. */
  closed: boolean;
  onAnswer: (pair: Practice["next"], outcome: Outcome, stated: number | null) => void;
}

function PracticePair({ pair, busy, closed, onAnswer }: PracticePairProps) {
  const t = useTranslations("practice");
  const [strength, setStrength] = useState("");
  const read = readMultiplier(strength, MULTIPLIER_LIMIT);
  const give = (outcome: Outcome) => read.ok && onAnswer(pair, outcome, read.multiplier);
  const off = busy || closed || !read.ok;
  return (
    <div className="measure grid gap-4">
      <p className="text-quiet text-small">{t("place", { place: pair.place, of: pair.of })}</p>
      <h3 className="text-h3">{t(`pairs.${pair.key}.question`)}</h3>
      <fieldset disabled={closed} className="grid gap-4">
        <legend className="sr-only">{t("answer")}</legend>
        <StrengthFields text={strength} multiplierMax={MULTIPLIER_LIMIT} onText={setStrength} />
        <div className="grid grid-cols-[1fr_auto_1fr] gap-2">
          <Button variant="primary" disabled={off} className="min-h-14" onClick={() => give("a")}>
            {t(`pairs.${pair.key}.a`)}
          </Button>
          <Button disabled={off} onClick={() => give("equal")}>
            {t("equal")}
          </Button>
          <Button variant="primary" disabled={off} className="min-h-14" onClick={() => give("b")}>
            {t(`pairs.${pair.key}.b`)}
          </Button>
        </div>
      </fieldset>
    </div>
  );
}

interface FeedbackProps {
  text: ReturnType<typeof practiceText>;
  last: boolean;
  onGoOn: () => void;
}

function Feedback({ text, last, onGoOn }: FeedbackProps) {
  const t = useTranslations("practice");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={ref} tabIndex={-1} className="measure grid gap-3 outline-none">
      <Callout title={text.verdict}>
        <p>{text.fact}</p>
        <p>{text.scale}</p>
      </Callout>
      <Button variant="primary" className="justify-self-start" onClick={onGoOn}>
        {t(last ? "done" : "next")}
      </Button>
    </div>
  );
}
