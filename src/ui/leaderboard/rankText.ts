interface Ranked {
  rankLow: number | null;
  rankHigh: number | null;
}

/** @example rankRange({ rankLow: 2, rankHigh: 5 }) // "2–5" */
export function rankRange({ rankLow, rankHigh }: Ranked): string {
  if (rankLow === null || rankHigh === null) return "–";
  return rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`;
}

/** @example tiedText(1) // "tied with 1 other" */
export const tiedText = (others: number): string =>
  `tied with ${others} other${others === 1 ? "" : "s"}`;
