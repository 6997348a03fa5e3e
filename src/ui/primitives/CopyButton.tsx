"use client";

import { useState } from "react";
import { Button } from "./Button";

const SHOWN_MS = 2500;

interface CopyButtonProps {
  text: string | (() => string);
  label?: string;
  variant?: "primary" | "secondary" | "quiet";
}

/** Copies text and says so, also where the clipboard is refused. */
export function CopyButton({ text, label = "Copy", variant = "quiet" }: CopyButtonProps) {
  const [said, setSaid] = useState<string | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setSaid("Copied");
    } catch {
      setSaid("Copying was refused by the browser");
    }
    setTimeout(() => setSaid(null), SHOWN_MS);
  }
  return (
    <Button variant={variant} onClick={copy}>
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
