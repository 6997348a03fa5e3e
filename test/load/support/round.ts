// The round that a run judges: an organizer's, made through the server's own procedures, with jurors
// who are signed in already.
import type { Client } from "pg";
import { rng } from "~/core/numeric";
import {
  type Api,
  addMemberships,
  addSignedIn,
  apiAs,
  type SignedIn,
} from "../../support/signedIn";
import type { LoadOptions } from "./options";

const DAY_MS = 86_400_000;

export interface LoadRound {
  readonly id: string;
  readonly slug: string;
  readonly organizer: Api;
  readonly jurors: readonly SignedIn[];
  /** True log weights by project name, by which jurors answer. */
  readonly theta: ReadonlyMap<string, number>;
}

export async function makeRound(
  base: string,
  client: Client,
  { jurors, judgements, projects, seed }: LoadOptions,
): Promise<LoadRound> {
  const random = rng(`${seed} projects`);
  const names = Array.from({ length: projects }, (_, k) => `load/project-${k}`);
  const [person] = await addSignedIn(client, ["Organizer"]);
  const organizer = apiAs(base, person!.token);
  const { id, slug } = await organizer.round.create.mutate({
    title: "Under load",
    question: "Which of the two matters more?",
    projects: `${names.join("\n")}\n`,
    settings: {
      pairsPerJuror: judgements,
      pool: { amount: "1000000", decimals: 6, symbol: "USDC" },
    },
    closesAt: new Date(Date.now() + DAY_MS),
  });
  await organizer.round.publish.mutate({ roundId: id });
  const people = await addSignedIn(
    client,
    Array.from({ length: jurors }, (_, k) => `Juror ${k}`),
  );
  await addMemberships(client, id, "juror", people);
  const theta = new Map(names.map((name) => [name, random.normal()]));
  return { id, slug, organizer, jurors: people, theta };
}
