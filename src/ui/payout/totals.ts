/** An amount of money in the smallest unit, as text. */
interface Line {
  amount: string;
  address: string | null;
}

/** Exact sums over the lines of a payout, in the smallest unit. */
export interface Totals {
  all: bigint;
  payable: bigint;
  heldBack: bigint;
  heldBackLines: number;
  /** Whether the lines sum to the pool, to the last unit. */
  exact: boolean;
}

export function payoutTotals(lines: readonly Line[], pool: string): Totals {
  const sum = (some: readonly Line[]) => some.reduce((s, l) => s + BigInt(l.amount), 0n);
  const held = lines.filter((line) => line.address === null && line.amount !== "0");
  const [all, heldBack] = [sum(lines), sum(held)];
  return {
    all,
    payable: all - heldBack,
    heldBack,
    heldBackLines: held.length,
    exact: all === BigInt(pool),
  };
}
