import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { download, WORKER_PATIENCE } from "./support/journey";
import { complaintsOf, DESK, lookAt, PHONE } from "./support/look";
import { fixture, openRound, type TestRound } from "./support/rounds";
import { expect, test } from "./support/test";
import { chooseFile, csvFile, visit } from "./support/visit";

const [ONE, TWO] = ["a", "b"].map((digit) => `0x${digit.repeat(40)}`) as [string, string];
const SHARED = "ethereum/go-ethereum";

async function closedRound(organizer: Page, approver: Page): Promise<TestRound> {
  const round = await openRound({ about: "Paid in shares", organizer, members: { approver } });
  const api = await apiOf(organizer);
  const comparisons = { fileName: "judged.csv", text: fixture("comparisons.csv") };
  await api.comparison.import.mutate({ roundId: round.id, ...comparisons });
  await api.round.close.mutate({ roundId: round.id });
  return round;
}

/** Drafts the split as it stands and puts it up for approval. */
async function propose(organizer: Page, button: string): Promise<void> {
  await organizer.getByRole("button", { name: button }).click(WORKER_PATIENCE);
  await organizer.getByRole("button", { name: "Propose this run" }).click();
  await expect(organizer.getByText("Nobody pays out on their own word.")).toBeVisible();
}

async function saveShares(organizer: Page, shares: readonly [string, string][]): Promise<void> {
  await organizer.getByLabel("Recipients of").selectOption(SHARED);
  for (const [at, [address, share]] of shares.entries()) {
    if (at > 0) await organizer.getByRole("button", { name: "Add a recipient" }).click();
    await organizer.getByLabel(`Address ${at + 1}`).fill(address);
    await organizer.getByLabel(`Share ${at + 1}`).fill(share);
  }
  await organizer.getByRole("button", { name: "Save the shares" }).click();
  await expect(organizer.getByText(`Divided by shares: ${SHARED}.`)).toBeVisible();
}

/** The Merkle file of the run shown; it and a changed copy of it are checked against the run. */
async function exportAndCheck(approver: Page): Promise<{ root: string; claims: Claim[] }> {
  await approver.getByLabel("Target", { exact: true }).selectOption("merkle");
  await approver.getByRole("button", { name: "Prepare the file" }).click();
  const json = await download(approver, /^Download payout-/);
  await approver.getByText("Check a file against this run").click();
  await chooseFile(approver, "A payment file of any target", csvFile("tree.json", json));
  await expect(approver.getByText("Equal to this run, to the last unit")).toBeVisible();
  await approver.getByRole("button", { name: "Start anew" }).click();
  const changed = json.replace(/"amount": "(\d+)"/, '"amount": "1$1"');
  await chooseFile(approver, "A payment file of any target", csvFile("changed.json", changed));
  await expect(approver.getByText("Not equal to this run")).toBeVisible();
  const differences = approver.getByRole("region", { name: "Where the file and this run differ" });
  await expect(differences.getByRole("row")).toHaveCount(2);
  return JSON.parse(json);
}

interface Claim {
  address: string;
  amount: string;
}

test("a project's payout is shared, rejected, drafted anew, approved, exported, checked, claimed and printed", async ({
  actAs,
}) => {
  test.setTimeout(180_000);
  const [organizer, approver] = [await actAs("organizer"), await actAs("approver")];
  const guest = await actAs(null);
  const complaints = [organizer, approver, guest].map(complaintsOf);
  const round = await closedRound(organizer, approver);

  await visit(organizer, round.path("/payouts"));
  await chooseFile(organizer, "A file of addresses", csvFile("a.csv", fixture("addresses.csv")));
  await expect(organizer.getByText(/addresses set/)).toBeVisible();
  await saveShares(organizer, [
    [ONE, "2"],
    [TWO, "1"],
  ]);
  await propose(organizer, "Create a draft with these lines");

  await visit(approver, round.path("/payouts"));
  const lines = approver.getByRole("region", { name: "Lines of this payout run" });
  await expect(lines.getByText("2 of 3 of the project's amount")).toBeVisible();
  await approver.getByLabel("Note (optional)").fill("The shares are the other way round.");
  await approver.getByRole("button", { name: "Reject" }).click();
  await expect(approver.getByText(/^Rejected by/)).toBeVisible();

  await visit(organizer, round.path("/payouts"));
  const file = `project,address,share\n${SHARED},${ONE},1\n${SHARED},${TWO},2\n`;
  await chooseFile(organizer, "A file of shares", csvFile("shares.csv", file));
  await expect(organizer.getByText(`Divided by shares: ${SHARED}.`)).toBeVisible();
  await propose(organizer, "Create another draft with these lines");

  await visit(approver, round.path("/payouts"));
  await approver.getByText("What changed since the rejected run").click();
  const changes = approver.getByRole("region", { name: "What changed, by recipient" });
  // A head, one recipient who gets more, one who gets less, and the sum, which is none.
  await expect(changes.getByRole("row")).toHaveCount(4);
  await expect(changes.getByRole("row").last().getByRole("cell").last()).toHaveText("0");
  await approver.getByRole("button", { name: "Approve these lines" }).click();
  await expect(approver.getByText(/^Approved by/)).toBeVisible();
  const { root, claims } = await exportAndCheck(approver);

  await visit(guest, round.path("/payouts"));
  await guest.getByRole("link", { name: "Look up an address and its Merkle proof" }).click();
  await guest.waitForURL("**/claim");
  const claimPath = new URL(guest.url()).pathname;
  await visit(guest, claimPath);
  await guest.getByLabel("Your address").fill(TWO);
  await guest.getByRole("button", { name: "Look up" }).click();
  await expect(guest.getByText("The proof holds")).toBeVisible();
  const own = claims.find(({ address }) => address.toLowerCase() === TWO)!;
  await expect(guest.getByText(own.amount, { exact: true })).toBeVisible();
  await expect(guest.getByText(root, { exact: true })).toBeVisible();
  const saved = JSON.parse(await download(guest, "Download as JSON"));
  expect(saved).toMatchObject({ root, address: own.address, amount: own.amount });
  await guest.getByLabel("Root to verify against").fill(`0x${"1".repeat(64)}`);
  await expect(guest.getByText("The proof does not lead to this root")).toBeVisible();
  await guest.getByLabel("Your address").fill(`0x${"9".repeat(40)}`);
  await guest.getByRole("button", { name: "Look up" }).click();
  await expect(guest.getByText("This run pays nothing to that address")).toBeVisible();

  const reportPath = claimPath.replace(/claim$/, "report");
  await visit(guest, reportPath);
  const files = guest.getByRole("region", { name: "Files of this run" });
  await expect(files.getByText(`Root ${root}`)).toBeVisible();
  await guest.emulateMedia({ media: "print" });
  await expect(guest.getByRole("button", { name: "Print, or save as PDF" })).toBeHidden();
  await expect(guest.getByRole("banner")).toBeHidden();
  const pdf = test.info().outputPath("report.pdf");
  await guest.pdf({ path: pdf, format: "A4" });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  await guest.emulateMedia({ media: "screen" });

  for (const path of [claimPath, reportPath]) {
    await lookAt(guest, path, "guest", [
      { size: PHONE, theme: "light" },
      { size: DESK, theme: "dark" },
    ]);
  }
  await lookAt(approver, round.path("/payouts"), "approver", [{ size: PHONE, theme: "dark" }]);
  // Until the final weights are there, the page asks again and is told to wait.
  expect(complaints.flat().filter((text) => !text.includes("409 (Conflict)"))).toEqual([]);
});
