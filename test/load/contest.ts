// node --import tsx test/load/contest.ts [--modelers 50] [--rows 10000] [--projects 45]
//
// Modelers who all submit at once to a production build with a database of its own: from the upload
// of a file to its score, as the modeler's page learns of it. Fails where a submission is lost or
// the board lacks a team; times are printed, not judged.
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { rng } from "~/core/numeric";
import { simulateJurors } from "~/core/simulation";
import { type Api, addMemberships, addSignedIn, apiAs } from "../support/signedIn";
import { Instance } from "./support/instance";

const DAY_MS = 86_400_000;
const JURORS = 50;
const LOOK_MS = 250;
const PATIENCE_MS = 300_000;
const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { modelers: text, rows: text, projects: text, port: text },
});
const modelers = Number(values.modelers ?? 50);
const rows = Number(values.rows ?? 10_000);
const projects = Number(values.projects ?? 45);

const instance = new Instance(Number(values.port ?? 4473));
try {
  await instance.up();
  const client = await instance.connect();
  const { roundId, names, theta, organizer } = await makeRound(instance.base, client);
  const people = await addSignedIn(
    client,
    Array.from({ length: modelers }, (_, k) => `Modeler ${k}`),
  );
  await addMemberships(client, roundId, "modeler", people);
  const random = rng("contest");
  const begin = performance.now();
  const took = await Promise.all(
    people.map(({ token }, at) => {
      const spread = 0.1 + (2 * at) / modelers;
      const raised = theta.map((value) => Math.exp(value + spread * random.normal()));
      const total = raised.reduce((sum, value) => sum + value, 0);
      const lines = names.map((name, k) => `${name},load,${raised[k]! / total}`);
      return submitAndWait(apiAs(instance.base, token), roundId, lines);
    }),
  );
  const sorted = took.map(({ scoredMs }) => scoredMs).toSorted((x, y) => x - y);
  const uploads = took.map(({ uploadMs }) => uploadMs).toSorted((x, y) => x - y);
  const at = (times: readonly number[], q: number) =>
    Math.round(times[Math.ceil(q * times.length) - 1]!);
  console.log(`${modelers} submissions at once, ${rows} comparisons of ${projects} projects`);
  console.log(
    `answer to the upload, ms: p50 ${at(uploads, 0.5)}, p95 ${at(uploads, 0.95)}, longest ${at(uploads, 1)}`,
  );
  console.log(
    `upload to score, ms: p50 ${at(sorted, 0.5)}, p95 ${at(sorted, 0.95)}, longest ${at(sorted, 1)}`,
  );
  const onBoard = await boardOf(organizer, roundId);
  console.log(`all on the board after ${Math.round(performance.now() - begin)} ms`);
  await client.end();
  for (const line of instance.errors()) console.log(`printed by the server: ${line}`);
  if (onBoard < modelers) throw new Error(`the board has ${onBoard} of ${modelers} teams`);
} finally {
  await instance.down();
}

async function makeRound(base: string, client: Client) {
  const [person] = await addSignedIn(client, ["Organizer"]);
  const organizer = apiAs(base, person!.token);
  const names = Array.from({ length: projects }, (_, k) => `load/project-${k}`);
  const { id: roundId } = await organizer.round.create.mutate({
    title: "A contest under load",
    question: "Which of the two matters more?",
    projects: `${names.join("\n")}\n`,
    settings: {
      metric: "log_ratio_mse",
      pool: { amount: "1000000", decimals: 6, symbol: "USDC" },
    },
    closesAt: new Date(Date.now() + DAY_MS),
  });
  await organizer.round.publish.mutate({ roundId });
  const random = rng("projects");
  const theta = names.map(() => random.normal());
  const answers = simulateJurors({
    theta,
    jurors: JURORS,
    pairsPerJuror: rows / JURORS,
    seed: "load",
  });
  const lines = answers.map(({ juror, a, b, outcome, multiplier }) => {
    const choice = outcome === 1 ? 1 : 2;
    return `2026-01-01,juror ${juror},${names[a]},${names[b]},load,${choice},${multiplier},`;
  });
  const header = "timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning";
  const csv = `${[header, ...lines].join("\n")}\n`;
  await organizer.comparison.import.mutate({ roundId, fileName: "load.csv", text: csv });
  return { roundId, names, theta, organizer };
}

async function submitAndWait(api: Api, roundId: string, lines: readonly string[]) {
  const begin = performance.now();
  const { submissionId } = await api.submission.submit.mutate({
    roundId,
    title: "Under load",
    fileName: "weights.csv",
    text: `repo,parent,weight\n${lines.join("\n")}\n`,
  });
  const uploadMs = performance.now() - begin;
  while (performance.now() - begin < PATIENCE_MS) {
    const own = (await api.submission.mine.query({ roundId })).find(
      ({ id }) => id === submissionId,
    );
    if (own?.status === "done") return { uploadMs, scoredMs: performance.now() - begin };
    if (own && own.status !== "queued" && own.status !== "running") {
      throw new Error(`a submission ended as ${own.status}: ${own.error}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`a submission had no score after ${PATIENCE_MS / 1000} s`);
}

/** Teams on the board, once all are there or patience ends. */
async function boardOf(organizer: Api, roundId: string): Promise<number> {
  const end = performance.now() + PATIENCE_MS / 10;
  for (;;) {
    const { entries } = await organizer.leaderboard.get.query({ roundId });
    const teams = entries.filter(({ kind }) => kind === "submission").length;
    if (teams >= modelers || performance.now() > end) return teams;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
