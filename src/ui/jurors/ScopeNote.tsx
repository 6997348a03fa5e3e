import { countOf } from "../primitives/numbers";

interface ScopeNoteProps {
  scope: "train" | "all";
  rows: number;
  diagnosed: boolean;
}

/** Which judgements the figures are computed from. */
export function ScopeNote({ scope, rows, diagnosed }: ScopeNoteProps) {
  return (
    <p className="measure border-accent border-l-3 bg-wash px-4 py-3 text-small">
      {scope === "train"
        ? `Computed from the ${countOf(rows, "judgement")} of the training split. Held-out judgements are sealed until the round is closed, from organizers too; they are counted under "Pairs" and in the time, and nowhere else.`
        : `Computed from all ${countOf(rows, "judgement")} of the round.`}
      {!diagnosed &&
        " There are too many to fit the weights without each juror while you wait: reliability, agreement and the flags that rest on them are left out."}
    </p>
  );
}
