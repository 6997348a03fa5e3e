"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { FileDrop } from "../primitives/FileDrop";
import { Section } from "../primitives/PageHeader";
import { AddressReport } from "./AddressReport";

/** Payout addresses from a file. A line without one is held back, never dropped. */
export function AddressUpload({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [fileName, setFileName] = useState("");
  const upload = useMutation(
    trpc.project.setPayoutAddresses.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.payout.preview.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.project.pathKey() }),
        ]),
    }),
  );
  return (
    <Section
      id="addresses"
      title="Payout addresses"
      lead="A file with the columns project and address. A run keeps the addresses it was drafted with: after changing one, draft anew."
    >
      <FileDrop
        label="A file of addresses"
        accept=".csv,.txt,.tsv"
        onText={({ fileName: name, text }) => {
          setFileName(name);
          upload.mutate({ roundId, text });
        }}
      />
      {upload.isPending && <p className="text-small">Saving the addresses…</p>}
      <ActionError error={upload.error} />
      {upload.data && <AddressReport fileName={fileName} report={upload.data} />}
    </Section>
  );
}
