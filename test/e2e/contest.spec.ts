// A contest as its modelers live it: teaming up, submitting, picking, and being paid a prize.
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { formatAmountExact } from "~/ui/primitives/numbers";
import { apiOf } from "./support/api";
import { closeRound, fillSubmission, submit, WORKER_PATIENCE } from "./support/journey";
import { fixture, openRound } from "./support/rounds";
import { expect, PERSONS, test } from "./support/test";
import { chooseFile, csvFile, visit } from "./support/visit";

test.describe.configure({ mode: "parallel" });

const PRIZES = { amount: "100000001", rule: "rank" as const, places: [0.6, 0.4] };
const SPLIT = { train: 0.4, public: 0.3, private: 0.3 };
const LONG_TASK_MS = 200;
const ROWS = 100_000;

const NAMES = fixture("submission.csv")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",")[0]!.replace("https://github.com/", ""));

/** The list of links, press and read as people do; returns the path of the new one. */
async function teamLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Make a link for a teammate" }).click();
  const link = page.getByRole("main").getByText(/\/join-team\//);
  await expect(link).toBeVisible();
  return new URL((await link.textContent())!).pathname;
}

const entryOf = (page: Page, title: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });

test("two modelers team up, submit, pick and write up; two people pay them the prize", async ({
  actAs,
}) => {
  test.setTimeout(180_000);
  const [organizer, approver] = [await actAs("organizer"), await actAs("approver")];
  const [mira, jonas] = [await actAs("modeler"), await actAs("juror")];
  const members = { modeler: mira, approver };
  const settings = { contest: { prizes: PRIZES } };
  const round = await openRound({ about: "Contest", organizer, members, split: SPLIT, settings });
  const { url } = await (await apiOf(organizer)).member.invite.mutate({
    ...{ roundId: round.id, role: "modeler", label: "", maxUses: 1, days: 1 },
  });
  const token = new URL(url).pathname.split("/").at(-1)!;
  await (await apiOf(jonas)).member.accept.mutate({ token });
  const comparisons = { fileName: "comparisons.csv", text: fixture("comparisons.csv") };
  await (await apiOf(organizer)).comparison.import.mutate({ roundId: round.id, ...comparisons });

  // Mira names the team and invites; Jonas follows the link.
  await visit(mira, round.path("/submit"));
  const link = await teamLink(mira);
  await mira.getByLabel("Name of the team").fill("The Balance");
  await mira.getByRole("button", { name: "Rename" }).click();
  await expect(mira.getByText("The Balance", { exact: true })).toBeVisible();
  await visit(jonas, link);
  await jonas.getByRole("button", { name: "Join The Balance" }).click();
  await jonas.waitForURL(`**${round.path("/submit")}#team`);
  await expect(jonas.getByRole("list", { name: "Members" }).getByRole("listitem")).toHaveCount(2);

  // Both submit from one quota; the first one is picked, taken back, and picked again.
  const guess = csvFile("guess.csv", fixture("submission.csv"));
  await submit(mira, round.path(), "A good guess", guess);
  const even = NAMES.map((name) => `${name},${1 / NAMES.length}`).join("\n");
  await submit(jonas, round.path(), "All the same", csvFile("even.csv", `repo,weight\n${even}\n`));
  await expect(jonas.getByText("2 of 5")).toBeVisible();
  await expect(entryOf(jonas, "All the same").getByText("Counts at the close")).toBeVisible();
  const good = entryOf(jonas, "A good guess");
  await good.getByRole("button", { name: "Pick for the close" }).click();
  await expect(good.getByText("Counts at the close")).toBeVisible();
  await jonas.getByRole("button", { name: "Undo" }).click();
  await expect(good.getByText("Counts at the close")).toHaveCount(0);
  await good.getByRole("button", { name: "Pick for the close" }).click();
  await expect(good.getByText("Counts at the close")).toBeVisible();
  await expect(entryOf(jonas, "All the same").getByText("Counts at the close")).toHaveCount(0);

  await jonas.getByLabel("Write-up").fill("not an address");
  await jonas.getByRole("button", { name: "Save the write-up" }).click();
  await expect(jonas.getByText("Write a whole address that begins")).toBeVisible();
  await jonas.getByLabel("Write-up").fill("https://example.org/how-we-did-it");
  await jonas.getByRole("button", { name: "Save the write-up" }).click();
  await expect(jonas.getByRole("button", { name: "Save the write-up" })).toBeDisabled();
  await visit(mira, round.path("/submit"));
  await mira.getByLabel("Payout address").fill(`0x${"1".repeat(40)}`);
  await mira.getByRole("button", { name: "Save the address" }).click();
  await expect(mira.getByRole("button", { name: "Save the address" })).toBeDisabled();

  await visit(organizer, round.path("/manage"));
  const teams = organizer.getByRole("region", { name: "Teams of this round" });
  await expect(teams.getByRole("row").filter({ hasText: "The Balance" })).toContainText(
    `${PERSONS.modeler}, ${PERSONS.juror}`,
  );
  await closeRound(organizer, round.path());
  const amount = { amount: "60000001", decimals: 6, symbol: "USDC" };
  await payPrizes({ organizer, approver, round: round.path(), paid: formatAmountExact(amount) });
});

interface Payment {
  organizer: Page;
  approver: Page;
  round: string;
  paid: string;
}

