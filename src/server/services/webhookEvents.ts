/** What webhooks can be told of. Each stands for acts of the audit trail; see {@link eventsOf}. */
export const WEBHOOK_EVENTS = [
  "submission.scored",
  "submission.failed",
  "board.updated",
  "round.published",
  "round.amended",
  "round.closed",
  "dataset.published",
  "payout.executed",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent when its owner asks for a test. */
export const PING = "ping";

/** The events that an act is: one of its own name, or what it is called to the public. */
export function eventsOf(action: string): WebhookEvent[] {
  if (action === "data.frozen") return ["dataset.published"];
  return WEBHOOK_EVENTS.filter((event) => event === action);
}

/** Of an act's data only these are sent on: ids, and hashes that are public with the act. */
const TOLD = [
  ...(["submissionId", "runId", "settingsHash", "linesHash", "executionRef"] as const),
  ...(["number", "hashBefore", "hashAfter", "version", "hash"] as const),
];

interface Told {
  readonly event: string;
  readonly at: Date;
  readonly round: { readonly id: string; readonly slug: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly base: string;
}

/**
 * The body of an event: what happened, to which row, and where to read on. It holds no score and
 * nothing sealed: whoever is told asks the API, which knows what they may see.
 */
export function bodyOf({ event, at, round, data, base }: Told): string {
  const link = (path: string) => new URL(path, base).href;
  const told = Object.fromEntries(TOLD.flatMap((key) => (key in data ? [[key, data[key]]] : [])));
  const links: Record<string, string> = {
    page: link(`/rounds/${round.slug}`),
    round: link(`/api/v1/rounds/${round.slug}`),
  };
  if (event === "board.updated") {
    links.leaderboard = link(`/api/v1/rounds/${round.id}/leaderboard`);
  } else if (typeof told.submissionId === "string") {
    links.submission = link(`/api/v1/submissions/${told.submissionId}`);
  }
  return JSON.stringify({
    type: event,
    timestamp: at.toISOString(),
    data: { round, ...told, links },
  });
}
