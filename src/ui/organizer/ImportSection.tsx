"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { FileDrop } from "../primitives/FileDrop";
import { countOf } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { useToast } from "../primitives/Toast";
import { ImportReportView } from "./ImportReportView";
import { ImportTable } from "./ImportTable";
import type { ImportReport } from "./types";

interface CheckedImport {
  fileName: string;
  text: string;
  report: ImportReport;
}

/** Comparisons from a file: read and shown first, imported as a whole or not at all. */
export function ImportSection({ roundId, open }: { roundId: string; open: boolean }) {
  return (
    <Section
      id="import"
      title="Import comparisons"
      lead={
        open
          ? "From a file of the trial rounds or any CSV with two projects and an outcome or a multiplier. Nothing is imported before you have seen what it is read as."
          : "Comparisons are imported while the round is open."
      }
    >
      {open && <ImportForm roundId={roundId} />}
      <ImportTable roundId={roundId} />
    </Section>
  );
}

function ImportForm({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [checked, setChecked] = useState<CheckedImport | null>(null);
  const check = useMutation(trpc.comparison.checkImport.mutationOptions());
  const run = useMutation(trpc.comparison.import.mutationOptions());

  function take(file: { fileName: string; text: string }) {
    setChecked(null);
    run.reset();
    check.mutate({ roundId, ...file }, { onSuccess: (report) => setChecked({ ...file, report }) });
  }
  function importNow({ fileName, text }: CheckedImport) {
    run.mutate(
      { roundId, fileName, text },
      {
        onSuccess: ({ rows }) => {
          setChecked(null);
          toast({ text: `${countOf(rows, "comparison")} imported` });
        },
        onSettled: () => queries.invalidateQueries({ queryKey: trpc.comparison.imports.pathKey() }),
      },
    );
  }
  const importable = checked && checked.report.problems.length === 0 && checked.report.rows > 0;
  return (
    <div className="grid gap-4">
      <FileDrop label="A file of comparisons" accept=".csv,.tsv,.txt,.json" onText={take} />
      {check.isPending && (
        <div role="status" className="grid gap-2">
          <span className="text-small">Reading the file…</span>
          <Skeleton className="h-24" />
        </div>
      )}
      <ActionError error={check.error ?? run.error} />
      {checked && <ImportReportView fileName={checked.fileName} report={checked.report} />}
      {importable && (
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" busy={run.isPending} onClick={() => importNow(checked)}>
            Import {countOf(checked.report.rows, "comparison")}
          </Button>
          <Button variant="quiet" onClick={() => setChecked(null)}>
            Leave it
          </Button>
        </div>
      )}
    </div>
  );
}
