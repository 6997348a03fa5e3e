import type { ConflictRule } from "~/core/comparison";
import type { Tx } from "../db/client";
import type { ConflictSource } from "../db/generated/enums";

/** A stake that a juror's accounts hint at. */
export interface DetectedConflict extends ConflictRule {
  readonly source: Exclude<ConflictSource, "juror">;
  /** What the juror and the project have in common: the login, the address or the mail's domain. */
  readonly shared: string;
}

/** What is known of a juror without asking. */
export interface JurorTraces {
  readonly email: string | null;
  readonly gitHubLogins: readonly string[];
  readonly wallets: readonly string[];
}

/** What is known of a project. */
export interface ProjectTraces {
  readonly name: string;
  readonly url: string | null;
  readonly payoutAddress: string | null;
  /** Who shares its payout, where it has several recipients. */
  readonly payoutShares?: readonly { readonly address: string | null }[];
}

/** Domains whose users or guests have nothing in common: of mail, and of code and pages. */
const SHARED_DOMAINS = new Set([
  ...["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com"],
  ...["icloud.com", "me.com", "proton.me", "protonmail.com", "pm.me", "gmx.de", "gmx.net"],
  ...["web.de", "fastmail.com", "aol.com", "qq.com", "163.com", "mail.ru", "yandex.ru"],
  ...["github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sr.ht", "npmjs.com"],
  ...["github.io", "gitlab.io", "vercel.app", "netlify.app", "readthedocs.io", "gitbook.io"],
]);

/**
 * Conflicts of interest that follow from accounts: the project's GitHub owner is the juror, its
 * payout address, or one of them, is the juror's wallet, or its website is under the domain of the juror's mail.
 * Hints, not proofs: the juror confirms or dismisses each.
 */
export function detectConflicts(
  { email, gitHubLogins, wallets }: JurorTraces,
  projects: readonly ProjectTraces[],
): DetectedConflict[] {
  const found: DetectedConflict[] = [];
  for (const login of gitHubLogins) {
    const value = login.toLowerCase();
    if (!projects.some(({ name }) => name.startsWith(`${value}/`))) continue;
    found.push({ kind: "organisation", value, source: "githubOwner", shared: login });
  }
  const own = new Set(wallets.map((wallet) => wallet.toLowerCase()));
  const domain = mailDomain(email);
  for (const { name, url, payoutAddress, payoutShares = [] } of projects) {
    const addresses = [payoutAddress, ...payoutShares.map(({ address }) => address)];
    const shared = addresses.find((address) => address && own.has(address.toLowerCase()));
    if (shared) {
      found.push({ kind: "project", value: name, source: "payoutAddress", shared });
    } else if (domain && isUnder(hostOf(url), domain)) {
      found.push({ kind: "project", value: name, source: "emailDomain", shared: domain });
    }
  }
  return found;
}

function mailDomain(email: string | null): string | null {
  const domain = email?.split("@").at(-1)?.toLowerCase();
  return domain?.includes(".") && !SHARED_DOMAINS.has(domain) ? domain : null;
}

function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : null;
}

/** Whether one of the two is the other, or a subdomain of it. */
function isUnder(host: string | null, domain: string): boolean {
  if (!host || SHARED_DOMAINS.has(host)) return false;
  return host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`);
}

export async function jurorTraces(tx: Tx, userId: string): Promise<JurorTraces> {
  const { email, accounts } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      email: true,
      accounts: { select: { provider: true, providerAccountId: true, login: true } },
    },
  });
  return {
    email,
    gitHubLogins: accounts.flatMap(({ provider, login }) =>
      provider === "github" && login ? [login] : [],
    ),
    wallets: accounts.flatMap(({ provider, providerAccountId }) =>
      provider === "ethereum" ? [providerAccountId] : [],
    ),
  };
}
