"use client";

import { useTranslations } from "next-intl";
import { Button } from "../primitives/Button";
import { cx } from "../primitives/cx";
import { KeyHint } from "../primitives/KeyHint";
import { hasStrength } from "./answer";
import { type AnswerForm, missingFrom } from "./answerForm";
import { keyLabel } from "./keyLabel";
import type { Keymap } from "./keymap";
import { SkipReasons } from "./SkipReasons";
import { StrengthSteps } from "./StrengthSteps";
import type { Outcome, ServedPair } from "./types";

interface AnswerBarProps {
  pair: Pick<ServedPair, "a" | "b" | "asksReason">;
  form: AnswerForm;
  multiplierMax: number;
  keymap: Keymap;
  onForm: (change: Partial<AnswerForm>) => void;
  onChoose: (outcome: Outcome) => void;
  onReason: () => void;
  onNext: () => void;
}

/**
 * Which one, then, if the juror likes, how much: the bar stays at the foot of a phone, within reach
 * of a thumb, wherever the page is scrolled to.
 */
export function AnswerBar(props: AnswerBarProps) {
  const { pair, form, multiplierMax, keymap, onForm, onChoose } = props;
  const t = useTranslations("answer");
  const { choice } = form;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 grid gap-2 border-rule border-t bg-paper px-4 py-2 max-md:[&_kbd]:hidden md:static md:mx-0 md:border-0 md:px-0">
      <div className="grid grid-cols-[1fr_auto_1fr] gap-2">
        <Choice
          {...{ outcome: "a", choice, onChoose, keys: keyLabel(keymap.a[0]!) }}
          label={pair.a.title}
          says={t("firstOption", { title: pair.a.title })}
        />
        <Choice
          {...{ outcome: "equal", choice, onChoose, keys: keyLabel(keymap.equal[0]!) }}
          label={t("equal")}
        />
        <Choice
          {...{ outcome: "b", choice, onChoose, keys: keyLabel(keymap.b[0]!) }}
          label={pair.b.title}
          says={t("secondOption", { title: pair.b.title })}
        />
      </div>
      {hasStrength(choice) && (
        <StrengthSteps
          text={form.strength}
          multiplierMax={multiplierMax}
          onText={(strength) => onForm({ strength })}
        />
      )}
      {choice === "skip" && (
        <SkipReasons chosen={form.skipReason} onChoose={(skipReason) => onForm({ skipReason })} />
      )}
      {choice === "conflict" && <p className="text-quiet text-small">{t("conflictNote")}</p>}
      <Actions {...props} />
    </div>
  );
}

/** Before a choice, the ways not to make one; after it, the ways on. */
function Actions({ pair, form, multiplierMax, keymap, ...on }: AnswerBarProps) {
  const t = useTranslations("answer");
  if (form.choice === null) {
    return (
      <div className="grid grid-cols-2 gap-2 sm:flex sm:justify-center">
        <Button variant="quiet" onClick={() => on.onChoose("skip")}>
          {t("skip")} <KeyHint keys={keyLabel(keymap.skip[0]!)} />
        </Button>
        <Button variant="quiet" onClick={() => on.onChoose("conflict")}>
          {t("conflict")} <KeyHint keys={keyLabel(keymap.conflict[0]!)} />
        </Button>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-[auto_1fr_1fr] gap-2 sm:flex sm:justify-center">
      <Button variant="quiet" onClick={() => on.onForm({ choice: null })}>
        {t("clear")}
      </Button>
      <Button onClick={on.onReason} className={cx(pair.asksReason && "border-accent text-accent")}>
        {t(pair.asksReason ? "whyAsked" : "why")} <KeyHint keys={keyLabel(keymap.reason[0]!)} />
      </Button>
      <Button
        variant="primary"
        data-answer
        disabled={missingFrom(form, multiplierMax) !== null}
        onClick={on.onNext}
        className="sm:min-w-40 [&_kbd]:border-on-accent [&_kbd]:text-on-accent"
      >
        {t("next")} <KeyHint keys={keyLabel(keymap.next[0]!)} />
      </Button>
    </div>
  );
}

interface ChoiceProps {
  outcome: Outcome;
  choice: Outcome | null;
  label: string;
  says?: string;
  keys: string;
  onChoose: (outcome: Outcome) => void;
}

/** One outcome as a large target; both projects look alike, so that neither is favoured. */
function Choice({ outcome, choice, label, says, keys, onChoose }: ChoiceProps) {
  const chosen = choice === outcome;
  return (
    <Button
      variant={chosen ? "primary" : "secondary"}
      aria-label={says}
      aria-pressed={chosen}
      onClick={() => onChoose(outcome)}
      className={cx(
        "min-h-14 min-w-0 [overflow-wrap:anywhere]",
        chosen && "[&_kbd]:border-on-accent [&_kbd]:text-on-accent",
      )}
    >
      <span>{label}</span>
      <KeyHint keys={keys} />
    </Button>
  );
}
