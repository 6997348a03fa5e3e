"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { Button } from "./Button";
import { cx } from "./cx";

const SHOWN_MS = 6000;
/** Longer when there is something to press. */
const SHOWN_WITH_ACTION_MS = 15_000;

interface ToastMessage {
  text: string;
  tone?: "info" | "error";
  /** Such as Undo. */
  action?: { label: string; run: () => void };
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/** Shows one short message at the foot of the page; a new one replaces it. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = useCallback(() => clearTimeout(timer.current), []);
  const release = useCallback((shown: ToastMessage) => {
    const shownMs = shown.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS;
    timer.current = setTimeout(() => setMessage(null), shownMs);
  }, []);
  const show = useCallback(
    (next: ToastMessage) => {
      hold();
      setMessage(next);
      release(next);
    },
    [hold, release],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 bottom-0 z-20 flex justify-center p-4"
      >
        {message && (
          // biome-ignore lint/a11y/noStaticElementInteractions: pointing at the message only keeps it longer
          <div
            className={cx(
              "pointer-events-auto flex max-w-xl items-center gap-2 rounded-sm border bg-sheet py-1 pr-1 pl-4 text-small",
              message.tone === "error" ? "border-danger" : "border-ink",
            )}
            onPointerEnter={hold}
            onPointerLeave={() => release(message)}
            onFocus={hold}
            onBlur={() => release(message)}
          >
            <span className="py-2">{message.text}</span>
            {message.action && (
              <Button
                variant="quiet"
                onClick={() => {
                  message.action?.run();
                  setMessage(null);
                }}
              >
                {message.action.label}
              </Button>
            )}
            <Button variant="quiet" aria-label="Dismiss" onClick={() => setMessage(null)}>
              ×
            </Button>
          </div>
        )}
      </div>
    </ToastContext>
  );
}
