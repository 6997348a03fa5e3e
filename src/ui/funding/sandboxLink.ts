import type { FundingRules } from "~/core/funding";

const NAME = "recipe";
/** Longer addresses are cut by mail programs; a recipe is far shorter. */
const LENGTH_MAX = 8000;

/** A recipe as a part of an address. */
export function linkOf(rules: FundingRules): string {
  const bytes = new TextEncoder().encode(JSON.stringify(rules));
  const text = btoa(String.fromCharCode(...bytes));
  return `#${NAME}=${text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The recipe of an address; undefined where it has none that can be read. */
export function rulesOf(hash: string): FundingRules | undefined {
  const text = new URLSearchParams(hash.replace(/^#/, "")).get(NAME);
  if (!text || text.length > LENGTH_MAX) return undefined;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const read = JSON.parse(new TextDecoder().decode(bytes)) as Partial<FundingRules>;
    return isRules(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Enough to be shown; what a mechanism refuses is said by the computation. */
function isRules(read: Partial<FundingRules>): read is FundingRules {
  const isShare = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
  const credentials = read.boost?.credentials;
  return (
    typeof read.mechanism === "string" &&
    typeof read.params === "object" &&
    read.params !== null &&
    isShare(read.prior) &&
    isShare(read.share) &&
    (read.boost === undefined || Array.isArray(credentials))
  );
}
