import type { PoolDetail } from "./types";

type Entry = PoolDetail["entries"][number];

/** The ledger by ascending time (it comes newest first), each entry with what it left. */
export function balances(entries: readonly Entry[]): (Entry & { balance: bigint })[] {
  let balance = 0n;
  return [...entries].reverse().map((entry) => {
    balance += BigInt(entry.change);
    return { ...entry, balance };
  });
}
