import { useTranslations } from "next-intl";
import { Button } from "../../primitives/Button";

interface RowActionsProps {
  /** The answer in words, which names the row to a screen reader. */
  text: string;
  withdrawn: boolean;
  onChange: () => void;
  onWithdraw: () => void;
}

/** The ways to change an answer of the history, of a pair or of a set. */
export function RowActions({ text, withdrawn, onChange, onWithdraw }: RowActionsProps) {
  const t = useTranslations("history");
  return (
    <div className="flex">
      <Button
        variant="quiet"
        aria-label={t(withdrawn ? "againThis" : "changeThis", { text })}
        onClick={onChange}
      >
        {t(withdrawn ? "again" : "change")}
      </Button>
      {!withdrawn && (
        <Button variant="quiet" aria-label={t("withdrawThis", { text })} onClick={onWithdraw}>
          {t("withdraw")}
        </Button>
      )}
    </div>
  );
}
