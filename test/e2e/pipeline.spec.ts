import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "@playwright/test";
import { splitOf } from "~/core/comparison";
import { readComparisons } from "~/core/formats";
import { formatScore, formatWeight } from "~/ui/primitives/numbers";
import { apiOf } from "./support/api";
import { steelyardJson } from "./support/cli";
import {
  acceptLink,
  cellsOf,
  closeRound,
  createAndPublish,
  downloadLink,
  importComparisons,
  inviteLink,
  scoreOnBoard,
  submit,
  WORKER_PATIENCE,
} from "./support/journey";
import { expectPublicEnd, expectSafeCsv, payOut } from "./support/payments";
import { fixture, fixturePath, titleOf } from "./support/rounds";
import { expect, ownAddress, PERSONS, test } from "./support/test";
import { csvFile, visit } from "./support/visit";

// Two rounds that share nothing but the server: each worker takes one.
test.describe.configure({ mode: "parallel" });

const TRIAL = "../shared/data/deepfunding/trial2025";
const RIDGE = ["--method", "log_l2_ridge", "--param", "lambda=3"];
const WEIGHT_TOLERANCE = 1e-9;

interface CliFit {
  items: string[];
  weights: number[];
}

interface CliScore {
  score: number;
  uniform: number;
  floor: number;
}

const fileOf = (path: string) => csvFile(basename(path), readFileSync(path, "utf8"));

/** The published weights are those of the command line, in the table and to the last digits. */
async function expectWeightsOf(page: Page, round: string, cli: CliFit): Promise<string[][]> {
  await visit(page, `${round}/results`);
  const showTable = page.getByRole("button", { name: "Show the table" }).first();
  await expect(showTable).toBeVisible(WORKER_PATIENCE);
  await expect(page.getByText(/of \d+ in the round/)).toBeVisible();
  await showTable.click();
  const table = page.getByRole("region", { name: "Weights", exact: true });
  const [, ...lines] = cellsOf(await downloadLink(page, "Download CSV"));
  const published = lines.map(([name = "", , weight = ""]) => [name, weight]);
  expect(published).toHaveLength(cli.items.length);
  for (const [name = "", weight] of published) {
    const expected = cli.weights[cli.items.indexOf(name)]!;
    expect(Math.abs(Number(weight) - expected), name).toBeLessThan(WEIGHT_TOLERANCE);
    const row = table.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
    await expect(row.locator("td").nth(1)).toHaveText(formatWeight(expected));
  }
  return published;
}

/** The rows of one side of the split, told apart by the seed that the close reveals. */
async function holdoutFile(page: Page, round: string, side: "public" | "private") {
  const api = await apiOf(page);
  const { id: roundId, settings } = await api.round.bySlug.query({ slug: basename(round) });
  const { events } = await api.audit.list.query({ roundId });
  const closed = events.find(({ action }) => action === "round.closed");
  const { splitSeed } = closed!.data as { splitSeed: string };
  const file = readComparisons(fixture("comparisons.csv"));
  const rows = file.rows.filter(
    ({ a, b }) => splitOf(splitSeed, file.items[a]!, file.items[b]!, settings.split) === side,
  );
  const path = test.info().outputPath(`${side}.csv`);
  const lines = rows.map(({ a, b, logRatio, juror }) =>
    [file.items[a], file.items[b], logRatio, file.jurors[juror!]].join(","),
  );
  writeFileSync(path, `a,b,logRatio,juror\n${lines.join("\n")}\n`);
  return { path, rows: rows.length };
}

test("a round from the list of projects to the payment, with the numbers of the command line", async ({
  actAs,
}) => {
  test.setTimeout(180_000);
  const [organizer, modeler] = [await actAs("organizer"), await actAs("modeler")];
  const approver = await actAs(null, ownAddress(test.info().workerIndex));
  const title = titleOf("Pipeline");
  const split = { train: "0.4", public: "0.3", private: "0.3" };
  const projects = fixture("projects.txt");
  const round = await createAndPublish(organizer, { title, projects, split });

  await acceptLink(modeler, await inviteLink(organizer, "modeler"), `${round}/submit`);
  // The approver has not signed in when the link is opened.
  await visit(approver, await inviteLink(organizer, "approver"));
  await approver.getByRole("link", { name: "Sign in to accept" }).click();
  await approver.getByRole("button", { name: PERSONS.approver }).click();
  await approver.getByRole("button", { name: `Accept as ${PERSONS.approver}` }).click();
  await approver.waitForURL(`**${round}/payouts`);

  const comparisons = csvFile("comparisons.csv", fixture("comparisons.csv"));
  await importComparisons(organizer, comparisons, 72);
  await organizer.getByRole("button", { name: "Fit now" }).click();
  const fits = organizer.getByRole("region", { name: "Fits of this round" });
  await expect(fits.getByRole("row").filter({ hasText: "training part" })).toContainText(
    "Done",
    WORKER_PATIENCE,
  );
  await submit(
    modeler,
    round,
    "A modeler's guess",
    csvFile("guess.csv", fixture("submission.csv")),
  );

  await closeRound(organizer, round);
  const cli = await steelyardJson<CliFit>(
    "fit",
    ...RIDGE,
    ...["--in", fixturePath("comparisons.csv"), "--items", fixturePath("projects.txt")],
  );
  const published = await expectWeightsOf(organizer, round, cli);

  for (const side of ["public", "private"] as const) {
    const holdout = await holdoutFile(organizer, round, side);
    const files = ["--submission", fixturePath("submission.csv"), "--holdout", holdout.path];
    const score = await steelyardJson<CliScore>("score", ...files);
    await visit(modeler, `${round}/submit`);
    const shown = modeler.getByRole("listitem").filter({ hasText: "A modeler's guess" });
    const name = side === "public" ? "Public" : "Private";
    await expect(shown.getByText(`${name} holdout, ${holdout.rows} comparisons`)).toBeVisible();
    await expect(shown.getByText(formatScore(score.score))).toBeVisible();
    if (side === "public") continue;
    await visit(modeler, `${round}/leaderboard`);
    await expect(scoreOnBoard(modeler, "A modeler's guess")).toHaveText(formatScore(score.score));
    await expect(scoreOnBoard(modeler, "Equal weights")).toHaveText(formatScore(score.uniform));
  }
  const addresses = fixture("addresses.csv");
  const csv = await payOut(organizer, approver, round, addresses);
  await expectSafeCsv(csv, published, addresses);
  await expectPublicEnd(await actAs(null), round, 8);
});

