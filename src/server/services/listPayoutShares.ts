import { db } from "../db/client";

/** Projects of a round with those who share their payouts, the largest share first. */
export async function listPayoutShares(roundId: string) {
  const projects = await db.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: {
      name: true,
      payoutShares: {
        orderBy: [{ share: "desc" }, { address: "asc" }],
        select: { address: true, share: true },
      },
    },
  });
  return projects.map(({ name, payoutShares }) => ({
    name,
    shares: payoutShares.map(({ address, share }) => ({ address, share: share.toFixed(0) })),
  }));
}
