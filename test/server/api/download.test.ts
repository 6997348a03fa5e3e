// The files of a round's data as a browser and a modeler's machine get them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { readSubmission, sha256Hex } from "~/core/formats";
import { handleDatasetFile, handleKitFile } from "~/server/api/download";
import type { Actor } from "~/server/auth/types";
import { workerDb } from "~/server/db/worker";
import { freezeData } from "~/server/services/freezeData";
import { scoreBoard } from "~/server/services/scoreBoard";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import { submitSubmission } from "~/server/services/submitSubmission";
import {
  addAnswers,
  closeRound,
  type Fixture,
  openRound,
  PROJECTS,
  submissionText,
  TRUE_WEIGHTS,
} from "../services/fixture";

let actor: Actor | null = null;

let round: Fixture;
let slug: string;

beforeEach(async () => {
  round = await openRound();
  await addAnswers(round);
  ({ slug } = await workerDb().round.findUniqueOrThrow({ where: { id: round.roundId } }));
  actor = null;
});

const be = (userId: string) => {
  actor = { userId, name: "x", email: null, demo: false };
};
const ask = (headers: Record<string, string> = {}) => new Request("http://x/", { headers });
const data = (file: string, version = "newest", headers = {}) =>
  handleDatasetFile({ request: ask(headers), actor, slug, version, file });
const askKit = (file: string) => handleKitFile({ request: ask(), actor, slug, file });
const kit = async (file: string) => (await askKit(file)).text();

