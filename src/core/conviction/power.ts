/** How what somebody has becomes the power they may put at stake. */
export type PowerRule =
  | { readonly kind: "fixed" | "capped"; readonly limit: number }
  | { readonly kind: "unlimited" | "quadratic" };

/**
 * Power of an amount x (tokens, percent, a coefficient): fixed the limit, for whoever has any ·
 * capped min(x, limit) · unlimited x · quadratic √x. Nothing gives nothing.
 *
 * Throws RangeError for an amount below 0 or a limit that is not above 0.
 */
export function powerOf(rule: PowerRule, amount: number): number {
  if (!(amount >= 0 && amount < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an amount of ${amount}`);
  }
  if ("limit" in rule && !(rule.limit > 0)) throw new RangeError(`a limit of ${rule.limit}`);
  if (amount === 0) return 0;
  switch (rule.kind) {
    case "fixed":
      return rule.limit;
    case "capped":
      return Math.min(amount, rule.limit);
    case "unlimited":
      return amount;
    case "quadratic":
      return Math.sqrt(amount);
  }
}
