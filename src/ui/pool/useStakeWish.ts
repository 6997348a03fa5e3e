"use client";

import { useMemo, useState } from "react";
import { powerOfNumber, readPower, writePower } from "./power";
import { outlookIf } from "./stakeOutlook";
import type { OwnStakes, PoolDetail } from "./types";

export const SLIDER_STEPS = 200;
/** Of an onlooker's slider, in what the trigger counts; where nothing is at stake, in power. */
const ONLOOKER_MOST = 100;

/** What the reader tries on one proposal, and what would come of it. */
export function useStakeWish(pool: PoolDetail, proposalId: string, mine: OwnStakes | null) {
  const [typed, setTyped] = useState<string | null>(null);
  const own = mine?.stakes.find((stake) => stake.proposalId === proposalId)?.amount ?? "0";
  const able = mine !== null && mine.noPower === null;
  const limit = useMemo(
    () => (able ? (readPower(own) ?? 0n) + (readPower(mine.free) ?? 0n) : onlookersLimit(pool)),
    [able, own, mine, pool],
  );
  const text = typed ?? (own === "0" ? "" : own);
  const amount = readPower(text);
  const problem =
    amount === null
      ? "A number such as 12.5, with at most six decimals"
      : amount > limit
        ? `You have ${writePower(limit)} for it; take something off elsewhere first`
        : null;
  const value = amount === null ? 0 : Number(writePower(amount));
  const ownNumber = Number(own);
  const outlook = useMemo(
    () => (problem === null ? outlookIf(pool, proposalId, { own: ownNumber, stake: value }) : null),
    [pool, proposalId, ownNumber, value, problem],
  );
  return {
    ...{ text, value, limit, most: Number(writePower(limit)), problem, outlook },
    /** Against what is on it now. */
    change: value - ownNumber,
    set: setTyped,
    reset: () => setTyped(null),
  };
}

export type StakeWish = ReturnType<typeof useStakeWish>;

function onlookersLimit({ counted }: PoolDetail): bigint {
  const most = counted > 0 ? counted : ONLOOKER_MOST;
  return powerOfNumber(Number(most.toPrecision(3)), 10n ** 24n);
}
