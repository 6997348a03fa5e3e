"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { DownloadButton } from "../primitives/DownloadButton";
import { countOf } from "../primitives/numbers";

interface SafeExportProps {
  roundId: string;
  runId: string;
}

/** An approved run as files for Safe's CSV Airdrop app; long ones come in several files. */
export function SafeExport({ roundId, runId }: SafeExportProps) {
  const trpc = useTRPC();
  const [wanted, setWanted] = useState(false);
  const files = useQuery(
    trpc.payout.export.queryOptions(
      { roundId, runId, format: "safe-csv" },
      { enabled: wanted, retry: false },
    ),
  );
  return (
    <div className="grid justify-items-start gap-3">
      <p className="measure text-small">
        For the CSV Airdrop app of a Safe wallet. The signers see every transfer before they sign.
      </p>
      {!files.data && (
        <Button
          busy={files.isFetching}
          onClick={() => (wanted ? void files.refetch() : setWanted(true))}
        >
          Prepare the Safe CSV
        </Button>
      )}
      <ActionError error={files.error} title="The file cannot be written" />
      {files.data && (
        <>
          {files.data.files.length > 1 && (
            <p className="measure text-small">
              {countOf(files.data.files.length, "file")}: a Safe transaction holds only so many
              transfers. Upload each of them once.
            </p>
          )}
          <div className="flex flex-wrap gap-3">
            {files.data.files.map((file) => (
              <DownloadButton
                key={file.name}
                fileName={file.name}
                content={file.content}
                label={`Download ${file.name}`}
              />
            ))}
          </div>
          {files.data.heldBack.length > 0 && (
            <p className="measure text-small text-warn">
              Not in the files, for want of an address:{" "}
              {files.data.heldBack.map((line) => line.name).join(", ")}.
            </p>
          )}
        </>
      )}
    </div>
  );
}
