import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Time } from "../primitives/Time";
import { describeAnswer, hasStrength } from "./answer";
import { typedMultiplier } from "./strength";
import type { Recorded } from "./subject";
import type { OwnJudgement } from "./types";

interface JudgementRowProps {
  judgement: OwnJudgement;
  busy: boolean;
  onChange: (recorded: Recorded) => void;
  onTakeBack: (comparisonId: string) => void;
}

/** One answer of the history, with the ways to change it. */
export function JudgementRow({ judgement, busy, onChange, onTakeBack }: JudgementRowProps) {
  const { comparisonId, a, b, outcome, multiplier, reason, withdrawn, version } = judgement;
  const text = describeAnswer(outcome, { a: a.title, b: b.title }, multiplier);
  function change() {
    const strength = multiplier && hasStrength(outcome) ? typedMultiplier(multiplier) : "";
    const details = { strength, reason: reason ?? "" };
    onChange({ comparisonId, subject: { a, b }, outcome, details });
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 text-small">
      <div className="grid min-w-48 flex-1 gap-0.5">
        <p className="break-words font-semibold">
          {text} {withdrawn && <Badge>Withdrawn</Badge>}
        </p>
        {reason && <p className="measure break-words text-quiet">{reason}</p>}
        <p className="text-fine text-quiet">
          <Time at={judgement.at} />
          {version > 1 && `, version ${version}`}
        </p>
      </div>
      <div className="flex">
        <Button
          variant="quiet"
          disabled={busy}
          aria-label={`${withdrawn ? "Judge again" : "Change"}: ${text}`}
          onClick={change}
        >
          {withdrawn ? "Judge again" : "Change"}
        </Button>
        {!withdrawn && (
          <Button
            variant="quiet"
            disabled={busy}
            aria-label={`Withdraw: ${text}`}
            onClick={() => onTakeBack(comparisonId)}
          >
            Withdraw
          </Button>
        )}
      </div>
    </li>
  );
}