async function payPrizes({ organizer, approver, round, paid }: Payment): Promise<void> {
  await visit(organizer, `${round}/payouts`);
  const preview = organizer.getByRole("region", { name: "Preview of the prizes" });
  const row = preview.getByRole("row").filter({ hasText: "The Balance" });
  await expect(row).toContainText("place 1 of 1", WORKER_PATIENCE);
  await expect(row).toContainText(paid);
  await organizer.getByRole("button", { name: "Make a payout run of these prizes" }).click();
  await expect(organizer.getByRole("heading", { name: `Prizes of ${paid}` })).toBeVisible();
  await organizer.getByRole("button", { name: "Propose this run" }).click();
  await expect(organizer.getByText("Nobody pays out on their own word.")).toBeVisible();
  await visit(approver, `${round}/payouts`);
  await expect(approver.getByText("is not awarded")).toBeVisible();
  await approver.getByRole("button", { name: "Approve these lines" }).click();
  await expect(approver.getByText(`Approved by ${PERSONS.approver}`)).toBeVisible();
}

/** A valid three-level file of so many rows. */
function largeFile(): string {
  const rows = NAMES.flatMap((name) => [
    `${name},ethereum,${1 / NAMES.length}`,
    `${name},originality,0.5`,
  ]);
  const each = (ROWS - rows.length) / NAMES.length;
  for (const name of NAMES) {
    for (let k = 0; k < each; k++) rows.push(`some/dependency-${k},${name},${1 / each}`);
  }
  return `repo,parent,weight\n${rows.slice(0, ROWS).join("\n")}\n`;
}

/** By its path, so that no file goes through the page's own thread but by the page's own doing. */
async function chooseStored(page: Page, name: string, text: string | Buffer): Promise<void> {
  const path = test.info().outputPath(name);
  writeFileSync(path, text);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles(path);
}

test("100,000 rows are checked without the page standing still", async ({ actAs }) => {
  test.setTimeout(120_000);
  const [organizer, modeler] = [await actAs("organizer"), await actAs("modeler")];
  const round = await openRound({ about: "Many rows", organizer, members: { modeler } });
  await visit(modeler, round.path("/submit"));
  await modeler.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: "longtask" });
  });
  const started = Date.now();
  await chooseStored(modeler, "large.csv", largeFile());
  await expect(modeler.getByText("large.csv can be submitted")).toBeVisible({ timeout: 60_000 });
  const took = Date.now() - started;
  await expect(modeler.getByText(`${NAMES.length} projects from 100,000 rows`)).toBeVisible();
  await expect(modeler.getByText("Dependencies of 8 repositories are not scored")).toBeVisible();

  const wrong = Array.from({ length: ROWS }, (_, k) => `no/such-${k},ethereum,0.00001`);
  await chooseStored(modeler, "wrong.csv", `repo,parent,weight\n${wrong.join("\n")}\n`);
  await expect(modeler.getByText("100,000 problems in wrong.csv")).toBeVisible({ timeout: 60_000 });
  await expect(modeler.getByText("The first 100 are listed.")).toBeVisible();
  const longest = await modeler.evaluate(() =>
    Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks),
  );
  test.info().annotations.push({ type: "measured", description: `${took} ms, ${longest} ms` });
  expect(longest).toBeLessThan(LONG_TASK_MS);
});

test("what is repaired is asked first; gzip is unpacked; other levels are refused by name", async ({
  actAs,
}) => {
  const [organizer, modeler] = [await actAs("organizer"), await actAs("modeler")];
  const round = await openRound({ about: "Repairs", organizer, members: { modeler } });
  await visit(modeler, round.path("/submit"));
  const rows = NAMES.map((name, at) => `https://github.com/${name.toUpperCase()},${at + 1}`);
  const text = `repo,weight\n${rows.join("\n")}\n`;
  await chooseStored(modeler, "shouting.csv.gz", gzipSync(text));
  await expect(modeler.getByText("shouting.csv can be submitted")).toBeVisible();
  await expect(modeler.getByLabel("Title")).toHaveCount(0);
  await modeler.getByRole("radio", { name: /^Be strict/ }).click();
  await expect(modeler.getByText(/problems in shouting\.csv; nothing was submitted/)).toBeVisible();
  await expect(modeler.getByLabel("Title")).toHaveCount(0);
  await modeler.getByRole("button", { name: "Offer repairs instead" }).click();
  await modeler.getByRole("radio", { name: /^Make these repairs/ }).check();
  await expect(modeler.getByLabel("Title")).toBeVisible();

  const levels = NAMES.map((name) => `${name},0.5`).join("\n");
  await chooseFile(modeler, "Your weights", csvFile("l2.csv", `repo,originality\n${levels}\n`));
  await expect(modeler.getByText("The file holds originality (level 2)")).toBeVisible();

  await chooseStored(modeler, "bomb.csv.gz", gzipSync(Buffer.alloc(50_000_000, "x")));
  await expect(modeler.getByText(/bomb\.csv\.gz unpacks to more/)).toBeVisible();

  await modeler.getByRole("button", { name: "Paste text instead" }).click();
  const json = JSON.stringify(NAMES.map((repo) => ({ repo, weight: 1 / NAMES.length })));
  await modeler.getByLabel("Pasted text").fill(json);
  await modeler.getByRole("button", { name: "Use this text" }).click();
  await expect(modeler.getByText(/pasted\.json/).first()).toBeVisible();

  await fillSubmission(modeler, "From a file", csvFile("ok.csv", fixture("submission.csv")));
  await modeler.getByRole("button", { name: "Submit", exact: true }).click();
  await expect(entryOf(modeler, "From a file").getByText("Done", { exact: true })).toBeVisible(
    WORKER_PATIENCE,
  );
});
