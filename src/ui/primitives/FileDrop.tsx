"use client";

import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "./Button";
import { Textarea } from "./controls";
import { cx } from "./cx";

const BYTES_MAX_DEFAULT = 5_000_000;

type FileDropProps = {
  label: string;
  hint?: string;
  /** For the file chooser: ".csv,.txt" */
  accept?: string;
  bytesMax?: number;
} & (
  | { onText: (file: { fileName: string; text: string }) => void; onFile?: never }
  /** The file itself, to be read elsewhere; pasted text comes as a file, too. */
  | { onFile: (file: File) => void; onText?: never }
);

/** Takes a text file by dropping, choosing or pasting, and hands over its text or the file itself. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, accept, bytesMax = BYTES_MAX_DEFAULT, onText, onFile } = props;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState<{ error: boolean; text: string } | null>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    if (file.size > bytesMax) {
      const limit = (bytesMax / 1e6).toFixed(1);
      const text = `${file.name} has ${(file.size / 1e6).toFixed(1)} MB; at most ${limit} MB are read. Split it, or leave out columns that are not needed.`;
      return setSaid({ error: true, text });
    }
    setSaid({ error: false, text: `Read ${file.name}` });
    if (onFile) onFile(file);
    else onText({ fileName: file.name, text: await file.text() });
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }
  return (
    <div className="grid gap-2">
      <span id={id} className="font-semibold text-small">
        {label}
      </span>
      {hint && <span className="text-quiet text-small">{hint}</span>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would announce every control twice */}
      <div
        role="group"
        aria-labelledby={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-sm border border-edge border-dashed px-4 py-6",
          over && "border-accent bg-wash",
        )}
      >
        <Button onClick={() => input.current?.click()}>Choose a file</Button>
        <span className="text-quiet text-small">or drop it here</span>
        <input
          ref={input}
          type="file"
          aria-label={label}
          accept={accept}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      <PasteBox onFile={(file) => void take(file)} />
      <p
        aria-live="polite"
        className={cx("text-small", said?.error ? "text-danger" : "text-quiet")}
      >
        {said?.text}
      </p>
    </div>
  );
}

/** What begins as JSON does is named so: some readers go by the name. */
const pastedName = (text: string) => (/^\s*[[{]/.test(text) ? "pasted.json" : "pasted.csv");

function PasteBox({ onFile }: { onFile: (file: File) => void }) {
  const [text, setText] = useState<string | null>(null);
  if (text === null) {
    return (
      <Button variant="quiet" className="justify-self-start" onClick={() => setText("")}>
        Paste text instead
      </Button>
    );
  }
  return (
    <div className="grid gap-2">
      <Textarea
        aria-label="Pasted text"
        rows={8}
        value={text}
        spellCheck={false}
        className="font-mono text-small"
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        className="justify-self-start"
        disabled={text.trim() === ""}
        onClick={() => onFile(new File([text], pastedName(text)))}
      >
        Use this text
      </Button>
    </div>
  );
}
