import type { RouterOutputs } from "~/trpc/types";
import { CopyButton } from "../primitives/CopyButton";
import { DownloadButton } from "../primitives/DownloadButton";
import { type Amount, countOf, formatAmountExact, formatHash } from "../primitives/numbers";

interface ExportFilesProps {
  exported: RouterOutputs["payout"]["export"];
  pool: Amount;
}

/** The files of an export with their hashes, and what is not in them. */
export function ExportFiles({ exported, pool }: ExportFilesProps) {
  const { files, root, sum, unspent, heldBack } = exported;
  if (files.length === 0) return <p className="text-small">No line of this run can be paid.</p>;
  return (
    <>
      <p className="measure text-small">
        {countOf(files.length, "file")}, read back and equal to the{" "}
        {formatAmountExact({ ...pool, amount: sum })} that this run pays.
        {files.length > 1 && " Upload each of them once."}
      </p>
      <ul className="grid gap-3">
        {files.map((file) => (
          <li key={file.name} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <DownloadButton
              fileName={file.name}
              content={file.content}
              label={`Download ${file.name}`}
            />
            <span className="text-quiet text-small">
              SHA-256 <code title={file.hash}>{formatHash(file.hash)}…</code>
            </span>
            <CopyButton text={file.hash} label="Copy the file's hash" />
          </li>
        ))}
      </ul>
      {root && (
        <p className="flex flex-wrap items-center gap-x-2 text-small">
          <span>
            Root <code className="break-all">{root}</code>
          </span>
          <CopyButton text={root} label="Copy the root" />
        </p>
      )}
      {unspent !== "0" && (
        <p className="measure text-small">
          The {formatAmountExact({ ...pool, amount: unspent })} that the recipe leaves unspent are
          in no file.
        </p>
      )}
      {heldBack.length > 0 && (
        <p className="measure text-small text-warn">
          Not in the files, for want of an address: {heldBack.map((line) => line.name).join(", ")}.
        </p>
      )}
    </>
  );
}