describe("a file of the data", () => {
  test("comes with its type, its hash as entity tag, and packed where that is understood", async () => {
    await freezeData(round.roundId, "requested");
    const plain = await data("items.csv");
    const text = await plain.text();
    expect(plain.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(plain.headers.get("content-disposition")).toContain(`${slug}-v1-items.csv`);
    expect(plain.headers.get("etag")).toBe(`"${sha256Hex(text)}"`);
    const packed = await data("items.csv", "v1", { "accept-encoding": "br, gzip" });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const bytes = new Uint8Array(await packed.arrayBuffer());
    expect(gunzipSync(bytes).toString()).toBe(text);
    const followed = { "accept-encoding": "gzip", "sec-fetch-mode": "navigate" };
    const saved = await data("items.csv", "v1", followed);
    expect([saved.headers.get("content-encoding"), await saved.text()]).toEqual([null, text]);
    const again = await data("items.csv", "v1", { "if-none-match": plain.headers.get("etag")! });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test.each([
    ["nobody", null, { items: 200, train: 403, "baseline-uniform": 403, public: 403 }],
    ["a juror", "juror", { items: 200, train: 403, "baseline-uniform": 403, private: 403 }],
    ["a modeler", "modeler", { items: 200, train: 200, "baseline-bt_l2": 200, public: 403 }],
    ["an organizer", "organizer", { train: 200, public: 403, private: 403 }],
  ] as const)("is for %s what it may be before the close, and open after", async (_, who, open) => {
    await freezeData(round.roundId, "requested");
    if (who) be(round.people[who]);
    for (const [name, status] of Object.entries(open)) {
      const got = await data(`${name}.csv`);
      expect([name, got.status]).toEqual([name, status]);
      expect(got.headers.get("cache-control")).toBe(
        status === 200
          ? name === "items"
            ? "public, no-cache, no-transform"
            : "private, no-cache, no-transform"
          : null,
      );
    }
    await closeRound(round);
    for (const name of [...Object.keys(open), "private"])
      expect((await data(`${name}.csv`)).status).toBe(200);
  });

  test.each([
    ["v2", "items.csv"],
    ["v0", "items.csv"],
    ["latest", "items.csv"],
    ["v1", "items.json"],
    ["v1", "secrets.csv"],
    ["v1", "../items.csv"],
  ])("%s/%s is not there", async (version, file) => {
    await freezeData(round.roundId, "requested");
    expect((await data(file, version)).status).toBe(404);
  });
});

describe("the kit", () => {
  /** A modeler's folder with items, training data and one more file. */
  async function folder(name: string): Promise<string> {
    await freezeData(round.roundId, "requested");
    be(round.people.modeler);
    const directory = mkdtempSync(join(tmpdir(), "steelyard kit "));
    for (const file of ["items.csv", "train.csv"])
      writeFileSync(join(directory, file), await (await data(file)).text());
    writeFileSync(join(directory, name), await kit(name));
    return directory;
  }
  const run = (command: string, args: string[], cwd: string) =>
    execFileSync(command, args, { cwd, encoding: "utf8" });
  const TSX = ["--import", import.meta.resolve("tsx")];

  test.each([
    ["starter.py", "python3", ["starter.py"]],
    ["starter.ts", process.execPath, [...TSX, "starter.ts"]],
  ])("%s writes a submission that finds the order of the jury", async (name, command, args) => {
    if (command === "python3" && !hasPython()) return console.warn("python3 is not here: skipped");
    const text = run(command, args, await folder(name));
    const { problems, repairs, weights } = readSubmission(text, { items: PROJECTS });
    expect({ problems, repairs }).toEqual({ problems: [], repairs: [] });
    const order = [...weights].sort(([, x], [, y]) => y - x).map(([item]) => item);
    expect(order).toEqual(PROJECTS);
  });

  test("a starter is ten lines, the loop's end aside", async () => {
    for (const name of ["starter.py", "starter.ts"]) {
      const lines = (await kit(name)).split("\n").filter((line) => /\w/.test(line));
      expect(lines.slice(1).length).toBeLessThanOrEqual(10);
    }
  });

  test("score.mjs alone gives the published score, to the last digit", async () => {
    const submission = submissionText([...TRUE_WEIGHTS].reverse());
    const { submissionId } = await submitSubmission(round.people.modeler, round.roundId, {
      ...{ title: "A model", fileName: "m.csv", text: submission },
    });
    await scoreSubmission(submissionId);
    await closeRound(round);
    await freezeData(round.roundId, "closed");
    await scoreBoard(round.roundId);
    const directory = await folder("score.mjs");
    writeFileSync(join(directory, "submission.csv"), submission);
    const scores = await workerDb().score.findMany({ where: { submissionId } });
    expect(scores).toHaveLength(2);
    for (const { split, metric, value, uniform, floor, rows, low, high, holdoutHash } of scores) {
      const file = `${split}.csv`;
      writeFileSync(join(directory, file), await (await data(file)).text());
      const args = ["score.mjs", "submission.csv", file, "items.csv", metric];
      const { holdout, score, interval, ...said } = JSON.parse(
        run(process.execPath, args, directory),
      );
      expect({ score, ...said }).toEqual({ score: value, metric, uniform, floor, rows });
      expect(interval).toEqual([low, high]);
      const content = await workerDb().datasetContent.findFirstOrThrow({
        where: { roundId: round.roundId, name: split, hash: holdoutHash },
      });
      expect(sha256Hex(content.seal + holdout)).toBe(holdoutHash);
    }
  });

  test("score.mjs says what is wrong with a file, and fails", async () => {
    const directory = await folder("score.mjs");
    writeFileSync(join(directory, "bad.csv"), "repo,parent,weight\nalpha/one,round,-1\n");
    const bad = () =>
      execFileSync(process.execPath, ["score.mjs", "bad.csv", "train.csv", "items.csv"], {
        ...{ cwd: directory, encoding: "utf8", stdio: "pipe" },
      });
    expect(bad).toThrow(/line 2 weight: .*negative|line 2 weight: .*-1/);
  });

  test.each(["log_l2_ridge", "bt_l2", "uniform"])(
    "the baseline %s, submitted, scores what stands on the board, to the last digit",
    async (key) => {
      await freezeData(round.roundId, "requested");
      be(round.people.modeler);
      const text = await (await data(`baseline-${key}.csv`)).text();
      const { submissionId } = await submitSubmission(round.people.modeler, round.roundId, {
        ...{ title: key, fileName: "b.csv", text },
      });
      await scoreSubmission(submissionId);
      const scores = await workerDb().score.findMany({ where: { submissionId } });
      for (const { split, value, low, high, holdoutHash } of scores) {
        const where = { roundId_key_split: { roundId: round.roundId, key, split } };
        const baseline = await workerDb().baseline.findUniqueOrThrow({ where });
        expect(baseline).toMatchObject({ value, low, high, holdoutHash });
      }
    },
  );

  test("has a dictionary of every column, and a sample that is a submission", async () => {
    expect((await kit("data-dictionary.csv")).split("\n")[0]).toBe("files,column,type,meaning");
    const sample = readSubmission(await kit("sample-submission.csv"), { items: PROJECTS });
    expect([...sample.weights.values()]).toEqual(PROJECTS.map(() => 0.2));
    expect((await askKit("none")).status).toBe(404);
  });
});

function hasPython(): boolean {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
