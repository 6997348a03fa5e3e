"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { formatAmountExact } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { LinesTable } from "./LinesTable";
import { RecipeLines } from "./RecipeLines";
import { recipeLead } from "./recipeText";
import { useRunActions } from "./useRunActions";

/** How often the page asks while the final weights are not there yet. */
const POLL_MS = 3000;

interface PreviewProps {
  roundId: string;
  /** Drafting is the organizer's; an approver only looks. */
  mayDraft: boolean;
  /** There is an earlier run: its lines stay as they are, and this would be another draft. */
  again: boolean;
  methodTitle: (key: string) => string;
  onDrafted: () => void;
}

/** The split as it would be drafted now. Nothing is stored until the draft is made. */
export function PayoutPreview({ roundId, mayDraft, again, methodTitle, onDrafted }: PreviewProps) {
  const trpc = useTRPC();
  const { draft } = useRunActions();
  const preview = useQuery(
    trpc.payout.preview.queryOptions(
      { roundId },
      {
        retry: false,
        refetchInterval: ({ state }) =>
          state.error?.data?.appCode === "conflict" ? POLL_MS : false,
      },
    ),
  );
  return (
    <Section
      id="preview"
      title={again ? "The split as it would be drafted now" : "Preview of the split"}
      lead="The pool divided to the last unit. Nothing is stored yet."
    >
      <ActionError error={draft.error} />
      {preview.data ? (
        <>
          <Lines preview={preview.data} methodTitle={methodTitle} />
          {mayDraft && (
            <Button
              variant="primary"
              className="justify-self-start"
              busy={draft.isPending}
              onClick={() => draft.mutate({ roundId }, { onSuccess: onDrafted })}
            >
              {again ? "Create another draft with these lines" : "Create a draft with these lines"}
            </Button>
          )}
        </>
      ) : (
        <Waiting error={preview.error} />
      )}
    </Section>
  );
}

interface LinesProps {
  preview: RouterOutputs["payout"]["preview"];
  methodTitle: (key: string) => string;
}

function Lines({ preview, methodTitle }: LinesProps) {
  const { lines, pool, recipe, method } = preview;
  const shown = { label: "Preview of the payout lines", lines, pool };
  return (
    <>
      <p className="measure text-small">
        {recipe
          ? recipeLead(recipe, pool)
          : `${formatAmountExact(pool)} by the weights of ${methodTitle(method ?? "")}`}
      </p>
      {recipe ? <RecipeLines {...shown} recipe={recipe} /> : <LinesTable {...shown} />}
    </>
  );
}

function Waiting({ error }: { error: { message: string; data?: object | null } | null }) {
  if (!error) {
    return (
      <div role="status" className="grid gap-3">
        <span className="sr-only">Splitting the pool</span>
        <Skeleton className="h-64" />
      </div>
    );
  }
  return (
    <Callout title={error.message}>
      <p>This page asks again by itself.</p>
    </Callout>
  );
}
