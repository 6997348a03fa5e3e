/** One thing that must hold before a round can be published. */
export interface PublishCheck {
  label: string;
  good: boolean;
  /** What to do while it does not hold. */
  fix: string;
}

interface Draft {
  question: string;
  closesAt: Date | null;
  settings: { pool: { amount: string } };
}

const PROJECTS_MIN = 2;

/**
 * What the server will ask for at publication, shown beforehand.
 *
 * @param now milliseconds since the epoch
 */
export function publishChecks(round: Draft, projects: number, now: number): PublishCheck[] {
  return [
    {
      label: `At least ${PROJECTS_MIN} projects`,
      good: projects >= PROJECTS_MIN,
      fix: "Add projects in the settings below.",
    },
    {
      label: "A question for the jurors",
      good: round.question.trim() !== "",
      fix: "Write one in the settings below.",
    },
    {
      label: "A pool above zero",
      good: BigInt(round.settings.pool.amount) > 0n,
      fix: "Set its amount in the settings below.",
    },
    {
      label: "A deadline in the future",
      good: round.closesAt !== null && round.closesAt.getTime() > now,
      fix: "Set one in the settings below.",
    },
  ];
}

interface Pool {
  symbol: string;
  tokenAddress?: string | undefined;
}

/** Coins that chains pay in themselves; anything else is a token, and payouts name its address. */
const NATIVE_COINS = ["ETH", "XDAI", "POL", "BNB", "AVAX", "CELO"];

/** What would be missed later, though nothing forbids to publish without it. */
export function poolAdvice({ symbol, tokenAddress }: Pool): string | null {
  if (tokenAddress?.trim() || NATIVE_COINS.includes(symbol.trim().toUpperCase())) return null;
  return `Without the address of ${symbol.trim() || "the token"}, payouts cannot be exported for a Safe, and the pool cannot be changed after publication.`;
}
