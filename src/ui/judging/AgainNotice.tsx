import { useTranslations } from "next-intl";
import { Button } from "../primitives/Button";

/** Says that an earlier answer is being changed, and leaves it as it is on request. */
export function AgainNotice({ text, onLeave }: { text: string; onLeave: () => void }) {
  const t = useTranslations("desk");
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-warn border-s-3 bg-warn-wash px-4 text-small">
      <p className="flex-1 py-2.5">{text}</p>
      <Button variant="quiet" onClick={onLeave}>
        {t("leave")}
      </Button>
    </div>
  );
}
