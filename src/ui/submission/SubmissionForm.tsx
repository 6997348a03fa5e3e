"use client";

import { useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Input } from "../primitives/controls";
import { DownloadButton } from "../primitives/DownloadButton";
import { Field } from "../primitives/Field";
import { FileDrop } from "../primitives/FileDrop";
import { formatCount } from "../primitives/numbers";
import { ProgressBar } from "../primitives/ProgressBar";
import { CheckVerdict } from "./CheckReport";
import { type Choice, RepairChoice } from "./RepairChoice";
import { TEXT_BYTES_MAX } from "./readUpload";
import type { CheckedFile } from "./types";
import { type FileCheck, useFileCheck } from "./useFileCheck";
import { useSubmit } from "./useSubmit";

const TITLE_LENGTH_MAX = 120;

interface FormProps {
  roundId: string;
  slug: string;
  template: string;
  quotaLeft: boolean;
}

/** Choose a file, see what it is read as, then submit it; nothing is sent before it was checked. */
export function SubmissionForm({ roundId, slug, template, quotaLeft }: FormProps) {
  const { check, start, clear } = useFileCheck(roundId);
  const { submit, submitting, error, reset } = useSubmit(roundId);

  function take(file: File, strict = false) {
    reset();
    void start(file, strict);
  }
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <DownloadButton
          fileName={`${slug}-sample-submission.csv`}
          content={template}
          label="Download a sample submission"
        />
        <span className="text-quiet text-small">Every project of this round, equal weights.</span>
      </div>
      <FileDrop
        label="Your weights"
        hint="CSV with a repo and a weight column (a parent column is fine), project and percent, or JSON; gzip is unpacked. It is checked here before anything is sent."
        accept=".csv,.txt,.json,.tsv,.gz"
        bytesMax={TEXT_BYTES_MAX}
        onFile={take}
      />
      <Progress check={check} />
      <ActionError error={error} />
      {check.state === "done" && (
        <Checked
          // A file that is checked again is asked about again.
          key={`${check.file.fileName} ${check.file.text.length} ${check.file.strict}`}
          file={check.file}
          quotaLeft={quotaLeft}
          submitting={submitting}
          onRecheck={(strict) => take(check.file.source, strict)}
          onSubmit={(title) => submit(check.file, title, clear)}
          onClear={clear}
        />
      )}
    </div>
  );
}

function Progress({ check }: { check: FileCheck }) {
  if (check.state === "reading") {
    return <ProgressBar label={`Reading ${check.name}`} value={check.share} />;
  }
  if (check.state === "checking") {
    const detail = `${formatCount(check.lines)} lines`;
    return <ProgressBar label={`Checking ${check.name}`} value={null} detail={detail} />;
  }
  if (check.state !== "refused") return null;
  return (
    <Callout tone="error" title="This file was not read">
      <p>{check.message}</p>
    </Callout>
  );
}

interface CheckedProps {
  file: CheckedFile;
  quotaLeft: boolean;
  submitting: boolean;
  onRecheck: (strict: boolean) => void;
  onSubmit: (title: string) => void;
  onClear: () => void;
}

/** From a checked file to a submission: its problems, or its repairs, and a title. */
function Checked({ file, quotaLeft, submitting, onRecheck, onSubmit, onClear }: CheckedProps) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const { report, strict } = file;
  const agreed = report.repairCount === 0 || choice === "accept";

  function choose(next: Choice) {
    setChoice(next);
    if (next === "strict") onRecheck(true);
  }
  return (
    <div className="grid gap-6">
      <CheckVerdict file={file} />
      {strict && report.problemCount > 0 && (
        <Button className="justify-self-start" onClick={() => onRecheck(false)}>
          Offer repairs instead
        </Button>
      )}
      {report.problemCount === 0 && (
        <>
          {report.repairCount > 0 && (
            <RepairChoice
              groups={report.repairs}
              count={report.repairCount}
              value={choice}
              onChoose={choose}
            />
          )}
          {agreed && (
            <SendForm
              busy={submitting}
              quotaLeft={quotaLeft}
              onSubmit={onSubmit}
              onClear={onClear}
            />
          )}
        </>
      )}
    </div>
  );
}

interface SendFormProps {
  busy: boolean;
  quotaLeft: boolean;
  onSubmit: (title: string) => void;
  onClear: () => void;
}

function SendForm({ busy, quotaLeft, onSubmit, onClear }: SendFormProps) {
  const [title, setTitle] = useState("");
  const [untitled, setUntitled] = useState(false);
  const trimmed = title.trim();
  return (
    <form
      className="measure grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setUntitled(trimmed === "");
        if (trimmed) onSubmit(trimmed);
      }}
    >
      <Field
        label="Title"
        hint="How this submission appears on the leaderboard."
        error={untitled && trimmed === "" ? "Give it a title" : null}
      >
        {(control) => (
          <Input
            {...control}
            value={title}
            maxLength={TITLE_LENGTH_MAX}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={busy} disabled={!quotaLeft}>
          Submit
        </Button>
        <Button variant="quiet" onClick={onClear}>
          Take another file
        </Button>
      </div>
    </form>
  );
}
