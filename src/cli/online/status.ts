import { setTimeout as sleep } from "node:timers/promises";
import { EXIT, type ExitCode } from "../exit";
import { note, type OutputOptions, present, table } from "../output";
import { type Server, signedInServer } from "./server";

/** A submission as the server tells it; scores only as far as they are told. */
export interface Status {
  id: string;
  title: string;
  status: "queued" | "running" | "done" | "failed" | "cancelled";
  error: string | null;
  /** Before the close: the team's public score as the ladder lets it be told. */
  release?: { score: number; improved: boolean } | null;
  public?: Shown | null;
  private?: Shown | null;
}

interface Shown {
  metric?: string;
  score: number;
  uniform?: number;
  floor?: number;
}

const POLL_MS = 1000;

/** `steelyard status`: how far a submission is; `--wait` until it is scored. */
export async function runStatus(
  id: string,
  { wait, ...options }: OutputOptions & { wait?: true },
): Promise<ExitCode> {
  const server = signedInServer();
  const status = wait ? await followed(server, id) : await statusOf(server, id);
  present(status, () => statusText(status), options);
  return statusExit(status);
}

const statusOf = (server: Server, id: string) =>
  server.json<Status>(`/submissions/${encodeURIComponent(id)}`);

/** Asks until the submission has ended: the server ends every one, stuck runs too. */
export async function followed(server: Server, id: string): Promise<Status> {
  let said = "";
  for (;;) {
    const status = await statusOf(server, id);
    if (status.status !== "queued" && status.status !== "running") return status;
    if (status.status !== said) note(status.status);
    said = status.status;
    await sleep(POLL_MS);
  }
}

/** A submission that failed or was cancelled has no score. */
export function statusExit({ status }: Status): ExitCode {
  return status === "failed" || status === "cancelled" ? EXIT.noAnswer : EXIT.done;
}

export function statusText({ title, status, error, ...splits }: Status): string {
  const rows = [
    ["title", title],
    ["status", error ? `${status}: ${error}` : status],
  ];
  const { release } = splits;
  if (release) {
    const moved = release.improved ? "improved by this one" : "not improved by this one";
    rows.push(["team's public score", `${release.score.toFixed(4)} (${moved})`]);
  }
  for (const split of ["public", "private"] as const) {
    const shown = splits[split];
    if (!shown) continue;
    const lines = [shown.uniform, shown.floor].map((x) => (x === undefined ? "–" : x.toFixed(4)));
    const between = `uniform ${lines[0]}, floor ${lines[1]}`;
    rows.push([`${split} score`, `${shown.score.toFixed(4)} (${between})`]);
  }
  return table(rows);
}
