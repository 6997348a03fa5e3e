import type { SpentBudget } from "./meta";

/**
 * The state of the budget that a call was counted against, as draft-ietf-httpapi-ratelimit-headers-10
 * writes it: `RateLimit-Policy: "read";q=600;w=60` (calls per window of seconds) and
 * `RateLimit: "read";r=599;t=42` (calls that remain, and seconds until they are whole again).
 */
export function budgetHeaders(spent: SpentBudget | undefined): Record<string, string> {
  if (!spent) return {};
  const { name, callsMax, windowSeconds, remaining, resetSeconds } = spent;
  return {
    "RateLimit-Policy": `"${name}";q=${callsMax};w=${windowSeconds}`,
    RateLimit: `"${name}";r=${remaining};t=${resetSeconds}`,
  };
}
