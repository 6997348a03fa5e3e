"use client";

import { Button } from "../primitives/Button";
import { Textarea } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { KeyHint } from "../primitives/KeyHint";
import type { Outcome } from "./answer";
import { StrengthPicker } from "./StrengthPicker";

const REASON_LENGTH_MAX = 2000;

/** What a juror has filled in besides the choice itself. */
export interface AnswerDetails {
  strength: string;
  reason: string;
}

interface AnswerPanelProps {
  titles: { a: string; b: string };
  details: AnswerDetails;
  onDetails: (details: AnswerDetails) => void;
  busy: boolean;
  /** False while the typed strength cannot be read. */
  complete: boolean;
  onAnswer: (outcome: Outcome) => void;
}

/** Strength and reason first, both optional; then the answer, which sends everything at once. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { titles, details, onDetails, busy, complete, onAnswer } = props;
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 md:grid-cols-2 md:gap-x-6">
        <StrengthPicker
          text={details.strength}
          onText={(strength) => onDetails({ ...details, strength })}
        />
        <Field label="Why?" optional>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={REASON_LENGTH_MAX}
              value={details.reason}
              onChange={(event) => onDetails({ ...details, reason: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="-mx-4 max-md:[&_kbd]:hidden sticky bottom-0 z-10 grid gap-2 border-rule border-t bg-paper px-4 py-2 md:static md:mx-0 md:border-0 md:px-0">
        <div className="grid grid-cols-[1fr_auto_1fr] gap-2">
          <Choice
            label={titles.a}
            says={`${titles.a}, the first project`}
            keys="←"
            disabled={busy || !complete}
            onClick={() => onAnswer("a")}
          />
          <Button disabled={busy || !complete} onClick={() => onAnswer("equal")}>
            Equal <KeyHint keys="=" />
          </Button>
          <Choice
            label={titles.b}
            says={`${titles.b}, the second project`}
            keys="→"
            disabled={busy || !complete}
            onClick={() => onAnswer("b")}
          />
        </div>
        <div className="grid grid-cols-2 gap-2 sm:flex sm:justify-center">
          <Button variant="quiet" disabled={busy} onClick={() => onAnswer("skip")}>
            Can't judge <KeyHint keys="S" />
          </Button>
          <Button variant="quiet" disabled={busy} onClick={() => onAnswer("conflict")}>
            Conflict of interest <KeyHint keys="C" />
          </Button>
        </div>
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  says: string;
  keys: string;
  disabled: boolean;
  onClick: () => void;
}

/** One of the two projects as a large target; both look alike, so that neither is favoured. */
function Choice({ label, says, keys, disabled, onClick }: ChoiceProps) {
  return (
    <Button
      variant="primary"
      disabled={disabled}
      aria-label={says}
      onClick={onClick}
      className="min-h-14 min-w-0 [overflow-wrap:anywhere] [&_kbd]:border-on-accent [&_kbd]:text-on-accent"
    >
      <span>{label}</span>
      <KeyHint keys={keys} />
    </Button>
  );
}
