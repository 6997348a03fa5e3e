import type { FundingData, FundingRules } from "~/core/funding";
import type { Tx } from "../db/client";

type Amounts = FundingData["credentials"];

/**
 * What each donor holds of each credential that the rules name, and what all its holders do: by the
 * newest list of its name (addresses of a person's wallets are the person's), by how many people
 * attest a claim, or by how well a juror's answers, or those in one domain, are predicted by everybody
 * else's, in percent.
 *
 * @param fitId the round's final fit; without one nothing is earned yet
 */
export async function credentialAmounts(
  tx: Tx,
  roundId: string,
  rules: FundingRules,
  donors: readonly string[],
  fitId: string | null,
): Promise<Amounts> {
  const found: Record<string, Amounts[string]> = {};
  for (const { name, source, domain } of rules.boost?.credentials ?? []) {
    const held = await heldBy(tx, roundId, { name, source, domain, fitId });
    const amount = Float64Array.from(donors, (donor) => held.get(donor) ?? 0);
    found[name] = { amount, holders: Float64Array.from(held.values()) };
  }
  return found;
}

interface Wanted {
  readonly name: string;
  readonly source: "list" | "attested" | "earned";
  readonly domain: string | undefined;
  readonly fitId: string | null;
}

async function heldBy(
  tx: Tx,
  roundId: string,
  { name, source, domain, fitId }: Wanted,
): Promise<Map<string, number>> {
  if (source === "list") return listed(tx, roundId, name);
  if (source === "attested") return attested(tx, roundId, name);
  return fitId === null ? new Map() : earned(tx, fitId, domain);
}

/** A person with several listed wallets holds what they hold together. */
export async function listed(
  tx: Tx,
  roundId: string,
  credential: string,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ donor: string; amount: number }[]>`
    WITH newest AS (
      SELECT "id" FROM "HolderList" WHERE "roundId" = ${roundId} AND "credential" = ${credential}
      ORDER BY "createdAt" DESC, "id" DESC LIMIT 1),
    account AS (
      SELECT CASE "provider" WHEN 'ethereum' THEN lower("providerAccountId") ELSE lower("login") END AS name,
        min("userId") AS "userId"
      FROM "Account" WHERE "provider" IN ('ethereum', 'github') GROUP BY 1)
    SELECT coalesce('user:' || a."userId", h."holder") AS donor, sum(h."amount")::float8 AS amount
    FROM "Holder" h JOIN newest n ON n."id" = h."listId"
    LEFT JOIN account a ON a.name = lower(h."holder") GROUP BY 1 ORDER BY 1`;
  return new Map(rows.map(({ donor, amount }) => [donor, amount]));
}

async function attested(tx: Tx, roundId: string, credential: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ donor: string; amount: number }[]>`
    SELECT 'user:' || c."userId" AS donor, count(a."id")::float8 AS amount
    FROM "ExpertiseClaim" c
    JOIN "Attestation" a ON a."claimId" = c."id" AND a."revokedAt" IS NULL
    WHERE c."roundId" = ${roundId} AND c."credential" = ${credential} AND c."withdrawnAt" IS NULL
    GROUP BY 1 ORDER BY 1`;
  return new Map(rows.map(({ donor, amount }) => [donor, amount]));
}

interface JurorsPart {
  readonly jurors: readonly {
    readonly key: string;
    readonly predicted: { readonly share: number | null };
    readonly agreement: { readonly share: number | null };
    /** Absent in fits that are older than domains. */
    readonly domains?: readonly { readonly domain: string; readonly share: number | null }[];
  }[];
}

/**
 * Where leaving the juror out was too dear to be computed, their agreement with others stands in; in a
 * domain nothing is earned then.
 */
export async function earned(tx: Tx, fitId: string, domain?: string): Promise<Map<string, number>> {
  const part = await tx.fitPart.findUnique({ where: { fitId_part: { fitId, part: "jurors" } } });
  const { jurors } = (part?.data ?? { jurors: [] }) as unknown as JurorsPart;
  return new Map(
    jurors.flatMap(({ key, predicted, agreement, domains }) => {
      const share =
        domain === undefined
          ? (predicted.share ?? agreement.share)
          : (domains?.find((one) => one.domain === domain)?.share ?? null);
      return share === null ? [] : [[`user:${key}`, 100 * share] as const];
    }),
  );
}
