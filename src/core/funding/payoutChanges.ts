/** What one recipient gets in a run; without an address it is held back. */
export interface PaidLine {
  /** Who the amount is for: a project or a team. */
  readonly recipient: string;
  readonly address: string | null;
  readonly amount: bigint;
}

/** One recipient in two runs. */
export interface PayoutChange {
  readonly recipient: string;
  /** `null` where the run does not have this line. */
  readonly before: Omit<PaidLine, "recipient"> | null;
  readonly after: Omit<PaidLine, "recipient"> | null;
  /** After minus before, in the smallest unit. */
  readonly change: bigint;
  readonly kind: "added" | "removed" | "raised" | "lowered" | "moved" | "same";
}

/**
 * What changed from one run's lines to another's, each line once: the same recipient at the same
 * address; then, where one line of a recipient is left in both, that line at its new address; the rest
 * was added or removed. `moved` is a new address with the old amount. Σ change = the difference of
 * the totals. By recipient, then address; no line is left out.
 */
export function payoutChanges(
  before: readonly PaidLine[],
  after: readonly PaidLine[],
): PayoutChange[] {
  const left = groupLines(before);
  const right = groupLines(after);
  const recipients = [...new Set([...left.keys(), ...right.keys()])].sort();
  return recipients.flatMap((recipient) =>
    pairLines(left.get(recipient) ?? [], right.get(recipient) ?? []).map(([old, now]) =>
      changeOf(recipient, old, now),
    ),
  );
}

function groupLines(lines: readonly PaidLine[]): Map<string, PaidLine[]> {
  const groups = new Map<string, PaidLine[]>();
  for (const line of lines) {
    const group = groups.get(line.recipient);
    if (group) group.push(line);
    else groups.set(line.recipient, [line]);
  }
  return groups;
}

type Pair = readonly [PaidLine | null, PaidLine | null];

const placeOf = ({ address }: PaidLine) => address?.toLowerCase() ?? "";

function pairLines(before: readonly PaidLine[], after: readonly PaidLine[]): Pair[] {
  const rest = [...after].sort(byAddress);
  const lost: PaidLine[] = [];
  const pairs: Pair[] = [];
  for (const old of [...before].sort(byAddress)) {
    const at = rest.findIndex((line) => placeOf(line) === placeOf(old));
    if (at < 0) lost.push(old);
    else pairs.push([old, rest.splice(at, 1)[0]!]);
  }
  if (lost.length === 1 && rest.length === 1) return [...pairs, [lost[0]!, rest[0]!]];
  return [
    ...pairs,
    ...lost.map((old): Pair => [old, null]),
    ...rest.map((now): Pair => [null, now]),
  ];
}

function byAddress(x: PaidLine, y: PaidLine): number {
  return placeOf(x) < placeOf(y) ? -1 : placeOf(x) > placeOf(y) ? 1 : 0;
}

function changeOf(recipient: string, ...[old, now]: Pair): PayoutChange {
  const change = (now?.amount ?? 0n) - (old?.amount ?? 0n);
  return { recipient, before: old, after: now, change, kind: kindOf(old, now, change) };
}

function kindOf(old: PaidLine | null, now: PaidLine | null, change: bigint): PayoutChange["kind"] {
  if (!old || !now) return old ? "removed" : "added";
  if (change !== 0n) return change > 0n ? "raised" : "lowered";
  return placeOf(old) === placeOf(now) ? "same" : "moved";
}