test("the trial's own files give the numbers its organizers know", async ({ actAs }) => {
  test.skip(!existsSync(TRIAL), `${TRIAL} is not here; this test needs the trial's real files`);
  test.setTimeout(180_000);
  const data = (name: string) => join(TRIAL, name);
  const holdout = ["--holdout", data("pond_train_407.csv"), "--items", data("pond_test_45.csv")];
  const [organizer, approver] = [await actAs("organizer"), await actAs("approver")];
  const [modeler, juror] = [await actAs("modeler"), await actAs("juror")];
  const round = await createAndPublish(organizer, {
    title: titleOf("Trial"),
    projects: readFileSync(data("pond_test_45.csv"), "utf8"),
    split: { train: "0", public: "1", private: "0" },
  });
  await importComparisons(organizer, fileOf(data("pond_train_407.csv")), 374);
  const approverLink = await inviteLink(organizer, "approver");
  const link = await inviteLink(organizer, "modeler", 4);
  await acceptLink(approver, approverLink, `${round}/payouts`);

  // The board shows one submission of each team, so every file has a modeler of its own.
  const entries = [
    { page: juror, file: "pond_sample_submission.csv", score: "11.6312" },
    { page: approver, file: "submissions/composite_model.csv", score: "5.0965" },
    { page: modeler, file: "submissions/final_seer_weights.csv", score: "5.0886" },
    { page: organizer, file: "submissions/arbitron.csv", score: "5.3064" },
  ];
  for (const { page, file, score } of entries) {
    await acceptLink(page, link, `${round}/submit`);
    await submit(page, round, basename(file), fileOf(data(file)));
    const cli = await steelyardJson<CliScore>("score", "--submission", data(file), ...holdout);
    expect([cli.score, cli.uniform, cli.floor].map(formatScore)).toEqual([
      score,
      "7.8614",
      "4.2208",
    ]);
  }

  // The weights of the command line, sent in as a submission, score what ridge scores in its sample.
  const ridge = test.info().outputPath("ridge.csv");
  const files = ["--in", data("pond_train_407.csv"), "--items", data("pond_test_45.csv")];
  const cli = await steelyardJson<CliFit>("fit", ...RIDGE, ...files, "--out", ridge);
  await submit(modeler, round, "ridge", fileOf(ridge));

  await closeRound(organizer, round);
  for (const { page, file, score } of entries) {
    await visit(page, `${round}/submit`);
    const entry = page.getByRole("listitem").filter({
      has: page.getByRole("heading", { name: basename(file), exact: true }),
    });
    await expect(entry.getByText(score, { exact: true })).toBeVisible();
    await expect(entry.getByText("equal weights 7.8614")).toBeVisible();
    await expect(entry.getByText("best possible 4.2208")).toBeVisible();
  }
  // Of two submissions without a pick the last one counts.
  const final = entries.map(({ page, file, score }) =>
    page === modeler ? { title: "ridge", score: "4.3875" } : { title: basename(file), score },
  );
  await expect(async () => {
    await visit(modeler, `${round}/leaderboard`);
    for (const { title, score } of [...final, { title: "Equal weights", score: "7.8614" }]) {
      await expect(scoreOnBoard(modeler, title)).toHaveText(score, { timeout: 1000 });
    }
  }).toPass(WORKER_PATIENCE);
  await expect(modeler.getByRole("definition").filter({ hasText: "4.2208" })).toBeVisible();
  const published = await expectWeightsOf(organizer, round, cli);
  const numbered = cli.items.map((name, at) => `${name},0x${String(at + 1).padStart(40, "0")}`);
  const addresses = `project,address\n${numbered.join("\n")}\n`;
  const csv = await payOut(organizer, approver, round, addresses);
  await expectSafeCsv(csv, published, addresses);
  await expectPublicEnd(await actAs(null), round, 45);
});
