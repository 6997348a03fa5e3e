import type { Role } from "../../src/server/auth/types";
import { workerDb } from "../../src/server/db/worker";

/** Addresses that no mail can reach: `.invalid` is reserved. */
const MAIL_DOMAIN = "demo.steelyard.invalid";

/** The one-click persons, in the order in which they are offered. */
const DEMO_PERSONS = [
  ["organizer", "Ines, organizer"],
  ["juror", "Jonas, juror"],
  ["modeler", "Mira, modeler"],
  ["approver", "Aldo, approver"],
] as const satisfies readonly (readonly [Role, string])[];

export type DemoPersons = Record<Role, string>;

async function person(key: string, name: string, demo: boolean): Promise<string> {
  const email = `${key}@${MAIL_DOMAIN}`;
  const { id } = await workerDb().user.upsert({
    where: { email },
    create: { email, name, demo },
    update: {},
  });
  return id;
}

/** The four demo persons; one after the other, because they are listed by id. */
export async function demoPersons(): Promise<DemoPersons> {
  const found: Partial<DemoPersons> = {};
  for (const [role, name] of DEMO_PERSONS) found[role] = await person(role, name, true);
  return found as DemoPersons;
}

/** People who cannot sign in and are named as what they are. */
export async function simulatedPersons(role: "juror" | "modeler", count: number) {
  const ids: string[] = [];
  for (let number = 1; number <= count; number++) {
    ids.push(await person(`simulated-${role}-${number}`, `Simulated ${role} ${number}`, false));
  }
  return ids;
}
