"use client";

import { useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { DownloadButton } from "../primitives/DownloadButton";
import { Field } from "../primitives/Field";
import { FileDrop } from "../primitives/FileDrop";
import { Skeleton } from "../primitives/Skeleton";
import { CheckReport } from "./CheckReport";
import { useSubmissionFile } from "./useSubmissionFile";

const TITLE_LENGTH_MAX = 120;
const BYTES_MAX = 2_000_000;

interface FormProps {
  roundId: string;
  slug: string;
  template: string;
  quotaLeft: boolean;
}

/** Choose a file, see what it is read as, then submit it; nothing is sent before it was checked. */
export function SubmissionForm({ roundId, slug, template, quotaLeft }: FormProps) {
  const [title, setTitle] = useState("");
  const [untitled, setUntitled] = useState(false);
  const { checked, checking, submitting, error, check, submit, clear } = useSubmissionFile(roundId);
  const ready = checked !== null && checked.report.problems.length === 0;

  function send() {
    setUntitled(title.trim() === "");
    if (title.trim() === "") return;
    submit(title.trim(), () => setTitle(""));
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
        hint="CSV with a repo and a weight column (a parent column is fine), or JSON. Weights are divided by their sum."
        accept=".csv,.txt,.json,.tsv"
        bytesMax={BYTES_MAX}
        onText={check}
      />
      {checking && (
        <div role="status" className="grid gap-2">
          <span className="text-small">Checking the file…</span>
          <Skeleton className="h-16" />
        </div>
      )}
      <ActionError error={error} />
      {checked && !checking && <CheckReport file={checked} />}
      {ready && (
        <div className="measure grid gap-4">
          <Field
            label="Title"
            hint="How this submission appears on the leaderboard."
            error={untitled && title.trim() === "" ? "Give it a title" : null}
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
            <Button variant="primary" busy={submitting} disabled={!quotaLeft} onClick={send}>
              Submit
            </Button>
            <Button variant="quiet" onClick={clear}>
              Take another file
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
