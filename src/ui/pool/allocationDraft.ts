import { readPower, writePower } from "./power";
import type { OwnStakes } from "./types";

/** Stands for abstaining among the ids of proposals. */
export const ABSTAIN = "abstain";

/** How much goes on what, as typed: by proposal, and under ABSTAIN. */
export type AllocationDraft = Readonly<Record<string, string>>;

/** What a person has at stake now. */
export function draftOfStakes({ stakes, abstained }: Pick<OwnStakes, "stakes" | "abstained">) {
  const draft: Record<string, string> = {};
  for (const { proposalId, amount } of stakes) draft[proposalId] = amount;
  if (abstained !== "0") draft[ABSTAIN] = abstained;
  return draft as AllocationDraft;
}

/** What is laid out, in millionths. */
export interface AllocationSum {
  readonly used: bigint;
  /** Below 0 where more is laid out than there is. */
  readonly free: bigint;
  /** Of what is typed, what is no power. */
  readonly wrong: readonly string[];
}

export function sumOf(draft: AllocationDraft, power: string): AllocationSum {
  const wrong: string[] = [];
  let used = 0n;
  for (const [key, text] of Object.entries(draft)) {
    const amount = readPower(text);
    if (amount === null) wrong.push(key);
    else used += amount;
  }
  return { used, wrong, free: (readPower(power) ?? 0n) - used };
}

/** As the API takes it: what is above 0; everything else is to be taken off. */
export function stakesOf(draft: AllocationDraft) {
  return Object.entries(draft).flatMap(([key, text]) => {
    const amount = readPower(text) ?? 0n;
    const proposalId = key === ABSTAIN ? null : key;
    return amount > 0n ? [{ proposalId, amount: writePower(amount) }] : [];
  });
}

/** As arithmetic takes it. */
export const numbersOfDraft = (draft: AllocationDraft): ReadonlyMap<string | null, number> =>
  new Map(stakesOf(draft).map(({ proposalId, amount }) => [proposalId, Number(amount)]));

/** Whether two drafts put the same on everything. */
export function sameAllocation(one: AllocationDraft, other: AllocationDraft): boolean {
  const [x, y] = [numbersOfDraft(one), numbersOfDraft(other)];
  return x.size === y.size && [...x].every(([key, amount]) => y.get(key) === amount);
}

/** All power in equal parts over proposals; what does not divide stays free. */
export function evenly(power: string, proposalIds: readonly string[]): AllocationDraft {
  if (proposalIds.length === 0) return {};
  const each = (readPower(power) ?? 0n) / BigInt(proposalIds.length);
  return Object.fromEntries(proposalIds.map((id) => [id, writePower(each)]));
}

/** A draft without proposals that have ended in the meantime. */
export function onlyOpen(draft: AllocationDraft, open: readonly string[]): AllocationDraft {
  const kept = new Set([...open, ABSTAIN]);
  return Object.fromEntries(Object.entries(draft).filter(([key]) => kept.has(key)));
}
