// The real command against the real REST door, each in a process of its own.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { freezeData } from "~/server/services/freezeData";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import { COMMAND } from "../../cli/steelyard";
import { type RestServer, startRestServer } from "../../support/restServer";
import { addToken } from "../api/matrixWorld";
import { addAnswers, type Fixture, openRound, PROJECTS, submissionText } from "../services/fixture";

const GOOD = submissionText([0.4, 0.3, 0.1, 0.1, 0.1]);

let server: RestServer;
let round: Fixture;
let slug: string;
let token: string;
let home: string;

beforeAll(async () => {
  server = await startRestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "steelyard-online-"));
  round = await openRound({ submissionsPerDay: 1 });
  const found = await workerDb().round.findUniqueOrThrow({ where: { id: round.roundId } });
  slug = found.slug;
  token = (await addToken(round.people.modeler)).secret;
  return () => rmSync(home, { recursive: true, force: true });
});

interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

function run(args: readonly string[], input = "", env: Record<string, string> = {}): Promise<Ran> {
  const own = { PATH: process.env.PATH!, HOME: home, STEELYARD_URL: server.url, ...env };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      { cwd: home, env: own as unknown as NodeJS.ProcessEnv },
      (error, stdout, stderr) =>
        resolve({
          status: error ? Number(error.code) : 0,
          stdout: String(stdout),
          stderr: String(stderr),
        }),
    );
    child.stdin!.end(input);
  });
}
const asModeler = (...args: string[]) => run(args, "", { STEELYARD_TOKEN: token });
const fileOf = (name: string, text: string) => {
  writeFileSync(join(home, name), text);
  return name;
};

describe("steelyard login", () => {
  test("keeps a token that the server knows, for its user alone to read, and uses it", async () => {
    const login = await run(["login", "--json", "-"], `${token}\n`);
    expect(login.status).toBe(0);
    const { path } = JSON.parse(login.stdout) as { path: string };
    expect(path).toBe(join(home, ".config/steelyard/credentials.json"));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(login.stdout + login.stderr).not.toContain(token);
    // The server is remembered with it.
    const rounds = await run(["rounds", "--json", "-"], "", { STEELYARD_URL: "" });
    const listed = JSON.parse(rounds.stdout) as { rounds: { slug: string; myRoles: string[] }[] };
    expect(listed.rounds.find((line) => line.slug === slug)!.myRoles).toEqual(["modeler"]);
  });

  test("refuses a token that the server does not know, in the server's words, and keeps nothing", async () => {
    const { status, stderr } = await run(["login"], "steelyard_nobody\n");
    expect(status).toBe(1);
    expect(stderr).toContain("This token is not known here");
    expect(() => statSync(join(home, ".config/steelyard/credentials.json"))).toThrow();
  });
});

describe("steelyard submit, status and leaderboard", () => {
  test("submit, follow a submission to its score, and print the refusal of the quota", async () => {
    await addAnswers(round);
    const file = fileOf("weights.csv", GOOD);
    const sent = await asModeler("submit", slug, file, "--title", "Mine", "--json", "-");
    expect(sent.stderr).toContain("1 of 1 submissions used today");
    expect(sent.status).toBe(0);
    const { submissionId } = JSON.parse(sent.stdout) as { submissionId: string };
    const [waited] = await Promise.all([
      asModeler("status", submissionId, "--wait", "--json", "-"),
      scoreSubmission(submissionId),
    ]);
    expect(waited.status).toBe(0);
    expect(JSON.parse(waited.stdout)).toMatchObject({
      id: submissionId,
      status: "done",
      title: "Mine",
    });
    const board = await run(["leaderboard", slug, "--json", "-"]);
    expect(board.status).toBe(0);
    expect(JSON.parse(board.stdout)).toMatchObject({ entries: expect.any(Array) });

    const again = await asModeler("submit", slug, file);
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/All 1 submissions of today are used; the next day starts at/);
    expect(again.stdout).toBe("");
  });

  test("a file that is refused is refused here, every error listed, and costs nothing", async () => {
    const file = fileOf("bad.csv", `repo,parent,weight\n${PROJECTS[0]},round,x\nno/such,round,1\n`);
    const { status, stderr } = await asModeler("submit", slug, file);
    expect(status).toBe(1);
    expect(stderr).toMatch(/bad\.csv:2: weight: .*Fix: /);
    expect(await workerDb().submission.count({ where: { roundId: round.roundId } })).toBe(0);
  });

  test("a submission that failed has no answer: 3", async () => {
    const file = fileOf("weights.csv", GOOD);
    const { stdout } = await asModeler("submit", slug, file);
    const { failSubmission } = await import("~/server/services/scoreSubmission");
    await failSubmission(stdout.trim(), "The worker broke");
    const status = await asModeler("status", stdout.trim(), "--wait");
    expect(status.status).toBe(3);
    expect(status.stdout).toContain("The worker broke");
  });
});

test("steelyard download saves a round's files with their hashes, and says what it may not have", async () => {
  await addAnswers(round);
  await freezeData(round.roundId, "requested");
  const { status, stdout } = await asModeler("download", slug, "--to", "files", "--json", "-");
  expect(status).toBe(0);
  const { files } = JSON.parse(stdout) as { files: { name: string; sha256: string }[] };
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      ...["round.json", "projects.json", "sample-submission.csv"],
      ...["data-v1/items.csv", "data-v1/train.csv", "data-v1/baseline-bt_l2.csv"],
    ]),
  );
  for (const { name, sha256 } of files) {
    const content = readFileSync(join(home, "files", name));
    expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
  }
  const sample = readFileSync(join(home, "files/sample-submission.csv"), "utf8");
  expect(sample.trim().split("\n")).toHaveLength(PROJECTS.length + 1);
  const stranger = await run(["download", slug, "--to", "less"]);
  expect(stranger.status).toBe(0);
  expect(stranger.stderr).toMatch(
    /left out: Judgements can be downloaded once this round is closed/,
  );
});

describe("what went wrong is said with its exit code", () => {
  test.each([
    ["no token", ["status", "x"], {}, 2, /steelyard login/],
    ["no such round", ["leaderboard", "none"], {}, 1, /There is no such round/],
    ["no server", ["rounds"], { STEELYARD_URL: "http://127.0.0.1:9" }, 3, /does not answer/],
    ["no address", ["rounds"], { STEELYARD_URL: "nowhere" }, 2, /STEELYARD_URL/],
  ] as const)("%s", async (_, args, env, status, says) => {
    const ran = await run(args, "", env);
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status, stdout: "" });
    expect(ran.stderr).toMatch(says);
    const asJson = await run([...args, "--json", "-"], "", env);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ ok: false });
  });
});
