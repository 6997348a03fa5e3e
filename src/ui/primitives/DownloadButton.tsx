"use client";

import { Button } from "./Button";

interface DownloadButtonProps {
  fileName: string;
  /** The text, or a function that writes it when the button is pressed. */
  content: string | (() => string);
  label: string;
  /** Its media type; CSV where not given. */
  type?: string;
  variant?: "primary" | "secondary" | "quiet";
}

/** Saves text that the page already has as a file. */
export function DownloadButton({ fileName, content, label, type, variant }: DownloadButtonProps) {
  function save() {
    const text = typeof content === "string" ? content : content();
    const url = URL.createObjectURL(new Blob([text], { type: type ?? "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button variant={variant ?? "secondary"} onClick={save}>
      {label}
    </Button>
  );
}
