// What is planted in rows that not everybody may read is on no page of anybody else: every route of
// app/ is fetched as everybody, as a browser opens it and as it goes there from another page.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Client } from "pg";
import {
  type Canary,
  leaksIn,
  plantCanaries,
  READERS,
  type Reader,
} from "../server/security/canaries";
import { addMemberships, addSignedIn, apiAs, cookieOf } from "../support/signedIn";
import { serverLog, serverSecrets, withDatabase } from "./support/place";
import { titleOf } from "./support/rounds";
import { expect, test } from "./support/test";

const DAY_MS = 86_400_000;
/** What a saved run may have computed. */
const STUDY = {
  configs: [{ model: "v3", mode: "corrected", params: {}, mends: {} }],
  ...{ seed: "s", timesteps: 5, runs: 1, axes: [] },
};
const RSC = { RSC: "1" };

type Tokens = Record<Reader, string | null>;

interface Planted {
  readonly tokens: Tokens;
  readonly canaries: readonly Canary[];
  /** What stands for the variable parts of an address. */
  readonly parts: Readonly<Record<string, string>>;
}

/** A round with somebody in every role, in which everything is planted. */
async function plant(client: Client, base: string): Promise<Planted> {
  const names = READERS.filter((reader) => reader !== "signedOut");
  const people = await addSignedIn(client, names);
  const of = (name: Reader) => people[names.indexOf(name as (typeof names)[number])]!;
  const api = apiAs(base, of("organizer").token);
  const { id: roundId, slug } = await api.round.create.mutate({
    title: titleOf("Planted"),
    question: "Which of the two matters more?",
    projects: "alpha/one\nbeta/two\ngamma/three\n",
    settings: { pool: { amount: "1000000", decimals: 6, symbol: "USDC" } },
    closesAt: new Date(Date.now() + DAY_MS),
  });
  await api.round.publish.mutate({ roundId });
  for (const role of ["modeler", "approver"] as const)
    await addMemberships(client, roundId, role, [of(role)]);
  await addMemberships(client, roundId, "juror", [of("juror"), of("author")]);
  const invitation = { roundId, role: "juror", label: "", maxUses: 9, days: 1 } as const;
  const { url } = await api.member.invite.mutate(invitation);
  const projects = await api.project.list.query({ roundId });
  const cast = Object.fromEntries(names.map((name) => [name, of(name).userId]));
  const canaries = await plantCanaries({
    ...{ client, roundId },
    projectIds: projects.map(({ id }) => id) as [string, string, string],
    cast: cast as Parameters<typeof plantCanaries>[0]["cast"],
  });
  for (const text of serverSecrets())
    canaries.push({ what: "a secret of the server", text, mayRead: [] });
  const pool = await plantProposal(client, roundId, of("organizer").userId);
  const tokens = names.map((name) => [name, of(name).token]);
  const { rows: runs } = await client.query(`SELECT "id" FROM "PayoutRun" WHERE "roundId" = $1`, [
    roundId,
  ]);
  const { rows: saved } = await client.query(
    `INSERT INTO "LabRun" ("id", "ownerId", "name", "study", "studyHash", "tasks", "seconds")
     VALUES (gen_random_uuid()::text, $1, 'Anybody may read this', $2, 'h', 1, 0) RETURNING "id"`,
    [of("author").userId, STUDY],
  );
  return {
    tokens: { signedOut: null, ...Object.fromEntries(tokens) },
    canaries,
    parts: {
      "[slug]": slug,
      "[token]": basename(new URL(url).pathname),
      "[juror]": of("author").userId,
      "[run]": runs[0].id,
      "[labRun]": saved[0].id,
      "[poolId]": pool.poolId,
      "[proposalId]": pool.proposalId,
      "[version]": "v1",
      "[file]": "train.csv",
      "[...nextauth]": "session",
      "[trpc]": "session.me",
      "[...path]": `rounds/${roundId}/leaderboard`,
    },
  };
}

/** A proposal in the pool that was planted. */
async function plantProposal(client: Client, roundId: string, userId: string) {
  const { rows } = await client.query(`SELECT "id" FROM "Pool" WHERE "roundId" = $1`, [roundId]);
  const poolId: string = rows[0].id;
  const proposalId = "planted-proposal";
  await client.query(
    `INSERT INTO "PoolMember" ("poolId", "userId", "amount", "power") VALUES ($1, $2, 1, 100)`,
    [poolId, userId],
  );
  await client.query(
    `INSERT INTO "Proposal" ("id", "poolId", "userId", "title", "text", "amount")
     VALUES ($1, $2, $3, 'Asked of the pool', '', 1)`,
    [proposalId, poolId, userId],
  );
  return { poolId, proposalId };
}

/** The address of every page and handler of app/, its variable parts filled in. */
function addresses(parts: Planted["parts"]): string[] {
  const files = readdirSync("app", { recursive: true, withFileTypes: true });
  const routes = files.filter(({ name }) => /^(page|route)\.tsx?$/.test(name));
  return routes.map(({ parentPath }) => {
    const segments = relative("app", parentPath).split("/");
    const filled = segments.map((segment) => {
      if (!segment.startsWith("[")) return segment;
      const part = parts[segment];
      if (!part) throw new Error(`${parentPath}: add what stands for ${segment} to \`parts\``);
      return part;
    });
    return `/${filled.filter((segment) => !segment.startsWith("(")).join("/")}`;
  });
}

function staticFiles(folder = ".next/static"): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

test("no page, log or script tells anybody what is not theirs", async ({ baseURL }) => {
  test.setTimeout(180_000);
  const base = baseURL!;
  const { tokens, canaries, parts } = await withDatabase((client) => plant(client, base));
  const read = async (path: string, reader: Reader, headers = {}) => {
    const response = await fetch(base + path, {
      headers: { ...cookieOf(tokens[reader]), ...headers },
    });
    return response.text();
  };

  await test.step("who may read it is told, so that it would be found", async () => {
    const told = async (path: string, reader: Reader, what: string, headers = {}) => {
      const answer = await read(path, reader, headers);
      const found = canaries.filter(({ text }) => answer.includes(text)).map((one) => one.what);
      expect(found, `${path} as ${reader}`).toContain(what);
    };
    await told("/", "author", "the title of a draft");
    await told("/", "author", "the title of a draft", RSC);
    await told("/account", "modeler", "the address of the modeler");
    await told("/api/auth/session", "modeler", "the address of the modeler");
  });

  // An answer may repeat the address it was asked for.
  const unsaid = (path: string) => canaries.filter(({ text }) => !path.includes(text));
  const paths = addresses(parts);
  expect(paths).toContain(`/rounds/${parts["[slug]"]}/compare`);
  for (const path of paths) {
    for (const headers of [{}, RSC]) {
      const answers = await Promise.all(READERS.map((reader) => read(path, reader, headers)));
      for (const [at, reader] of READERS.entries())
        expect
          .soft(leaksIn(answers[at]!, unsaid(path), reader), `${path} as ${reader}`)
          .toEqual([]);
    }
  }
  expect.soft(leaksIn(serverLog(), canaries, null), "the log").toEqual([]);
  for (const file of staticFiles())
    expect.soft(leaksIn(readFileSync(file, "utf8"), canaries, null), file).toEqual([]);
});
