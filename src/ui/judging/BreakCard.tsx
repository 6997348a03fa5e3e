import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button, LinkButton } from "../primitives/Button";

interface BreakCardProps {
  /** How many pairs, or otherwise what was done, were answered in this sitting. */
  answers: number | string;
  onGoOn: () => void;
}

/** After every tenth answer: a place to stop, because tired judgements are worse than none. */
export function BreakCard({ answers, onGoOn }: BreakCardProps) {
  const t = useTranslations("break");
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <section className="grid justify-items-start gap-4 border-rule border-y py-10">
      <h2 ref={ref} tabIndex={-1} className="text-h2 outline-none">
        {typeof answers === "string" ? answers : t("title", { count: answers })}
      </h2>
      <p className="measure text-quiet">{t("lead")}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={onGoOn}>
          {t("goOn")}
        </Button>
        <LinkButton href="/">{t("stop")}</LinkButton>
      </div>
    </section>
  );
}
