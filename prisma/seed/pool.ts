import type { Role } from "../../src/server/auth/types";
import { workerDb } from "../../src/server/db/worker";
import { createPool } from "../../src/server/services/pool/createPool";
import { newPoolInput } from "../../src/server/services/pool/poolInput";
import { propose } from "../../src/server/services/pool/proposals";
import { allocate } from "../../src/server/services/pool/stakes";
import type { DemoPersons } from "./people";

/** Charges within a day, so that whoever comes back finds it changed. */
const POOL = {
  name: "Upkeep, all year round",
  description: "Hosting, documentation and releases of tools that everybody builds with.",
  funds: "100",
  rules: {
    ...{ charging: { halfLife: 12 }, unit: "hour", minimumAge: 1, minimumStake: "150" },
    power: { limit: "100" },
  },
};

interface DemoProposal {
  readonly by: Role;
  readonly title: string;
  readonly text: string;
  readonly amount: string;
  /** Power of the demo's persons behind it. */
  readonly stakes: Partial<Record<Role, string>>;
}

const PROPOSALS: readonly DemoProposal[] = [
  {
    by: "juror",
    title: "Documentation in five languages",
    text: "Translate the reference and keep it up to date for a year.",
    amount: "8",
    stakes: { juror: "60", modeler: "50" },
  },
  {
    by: "modeler",
    title: "Hosting of the test networks",
    text: "Three machines for a year, and somebody who looks after them.",
    amount: "12",
    stakes: { juror: "20", approver: "30" },
  },
  {
    by: "approver",
    title: "Rewrite everything in another language",
    text: "It would be faster.",
    amount: "40",
    stakes: {},
  },
];
/** Who votes against all with how much. */
const ABSTAINED: Partial<Record<Role, string>> = { approver: "20" };

/** A pool with proposals and stakes on them, which charge from now on. */
export async function pool(roundId: string, persons: DemoPersons): Promise<void> {
  const db = workerDb();
  const found = await db.pool.findFirst({ where: { roundId, name: POOL.name } });
  const wanted = newPoolInput.parse(POOL);
  const poolId = found?.id ?? (await createPool(persons.organizer, roundId, wanted)).poolId;
  const ids = new Map<string, string>();
  for (const { by, title, text, amount } of PROPOSALS) {
    const made = await db.proposal.findFirst({ where: { poolId, title } });
    const asked = { poolId, title, text, amount };
    ids.set(title, made?.id ?? (await propose(persons[by], roundId, asked)).proposalId);
  }
  for (const [role, userId] of Object.entries(persons) as [Role, string][]) {
    if ((await db.stake.count({ where: { poolId, userId } })) > 0) continue;
    const behind = PROPOSALS.map(({ title, stakes }) => [ids.get(title)!, stakes[role]] as const);
    const stakes = [...behind, [null, ABSTAINED[role]] as const].flatMap(([proposalId, amount]) =>
      amount ? [{ proposalId, amount }] : [],
    );
    if (stakes.length > 0) await allocate(userId, roundId, { poolId, stakes, only: true });
  }
}
