import type { FundingData } from "~/core/funding";
import type { RouterOutputs } from "~/trpc/types";

export type SandboxData = RouterOutputs["funding"]["sandbox"];

/** What the server sends, as the recipe reads it. */
export function fundingDataOf(sent: SandboxData): FundingData {
  const { pool, donors, projects, score, toSelf, credentials, weights } = sent;
  const self = new Uint8Array(sent.amount.length);
  for (const row of toSelf) self[row] = 1;
  return {
    rows: {
      ...{ donors, projects: projects.length },
      donor: Int32Array.from(sent.donor),
      project: Int32Array.from(sent.project),
      amount: Float64Array.from(sent.amount),
    },
    projects: projects.map(({ name }) => name),
    // A score that is not known counts in full, as it does on the server.
    ...(score && {
      score: Float64Array.from(score, (s) => (s < 0 ? Number.POSITIVE_INFINITY : s)),
    }),
    toSelf: self,
    credentials: Object.fromEntries(
      credentials.map(({ name, amounts, holders }) => {
        const amount = new Float64Array(donors);
        for (const [donor, x] of amounts) amount[donor] = x;
        return [name, { amount, holders }];
      }),
    ),
    ...(weights && { weights }),
    pool: BigInt(pool.amount),
    decimals: pool.decimals,
  };
}
