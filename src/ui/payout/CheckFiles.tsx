"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Disclosure } from "../primitives/Disclosure";
import { FileDrop } from "../primitives/FileDrop";
import { CheckReport } from "./CheckReport";
import type { Run } from "./types";

interface PaymentFile {
  name: string;
  text: string;
}

/** Compares payment files, whoever wrote or changed them, with a run. */
export function CheckFiles({ roundId, run }: { roundId: string; run: Run }) {
  const trpc = useTRPC();
  const [files, setFiles] = useState<readonly PaymentFile[]>([]);
  const check = useMutation(trpc.payout.check.mutationOptions());
  function compare(next: readonly PaymentFile[]) {
    setFiles(next);
    if (next.length > 0) check.mutate({ roundId, runId: run.id, files: [...next] });
    else check.reset();
  }
  return (
    <Disclosure summary="Check a file against this run">
      <div className="grid gap-4">
        <FileDrop
          label="A payment file of any target"
          hint="It is compared with this run to the last unit, and not stored. Files in parts are added one after another."
          accept=".csv,.json,.txt"
          onText={({ fileName, text }) => compare([...files, { name: fileName, text }])}
        />
        {files.length > 0 && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small">
            <span className="break-all">{files.map(({ name }) => name).join(", ")}</span>
            <Button variant="quiet" onClick={() => compare([])}>
              Start anew
            </Button>
          </div>
        )}
        {check.isPending && <p className="text-small">Comparing…</p>}
        <ActionError error={check.error} title="The file cannot be compared" />
        {check.data && <CheckReport check={check.data} pool={run.pool} />}
      </div>
    </Disclosure>
  );
}
