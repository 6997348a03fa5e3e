"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Callout } from "../primitives/Callout";
import { FileDrop } from "../primitives/FileDrop";
import { Section } from "../primitives/PageHeader";
import { RepairList } from "../primitives/RepairList";
import { SharesForm } from "./SharesForm";
import { SharesTable } from "./SharesTable";

/** Several recipients of a project: who they are, from a file or a form. */
export function SharesSection({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const projects = useQuery(trpc.project.payoutShares.queryOptions({ roundId }));
  const set = useMutation(
    trpc.project.setPayoutShares.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.payout.preview.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.project.payoutShares.pathKey() }),
        ]),
    }),
  );
  const save = (text: string) => set.mutate({ roundId, text });
  return (
    <Section
      id="shares"
      title="Several recipients of a project"
      lead="A project's amount is divided by shares, to the last unit. A part without an address is held back. A run keeps the shares it was drafted with: after changing them, draft anew."
    >
      <ActionError error={projects.error ?? set.error} />
      {set.isPending && <p className="text-small">Saving the shares…</p>}
      {set.data && <SharesSaved report={set.data} />}
      {projects.data && (
        <>
          <SharesTable projects={projects.data} />
          <SharesForm projects={projects.data} busy={set.isPending} onSave={save} />
        </>
      )}
      <FileDrop
        label="A file of shares"
        hint="The columns project, address and share, a row per recipient. It replaces the shares of the projects it names; a share of 0 takes a recipient away."
        accept=".csv,.txt,.tsv"
        onText={({ text }) => save(text)}
      />
    </Section>
  );
}

interface SavedProps {
  report: {
    shared: string[];
    cleared: string[];
    repairs: Parameters<typeof RepairList>[0]["repairs"];
  };
}

function SharesSaved({ report: { shared, cleared, repairs } }: SavedProps) {
  return (
    <div className="grid gap-3" aria-live="polite">
      <Callout title="Shares saved">
        {shared.length > 0 && <p>Divided by shares: {shared.join(", ")}.</p>}
        {cleared.length > 0 && <p>Paid at the project's own address: {cleared.join(", ")}.</p>}
      </Callout>
      <RepairList repairs={repairs} />
    </div>
  );
}
