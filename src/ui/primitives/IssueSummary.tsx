"use client";

import { useEffect, useRef } from "react";
import { fieldAnchor } from "./FormField";
import type { FieldIssue } from "./fieldIssue";
import { countOf } from "./numbers";

interface IssueSummaryProps {
  issues: readonly FieldIssue[];
  /** Changes with every attempt, so that the summary is brought into view each time. */
  attempt: number;
}

/** Everything that is not right yet; each line leads to its field. */
export function IssueSummary({ issues, attempt }: IssueSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) ref.current?.focus();
  }, [attempt]);
  if (issues.length === 0) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="grid gap-2 border-danger border-l-3 bg-danger-wash px-4 py-3 text-small"
    >
      <p className="font-semibold text-base">
        {countOf(issues.length, "thing")} to put right; nothing was saved and nothing is lost
      </p>
      <ul className="grid">
        {issues.map((issue) => (
          <li key={`${issue.field}:${issue.message}`}>
            <a
              href={`#${fieldAnchor(issue.field)}`}
              className="link inline-flex min-h-8 items-center"
              onClick={(event) => {
                const field = document.getElementById(fieldAnchor(issue.field));
                const control = field?.querySelector<HTMLElement>("input, textarea, select");
                if (!control) return;
                event.preventDefault();
                control.focus();
              }}
            >
              {issue.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
