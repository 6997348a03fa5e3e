import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect } from "./test";
import { chooseFile, type TestFile, visit } from "./visit";

const DAY_MS = 86_400_000;
/** How long a job may wait for the worker on a busy machine. */
export const WORKER_PATIENCE = { timeout: 45_000 };

export const POOL = {
  amount: "350000",
  smallest: "350000000000",
  decimals: 6,
  token: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
};

interface NewRound {
  title: string;
  projects: string;
  split: { train: string; public: string; private: string };
}

/** Fills the form of a new round and publishes it; returns the round's path. */
export async function createAndPublish(page: Page, round: NewRound): Promise<string> {
  await visit(page, "/rounds/new");
  const deadline = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 16);
  const fields = [
    ["Title", round.title],
    ["The question", "Which project has been more valuable to the success of Ethereum?"],
    ["The list", round.projects],
    ["Amount", POOL.amount],
    ["Token address (optional)", POOL.token],
    ["Training", round.split.train],
    ["Public", round.split.public],
    ["Private", round.split.private],
    ["Deadline", deadline],
  ] as const;
  for (const [label, value] of fields) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole("radio", { name: /log ratio/i }).check();
  await page.getByLabel("Method of the final weights").selectOption("log_l2_ridge");
  await page.getByRole("button", { name: "Create the draft" }).click();
  await page.waitForURL(/\/rounds\/[^/]+\/manage$/);
  await page.getByRole("button", { name: "Publish this round…" }).click();
  await page.getByRole("button", { name: "Publish and freeze" }).click();
  await expect(page.getByText("Open: jurors judge and modelers submit.")).toBeVisible();
  return new URL(page.url()).pathname.replace(/\/manage$/, "");
}

/** Makes an invitation link on the page "Manage", which must be open. */
export async function inviteLink(page: Page, role: string, uses = 1): Promise<string> {
  await page.getByLabel("Role").selectOption(role);
  await page.getByLabel("Uses").fill(String(uses));
  const links = page.getByRole("main").getByText(/\/join\//);
  const before = (await links.count()) ? await links.textContent() : null;
  await page.getByRole("button", { name: "Create the link" }).click();
  await expect(links).toHaveCount(1);
  if (before) await expect(links).not.toHaveText(before);
  return (await links.textContent()) ?? "";
}

/** Opens a link as somebody who is signed in, accepts, and lands where the role works. */
export async function acceptLink(page: Page, link: string, landing: string): Promise<void> {
  await visit(page, link);
  await page.getByRole("button", { name: /^Accept as/ }).click();
  await page.waitForURL(`**${landing}`);
}

export async function importComparisons(page: Page, file: TestFile, rows: number): Promise<void> {
  await chooseFile(page, "A file of comparisons", file);
  await page.getByRole("button", { name: `Import ${rows} comparisons` }).click();
  const row = page.getByRole("region", { name: "Imported files" }).getByRole("row");
  await expect(row.filter({ hasText: file.name })).toContainText(String(rows));
}

/** Gives a file to the submitting page, agrees to what it would repair, and names the submission. */
export async function fillSubmission(page: Page, title: string, file: TestFile): Promise<void> {
  await chooseFile(page, "Your weights", file);
  await expect(page.getByText(`${file.name} can be submitted`)).toBeVisible();
  const repairs = page.getByRole("radio", { name: /^Make these repairs/ });
  if (await repairs.isVisible()) await repairs.check();
  await page.getByLabel("Title").fill(title);
}

/** Submits a file and waits until it is scored. */
export async function submit(page: Page, round: string, title: string, file: TestFile) {
  await visit(page, `${round}/submit`);
  await fillSubmission(page, title, file);
  await page.getByRole("button", { name: "Submit", exact: true }).click();
  const entry = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  await expect(entry.getByText("Done", { exact: true })).toBeVisible(WORKER_PATIENCE);
  // What the ladder tells, and no exact score.
  await expect(entry.getByText(/on the board/)).toBeVisible();
  await expect(entry.getByText(/holdout/)).toHaveCount(0);
  return entry;
}

/** The cell "Score" of the board's line with this title. */
export function scoreOnBoard(page: Page, title: string) {
  const board = page.getByRole("region", { name: "Leaderboard" });
  const line = board.getByRole("row").filter({ has: page.getByText(title, { exact: true }) });
  return line.locator("td").nth(1);
}

export async function closeRound(page: Page, round: string): Promise<void> {
  await visit(page, `${round}/manage`);
  await page.getByRole("button", { name: "Close the round…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("I understand that this cannot be undone").check();
  await dialog.getByRole("button", { name: "Close the round" }).click();
  await expect(page.getByText("Closed: the weights are final.")).toBeVisible();
}

/** The file that a press of this button saves. */
export async function download(page: Page, name: string | RegExp, nth = 0): Promise<string> {
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name }).nth(nth).click();
  return readFile(await (await saved).path(), "utf8");
}

/** The file that this link leads to. */
export async function downloadLink(page: Page, name: string, nth = 0): Promise<string> {
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name }).nth(nth).click();
  return readFile(await (await saved).path(), "utf8");
}

/** The cells of a CSV without quoted fields, header first. */
export const cellsOf = (csv: string) =>
  csv
    .trim()
    .split("\n")
    .map((line) => line.split(","));
