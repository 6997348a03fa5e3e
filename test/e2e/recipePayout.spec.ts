import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { steelyard } from "./support/cli";
import { closeRound, download, WORKER_PATIENCE } from "./support/journey";
import { complaintsOf, DESK, lookAt, PHONE } from "./support/look";
import { openRound, type TestRound } from "./support/rounds";
import { expect, test } from "./support/test";
import { chooseFile, csvFile, visit } from "./support/visit";

const [A, B, C, D] = ["a", "b", "c", "d"].map((digit) => `0x${digit.repeat(40)}`) as [
  ...[string, string, string, string],
];
const [ONE, TWO, THREE] = ["1", "2", "3"].map((digit) => `0x${digit.repeat(40)}`) as [
  ...[string, string, string],
];
/** In two tokens: one ETH is worth 2 USDC here. */
const GIVEN = [
  "donor,project,amount,token",
  ...[A, B].map((donor) => `${donor},alpha/one,100,USDC`),
  ...[A, B, C, D].map((donor) => `${donor},beta/two,2,ETH`),
  "",
].join("\n");
/** 2·√(100·100) = 200 for alpha; 4·4·3 = 48 and, with the pledge of 9, 96 for beta. */
const PAID = { alpha: "200000000", beta: "96000000", unspent: "704" };

/** A mechanism that pays raw matches, so that some of the pool stays unspent, and a second token. */
async function writeRecipe(page: Page, round: TestRound): Promise<void> {
  await visit(page, round.path("/manage"));
  await page.getByLabel("This round takes contributions").check();
  await page.getByLabel("Mechanism").selectOption("cqf");
  await page.getByLabel("Cap, in percent").fill("70");
  await page.getByRole("button", { name: "Add a token" }).click();
  await expect(page.getByText("A symbol, such as ETH")).toBeVisible();
  const save = page.getByRole("button", { name: "Save the recipe" });
  await expect(save).toBeDisabled();
  await page.getByLabel("Symbol", { exact: true }).fill("ETH");
  await page.getByLabel("One is worth, in USDC").fill("2");
  await save.click();
  await expect(page.getByText("Recipe saved")).toBeVisible();
}

async function importGifts(page: Page, round: TestRound): Promise<void> {
  await visit(page, round.path("/manage"));
  const field = page.getByLabel("File of contributions");
  const button = page.getByRole("button", { name: "Import the contributions" });
  // A list that arrives late may draw the form anew, and with it empty the field.
  await expect(async () => {
    await page.getByLabel("Amounts are", { exact: true }).selectOption("byToken");
    await field.setInputFiles([]);
    await field.setInputFiles(csvFile("given.csv", GIVEN));
    await expect(button).toBeEnabled({ timeout: 2000 });
  }).toPass(WORKER_PATIENCE);
  await button.click();
  const files = page.getByRole("region", { name: "Files of contributions" });
  await expect(files.getByRole("row").nth(1)).toContainText("imported", WORKER_PATIENCE);
}

async function pledge(donor: Page, round: TestRound): Promise<void> {
  await visit(donor, round.path("/contribute"));
  await donor.getByLabel("Project", { exact: true }).selectOption("beta/two");
  await donor.getByLabel("Amount (USDC)").fill("9");
  await expect(donor.getByText("Your 9 would add 48.00 USDC of matching.")).toBeVisible();
  await donor.getByRole("button", { name: "Pledge" }).click();
  const mine = donor.getByRole("region", { name: "Your pledges" });
  await expect(mine.getByRole("row").nth(1)).toContainText("9 USDC");
}

/** From the matches to a run that waits for another person. */
async function propose(organizer: Page, round: TestRound): Promise<void> {
  await visit(organizer, round.path("/payouts"));
  const addresses = `project,address\nalpha/one,${ONE}\nbeta/two,${TWO}\n`;
  await chooseFile(organizer, "A file of addresses", csvFile("a.csv", addresses));
  await expect(organizer.getByText(/addresses set/)).toBeVisible();
  const shares = `project,address,share\nbeta/two,${TWO},2\nbeta/two,${THREE},1\n`;
  await chooseFile(organizer, "A file of shares", csvFile("shares.csv", shares));
  await expect(organizer.getByText("Divided by shares: beta/two.")).toBeVisible();
  const preview = organizer.getByRole("region", { name: "Preview of the payout lines" });
  await expect(preview.getByText("5 donors; 2 of 3 of the project's amount")).toBeVisible(
    WORKER_PATIENCE,
  );
  await expect(async () => {
    await organizer.getByRole("button", { name: "Create a draft with these lines" }).click();
    await organizer.getByRole("button", { name: "Propose this run" }).click({ timeout: 5000 });
  }).toPass(WORKER_PATIENCE);
  await expect(organizer.getByText("Nobody pays out on their own word.")).toBeVisible();
}

/** The run read by another person, with what it was computed from, and signed. */
async function approve(approver: Page, round: TestRound): Promise<void> {
  await visit(approver, round.path("/payouts"));
  await expect(
    approver.getByText(/704 USDC of the pool of 1,000 USDC stays unspent/),
  ).toBeVisible();
  await expect(approver.getByText(", exactly the pool less what is unspent")).toBeVisible();
  await approver.getByText("What it was computed from").click();
  await expect(approver.getByText("Hash of the inputs")).toBeVisible();
  await approver.getByRole("button", { name: "Why this amount for alpha/one" }).click();
  const why = approver.getByRole("dialog");
  await expect(why).toContainText("2 donors, 200 USDC.");
  await why.getByRole("button", { name: "Close" }).click();
  await approver.getByRole("button", { name: "Approve these lines" }).click();
  await expect(approver.getByText(/^Approved by/)).toBeVisible();
}

