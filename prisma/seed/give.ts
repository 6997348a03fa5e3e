import { sha256Hex } from "../../src/core/formats";
import { type Rng, rng } from "../../src/core/numeric";
import { workerDb } from "../../src/server/db/worker";
import { importOptions } from "../../src/server/services/contributionUnits";
import { importHolders } from "../../src/server/services/expertise";
import { importContributions } from "../../src/server/services/importContributions";
import { pledge } from "../../src/server/services/pledges";
import {
  beginUpload,
  finishUpload,
  uploadPart,
} from "../../src/server/services/uploadContributions";
import { trueLogWeights } from "./openRound";
import type { DemoPersons } from "./people";
import type { DemoRound } from "./rounds";

const DONORS = 260;
/** Donors who all give the same to one project and to nobody else, as an attacker's accounts would. */
const COPIES = 24;
/** Every so many of the others holds the credential. */
const HOLDER_EVERY = 9;
const GIFTS_MAX = 7;
const CENTS = 100;

/** What the demo's own persons pledge: to which project, and how much. */
const PLEDGES: readonly { person: keyof DemoPersons; project: number; amount: string }[] = [
  { person: "juror", project: 0, amount: "25" },
  { person: "juror", project: 4, amount: "60" },
  { person: "juror", project: 7, amount: "0.5" },
  { person: "modeler", project: 2, amount: "40" },
];

/** Lets simulated donors give by an imported file, a list of experts and the demo's persons' pledges. */
export async function give(demo: DemoRound, roundId: string, persons: DemoPersons): Promise<void> {
  await importGifts(demo, roundId, persons.organizer);
  await importExperts(demo, roundId, persons.organizer);
  for (const { person, project: position, amount } of PLEDGES) {
    const where = { roundId_position: { roundId, position } };
    const project = await workerDb().project.findUniqueOrThrow({ where });
    const idempotencyKey = `demo pledge ${demo.slug} ${position}`;
    await pledge(persons[person], roundId, { projectId: project.id, amount, idempotencyKey });
  }
}

async function importGifts(demo: DemoRound, roundId: string, organizer: string): Promise<void> {
  const db = workerDb();
  const begun = await db.contributionImport.findFirst({ where: { roundId, status: "done" } });
  if (begun) return;
  const content = Buffer.from(giftsOf(demo));
  const { importId } = await beginUpload(organizer, roundId, {
    ...{ fileName: "gifts.csv", bytes: content.length },
    options: importOptions.parse({}),
  });
  await uploadPart(roundId, importId, 0, content);
  await finishUpload(organizer, roundId, importId);
  await importContributions(importId);
}

async function importExperts(demo: DemoRound, roundId: string, organizer: string): Promise<void> {
  const credential = demo.settings.funding?.boost?.credentials[0]?.name;
  if (!credential || (await workerDb().holderList.count({ where: { roundId } })) > 0) return;
  const holders = Array.from({ length: DONORS }, (_, at) => at).filter(
    (at) => at % HOLDER_EVERY === 0,
  );
  const rows = holders.map((at) => `${walletOf(demo, at)},${1 + (at % 4)}`);
  const text = `address,balance\n${rows.join("\n")}\n`;
  await importHolders(organizer, roundId, { credential, fileName: "contributors.csv", text });
}

/** A file of gifts: much to what is thought to matter, most of them small, a few large. */
function giftsOf(demo: DemoRound): string {
  const random = rng(`${demo.slug} simulated donors`);
  const appeal = trueLogWeights(demo).map(Math.exp);
  const rows = Array.from({ length: DONORS }, (_, donor) => {
    const score = 18 + Math.floor(20 * random.next());
    const projects = choose(random, appeal, 1 + Math.floor(GIFTS_MAX * random.next() ** 2));
    return projects.map((project) => {
      const amount = Math.max(1, Math.round(CENTS * Math.exp(2 + 1.2 * random.normal())));
      return rowOf(demo, donor, project, { amount: amount / CENTS, score });
    });
  });
  const last = demo.projects.length - 1;
  const copies = Array.from({ length: COPIES }, (_, at) =>
    rowOf(demo, DONORS + at, last, { amount: 5, score: at % 2 === 0 ? 9 : 17 }),
  );
  return ["donor,project,amount,rawScore", ...rows.flat(), ...copies, ""].join("\n");
}

/** Different projects, each drawn in proportion to its appeal. */
function choose(random: Rng, appeal: readonly number[], count: number): number[] {
  const left = [...appeal];
  return Array.from({ length: Math.min(count, appeal.length) }, () => {
    const total = left.reduce((sum, weight) => sum + weight, 0);
    let rest = random.next() * total;
    const found = left.findIndex((weight) => {
      rest -= weight;
      return weight > 0 && rest <= 0;
    });
    const at = found < 0 ? left.findIndex((weight) => weight > 0) : found;
    left[at] = 0;
    return at;
  });
}

function rowOf(
  demo: DemoRound,
  donor: number,
  project: number,
  { amount, score }: { amount: number; score: number },
): string {
  return [walletOf(demo, donor), demo.projects[project]!.name, amount.toFixed(2), score].join(",");
}

const walletOf = (demo: DemoRound, donor: number) =>
  `0x${sha256Hex(`${demo.slug} donor ${donor}`).slice(0, 40)}`;
