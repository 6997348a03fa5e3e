// Reads and checks a file away from the page: 100,000 rows take a second or so, and a page that does
// nothing for a second is broken. The same reader as the server's.
import { readWeightSubmission } from "~/core/formats";
import { type CheckReport, reportOf } from "./checkReport";
import { readUpload, type Upload } from "./readUpload";

export interface CheckRequest {
  readonly file: Blob;
  readonly name: string;
  readonly items: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly strict: boolean;
}

export type CheckMessage =
  | { readonly stage: "reading"; readonly bytes: number }
  | { readonly stage: "checking"; readonly lines: number }
  | { readonly stage: "refused"; readonly message: string }
  | {
      readonly stage: "done";
      readonly fileName: string;
      readonly text: string;
      readonly report: CheckReport;
    };

const say = (message: CheckMessage) => postMessage(message);

addEventListener("message", async ({ data }: MessageEvent<CheckRequest>) => {
  const { file, name, items, aliases, strict } = data;
  const onBytes = (bytes: number) => say({ stage: "reading", bytes });
  const upload: Upload = await readUpload(file, name, { onBytes });
  if (!upload.ok) return say({ stage: "refused", message: upload.message });
  const { fileName, text } = upload;
  say({ stage: "checking", lines: linesOf(text) });
  const report = reportOf(readWeightSubmission(text, { items, aliases, strict }));
  say({ stage: "done", fileName, text, report });
});

function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines + (text.endsWith("\n") || text === "" ? 0 : 1);
}
