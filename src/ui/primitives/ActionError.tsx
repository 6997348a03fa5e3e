"use client";

import { Callout } from "./Callout";
import { ProblemList, type ProblemRow } from "./ProblemList";

/** The parts of a failed call's error that people can use; see the server's errorFormatter. */
interface CallError {
  message: string;
  data?: {
    problems?: readonly ProblemRow[] | null;
    retryAfterSeconds?: number | null;
    inputIssues?: readonly { path: string; message: string }[] | null;
  } | null;
}

/** Why a call failed, in full: the server's sentence and every problem it found, in English. */
export function ActionError({ error, title }: { error: CallError | null; title?: string }) {
  if (!error) return null;
  const problems = error.data?.problems ?? [];
  const issues = error.data?.inputIssues ?? [];
  if (problems.length > 0) return <ProblemList problems={problems} title={error.message} />;
  return (
    <Callout tone="error" title={title ?? "That did not work"}>
      {issues.length > 0 ? (
        <ul lang="en">
          {issues.map((issue) => (
            <li key={`${issue.path}:${issue.message}`}>
              {issue.path && <strong>{issue.path}: </strong>}
              {issue.message}
            </li>
          ))}
        </ul>
      ) : (
        <p lang="en">{error.message}</p>
      )}
      {error.data?.retryAfterSeconds && (
        <p lang="en">Try again in {Math.ceil(error.data.retryAfterSeconds)} seconds.</p>
      )}
    </Callout>
  );
}
