import type { ReactNode } from "react";
import { ActionError } from "../primitives/ActionError";
import { EmptyState } from "../primitives/EmptyState";
import { Skeleton } from "../primitives/Skeleton";

interface PartStateProps<Part> {
  query: { data: Part | null | undefined; error: { message: string } | null };
  /** Room kept while it is on its way. */
  height: string;
  /** Where a fit may lack this part although it was analysed. */
  missing?: ReactNode;
  children: (part: Part) => ReactNode;
}

/** A part of an analysis: on its way, refused, not there, or shown. */
export function PartState<Part>({ query, height, missing, children }: PartStateProps<Part>) {
  if (query.error) {
    return <ActionError error={query.error} title="This part could not be loaded" />;
  }
  if (query.data === undefined) return <Skeleton className={height} />;
  if (query.data !== null) return children(query.data);
  return missing ?? <NotAnalysed />;
}

/** Fits made together with all methods have weights only. */
function NotAnalysed() {
  return (
    <EmptyState title="Not worked out for this fit">
      <p>
        It was made for its weights only. Once an organizer asks for this method by itself, under
        “Weights”, everything else is worked out, too.
      </p>
    </EmptyState>
  );
}