interface Claim {
  address: string;
  amount: string;
}

/** The tree, read back, and the Safe file that the command line writes of the same lines. */
async function exportAndCheck(approver: Page, round: TestRound): Promise<Claim[]> {
  await approver.getByLabel("Target", { exact: true }).selectOption("merkle");
  await approver.getByRole("button", { name: "Prepare the file" }).click();
  await expect(approver.getByText("The 704 USDC that the recipe leaves unspent")).toBeVisible();
  const json = await download(approver, /^Download payout-/);
  await approver.getByText("Check a file against this run").click();
  await chooseFile(approver, "A payment file of any target", csvFile("tree.json", json));
  await expect(approver.getByText("Equal to this run, to the last unit")).toBeVisible();
  const { claims } = JSON.parse(json) as { claims: Claim[] };

  const api = await apiOf(approver);
  const [{ id: runId } = { id: "" }] = await api.payout.list.query({ roundId: round.id });
  const { lines, pool } = await api.payout.get.query({ roundId: round.id, runId });
  const paid = lines.filter(({ amount }) => amount !== "0");
  const amountOf = new Map(paid.map(({ address, amount }) => [address, amount]));
  expect(new Map(claims.map(({ address, amount }) => [address.toLowerCase(), amount]))).toEqual(
    amountOf,
  );
  const amounts = test.info().outputPath("amounts.csv");
  const rows = paid.map(({ name, amount, address }) => `${name},${amount},${address}`);
  writeFileSync(amounts, `project,weight,address\n${rows.join("\n")}\n`);
  const asked = ["payout", "--amounts", amounts, "--pool", pool.amount, "--export", "safe-csv"];
  const token = ["--token", pool.tokenAddress!, "--decimals", String(pool.decimals)];
  const wanted = { roundId: round.id, runId, format: "safe-csv" as const };
  const { files } = await api.payout.export.query(wanted);
  expect(await steelyard(...asked, ...token)).toBe(files[0]!.content);
  return claims;
}

test("a pool divided by gifts: estimated, closed, drafted, signed, paid, explained to donor and recipient", async ({
  actAs,
}) => {
  test.setTimeout(240_000);
  const [organizer, approver] = [await actAs("organizer"), await actAs("approver")];
  const [donor, guest] = [await actAs("juror"), await actAs(null)];
  const complaints = [organizer, approver, donor, guest].map(complaintsOf);
  const round = await openRound({
    ...{ about: "Paid by its recipe", organizer, members: { approver }, draft: true },
    projects: "alpha/one\nbeta/two\ngamma/three\n",
  });
  await writeRecipe(organizer, round);
  await (await apiOf(organizer)).round.publish.mutate({ roundId: round.id });
  await importGifts(organizer, round);
  await pledge(donor, round);
  await closeRound(organizer, round.path());
  await propose(organizer, round);
  await approve(approver, round);
  const claims = await exportAndCheck(approver, round);

  await visit(organizer, round.path("/payouts"));
  await organizer.getByLabel("Reference of the payment").fill(`0x${"ab".repeat(32)}`);
  await organizer.getByRole("button", { name: "Record as executed" }).click();
  await expect(organizer.getByRole("listitem").filter({ hasText: "Executed" })).toHaveCount(2);

  await visit(donor, round.path("/funding"));
  await donor.getByText("What your gifts did").click();
  const gifts = donor.getByRole("region", { name: "What your gifts bring" });
  await expect(gifts.getByRole("row").nth(1)).toContainText("+48.00");
  await expect(gifts.getByRole("row").nth(1)).toContainText("Counts in full.");
  await expect(donor.getByText(/change the match of this project by \+48\.00 USDC/)).toBeVisible();

  await visit(guest, round.path("/payouts"));
  await guest.getByRole("link", { name: "Look up an address and its Merkle proof" }).click();
  await guest.waitForURL("**/claim");
  const claimPath = new URL(guest.url()).pathname;
  await visit(guest, claimPath);
  await guest.getByLabel("Your address").fill(ONE);
  await guest.getByRole("button", { name: "Look up" }).click();
  await expect(guest.getByText("The proof holds")).toBeVisible();
  await expect(guest.getByText(PAID.alpha, { exact: true })).toBeVisible();
  await guest.getByRole("button", { name: "Why this amount for alpha/one" }).click();
  await expect(guest.getByRole("dialog")).toContainText("2 donors, 200 USDC.");
  await guest.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  const sum = claims.reduce((total, { amount }) => total + BigInt(amount), 0n);
  expect(sum).toBe(BigInt(PAID.alpha) + BigInt(PAID.beta));

  const reportPath = claimPath.replace(/claim$/, "report");
  await visit(guest, reportPath);
  const steps = guest.getByRole("region", { name: "Steps of the recipe" });
  await expect(steps.getByRole("row").nth(1)).toContainText("Contributions");
  await expect(guest.getByText("Hash of the inputs")).toBeVisible();
  for (const path of [round.path("/payouts"), claimPath, reportPath, round.path("/funding")]) {
    await lookAt(guest, path, "guest", [
      { size: PHONE, theme: "dark" },
      { size: DESK, theme: "light" },
    ]);
  }
  // Until the matches are there, the page asks again and is told to wait.
  expect(complaints.flat().filter((text) => !text.includes("409 (Conflict)"))).toEqual([]);
});
