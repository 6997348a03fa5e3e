import { sha256Hex } from "../../src/core/formats";
import { rng } from "../../src/core/numeric";
import type { Role } from "../../src/server/auth/types";
import { workerDb } from "../../src/server/db/worker";
import { createRound } from "../../src/server/services/createRound";
import { publishRound } from "../../src/server/services/publishRound";
import type { DemoPersons } from "./people";
import type { DemoProject } from "./projects";
import type { DemoRound } from "./rounds";

const ADDRESS_DIGITS = 40;

/** Creates and publishes the round as its organizer would; does what is left of that after a stop. */
export async function openRound(demo: DemoRound, persons: DemoPersons): Promise<string> {
  const found = await workerDb().round.findUnique({ where: { slug: demo.slug } });
  const id = found?.id ?? (await create(demo, persons.organizer));
  if (!found || found.status === "draft") {
    await complete(demo, id, persons);
    await publishRound(persons.organizer, id);
  }
  return id;
}

async function create(demo: DemoRound, organizer: string): Promise<string> {
  const { id, slug } = await createRound(organizer, {
    title: demo.title,
    question: demo.question,
    description: demo.description,
    settings: demo.settings,
    projects: demo.projects.map(({ name }) => name).join("\n"),
    closesAt: new Date(Date.now() + demo.closesInMs),
  });
  if (slug !== demo.slug) throw new Error(`the demo round got the address ${slug}`);
  return id;
}

/** What the form of a new round does not ask: facts, addresses, members, and a seed known here. */
async function complete(demo: DemoRound, roundId: string, persons: DemoPersons): Promise<void> {
  const db = workerDb();
  await db.round.update({ where: { id: roundId }, data: { splitSeed: `demo ${demo.slug}` } });
  const projects = await db.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true, position: true },
  });
  for (const { id, name, position } of projects) {
    const { description, language, kind } = demo.projects[position]!;
    const payoutAddress = demo.withoutAddress.includes(position) ? null : demoAddress(name);
    await db.project.update({
      where: { id },
      data: { description, facts: { language, kind }, payoutAddress },
    });
  }
  await addMembers(roundId, persons);
}

async function addMembers(roundId: string, persons: DemoPersons): Promise<void> {
  const roles = Object.entries(persons) as [Role, string][];
  await workerDb().membership.createMany({
    data: roles.map(([role, userId]) => ({ roundId, role, userId })),
    skipDuplicates: true,
  });
}

/** An address that nobody has the key of. */
function demoAddress(name: string): string {
  return `0x${sha256Hex(`demo payout address of ${name}`).slice(0, ADDRESS_DIGITS)}`;
}

/** Spread between the tiers, and within one, in log weight. */
const TIER_STEP = 0.7;
const WITHIN_TIER = 0.35;

/** The log weights that the simulated people are right or wrong about. */
export function trueLogWeights(demo: DemoRound): number[] {
  return demo.projects.map(({ name, tier }: DemoProject) => {
    const own = rng(`${demo.slug} ${name}`).normal();
    return -TIER_STEP * (tier - 1) + WITHIN_TIER * own;
  });
}
