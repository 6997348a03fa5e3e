import { Button } from "../primitives/Button";
import { KeyHint } from "../primitives/KeyHint";

interface LastAnswerProps {
  /** The answer as a sentence; null before the first one. */
  text: string | null;
  busy: boolean;
  onUndo: () => void;
  onChange: () => void;
}

/**
 * What was recorded last, with the way back. It stands above the pair and stays until the next
 * answer: a message that floats over the foot of a phone would cover the buttons jurors press next.
 */
export function LastAnswer({ text, busy, onUndo, onChange }: LastAnswerProps) {
  return (
    <div aria-live="polite">
      {text && (
        <div className="flex flex-wrap items-center gap-x-2 border-accent border-l-3 bg-wash pl-4 text-small">
          <p className="min-w-0 flex-1 break-words py-2.5">
            <span className="text-quiet">Recorded:</span> {text}
          </p>
          <div className="flex">
            <Button variant="quiet" disabled={busy} onClick={onUndo}>
              Undo <KeyHint keys="U" />
            </Button>
            <Button variant="quiet" disabled={busy} onClick={onChange}>
              Change
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
