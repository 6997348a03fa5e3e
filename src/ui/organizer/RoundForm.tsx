"use client";

import { useState } from "react";
import type { MethodInfo } from "~/core/ranking";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import type { FieldIssue } from "../primitives/fieldIssue";
import { IssueSummary } from "../primitives/IssueSummary";
import { countOf } from "../primitives/numbers";
import { ContestFields } from "./ContestFields";
import { checkRoundDraft, type RoundInput } from "./checkRoundDraft";
import { JudgingFields } from "./JudgingFields";
import { MethodFields } from "./MethodFields";
import { ProjectsField } from "./ProjectsField";
import { BasicFields, PoolFields, TimeFields } from "./RoundFields";
import { defaultParams, type RoundDraft } from "./roundDraft";
import { type ProjectsCheck, useProjectsCheck } from "./useProjectsCheck";
import { useStoredDraft } from "./useStoredDraft";

interface RoundFormProps {
  methods: readonly MethodInfo[];
  initial: RoundDraft;
  /** Where the draft is kept while it is not saved; null: nowhere. */
  storedAs: string | null;
  action: string;
  busy: boolean;
  error: Parameters<typeof ActionError>[0]["error"];
  onSave: (input: RoundInput, draft: RoundDraft, forget: () => void) => void;
}

/** All settings of a round. Checked as a whole when it is sent, then while it is put right. */
export function RoundForm(props: RoundFormProps) {
  const { methods, initial, storedAs, action, busy, error, onSave } = props;
  const { draft, set, forget } = useStoredDraft(storedAs, initial);
  const [attempt, setAttempt] = useState(0);
  const check = useProjectsCheck(draft.projects);
  const issuesNow = () => [
    ...checkRoundDraft(draft, methods, Date.now()).issues,
    ...listIssues(check),
  ];
  const issues = attempt > 0 ? issuesNow() : [];

  function change(part: Partial<RoundDraft>) {
    const method = part.method;
    set(method ? { ...part, params: defaultParams(methods, method) } : part);
  }
  function save() {
    setAttempt(attempt + 1);
    const { input } = checkRoundDraft(draft, methods, Date.now());
    if (input && issuesNow().length === 0) onSave(input, draft, forget);
  }
  const fields = { draft, set: change, issues, methods };
  return (
    <form
      noValidate
      className="grid max-w-3xl gap-10"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <BasicFields {...fields} />
      <ProjectsField {...fields} check={check} />
      <PoolFields {...fields} />
      <JudgingFields {...fields} />
      <ContestFields {...fields} />
      <MethodFields {...fields} />
      <TimeFields {...fields} />
      <div className="grid gap-4 border-ink border-t pt-5">
        <IssueSummary issues={issues} attempt={attempt} />
        <ActionError error={error} />
        <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
          {action}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong inside the list stands below it in full; the summary only leads there. */
function listIssues({ report }: ProjectsCheck): FieldIssue[] {
  const count = report?.problems.length ?? 0;
  if (count === 0) return [];
  return [{ field: "projects", message: `The list of projects has ${countOf(count, "problem")}` }];
}
