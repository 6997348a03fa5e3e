"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../primitives/Button";
import { cx } from "../primitives/cx";
import { Dialog } from "../primitives/Dialog";
import { keyLabel } from "./keyLabel";
import { ACTIONS, type JudgingAction, type Keymap, nameOfKey, rebind } from "./keymap";

interface KeysDialogProps {
  open: boolean;
  onClose: () => void;
  keymap: Keymap;
  onKeymap: (keymap: Keymap) => void;
  onReset: () => void;
}

/** What the keys do, and the place to give them other work. */
export function KeysDialog({ open, onClose, keymap, onKeymap, onReset }: KeysDialogProps) {
  const t = useTranslations("keys");
  const [waiting, setWaiting] = useState<JudgingAction | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  function press(key: string) {
    if (!waiting) return;
    if (key !== "Escape") {
      const rebound = rebind(keymap, waiting, key);
      if (!rebound.ok) {
        const label = keyLabel(nameOfKey(key));
        const why = rebound.why === "taken" ? { action: t(`actions.${rebound.by}`) } : null;
        setRefusal(why ? t("taken", { key: label, ...why }) : t("unusable", { key: label }));
        return;
      }
      onKeymap(rebound.keymap);
    }
    setRefusal(null);
    setWaiting(null);
  }
  function close() {
    setWaiting(null);
    setRefusal(null);
    onClose();
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t("title")}
      actions={
        <>
          <Button onClick={onReset}>{t("reset")}</Button>
          <Button variant="primary" onClick={close}>
            {t("close")}
          </Button>
        </>
      }
    >
      <p className="text-small">{t("lead")}</p>
      <ul className="divide-y divide-rule border-rule border-y text-small">
        {ACTIONS.map((action) => (
          <li key={action} className="grid grid-cols-[4.5rem_1fr_auto] items-center gap-3">
            <Keys keys={keymap[action]} />
            <span>{t(`actions.${action}`)}</span>
            <Button
              variant="quiet"
              aria-label={t("changeThis", { action: t(`actions.${action}`) })}
              aria-pressed={waiting === action}
              onClick={() => setWaiting(waiting === action ? null : action)}
              onKeyDown={(event) => {
                if (waiting !== action || event.key === "Tab") return;
                event.preventDefault();
                press(event.key);
              }}
            >
              {waiting === action ? t("press") : t("change")}
            </Button>
          </li>
        ))}
      </ul>
      <p role="alert" className="min-h-6 font-semibold text-danger text-small">
        {refusal}
      </p>
    </Dialog>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="flex gap-1.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className={cx(
            "rounded-sm border border-edge px-2 font-sans",
            key.startsWith("Arrow") && "rtl:-scale-x-100",
          )}
        >
          {keyLabel(key)}
        </kbd>
      ))}
    </span>
  );
}
