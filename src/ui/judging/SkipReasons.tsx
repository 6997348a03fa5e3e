"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "../primitives/Button";
import type { SkipReason } from "./types";

const SKIP_REASONS: readonly SkipReason[] = ["unknown", "incomparable", "other"];

interface SkipReasonsProps {
  chosen: SkipReason | null;
  onChoose: (reason: SkipReason) => void;
}

/** Why a pair cannot be judged. The first one takes the focus, so that a keyboard is there already. */
export function SkipReasons({ chosen, onChoose }: SkipReasonsProps) {
  const t = useTranslations("answer");
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <fieldset data-answer className="grid gap-1">
      <legend className="mb-1 font-semibold text-small">{t("skipWhy")}</legend>
      <div className="grid gap-1.5 sm:grid-cols-3">
        {SKIP_REASONS.map((reason) => (
          <Button
            key={reason}
            ref={reason === SKIP_REASONS[0] ? first : undefined}
            variant={chosen === reason ? "primary" : "secondary"}
            aria-pressed={chosen === reason}
            onClick={() => onChoose(reason)}
          >
            {t(`skipReasons.${reason}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
