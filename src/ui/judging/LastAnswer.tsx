import { useTranslations } from "next-intl";
import { Button } from "../primitives/Button";
import { KeyHint } from "../primitives/KeyHint";
import type { QueuedAnswer } from "./device/database";
import { useSaid } from "./useSaid";

interface LastAnswerProps {
  last: QueuedAnswer | null;
  undoKey: string;
  onUndo: () => void;
}

/**
 * What was answered last, with the way back. It stands above the pair and stays until the next
 * answer: a message that floats over the foot of a phone would cover the buttons jurors press next.
 */
export function LastAnswer({ last, undoKey, onUndo }: LastAnswerProps) {
  const t = useTranslations("desk");
  const say = useSaid();
  return (
    <div aria-live="polite">
      {last?.said && (
        <div className="flex items-center gap-x-2 border-accent border-s-3 bg-wash ps-4 text-small">
          <p className="min-w-0 flex-1 break-words py-2">
            <span className="text-quiet">{t(last.state === "sent" ? "recorded" : "kept")}</span>{" "}
            <bdi>{say(last.said.outcome, last.pair, last.said.multiplier)}</bdi>
          </p>
          <Button variant="quiet" onClick={onUndo}>
            {t("undo")} <KeyHint keys={undoKey} />
          </Button>
        </div>
      )}
    </div>
  );
}
