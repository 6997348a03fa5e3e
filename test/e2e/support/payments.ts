import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import type { Page } from "@playwright/test";
import { parseAmount } from "~/core/funding";
import { formatAmountExact } from "~/ui/primitives/numbers";
import { apiOf } from "./api";
import { steelyard } from "./cli";
import { cellsOf, download, POOL } from "./journey";
import { expect, PERSONS, test } from "./test";
import { chooseFile, csvFile, visit } from "./visit";

/** From the final weights to a payment that two people stand behind; returns the Safe CSV. */
export async function payOut(organizer: Page, approver: Page, round: string, addresses: string) {
  await visit(organizer, `${round}/payouts`);
  await chooseFile(organizer, "A file of addresses", csvFile("addresses.csv", addresses));
  await expect(organizer.getByText("Every project has an address now.")).toBeVisible();
  await organizer.getByRole("button", { name: "Create a draft with these lines" }).click();
  await organizer.getByRole("button", { name: "Propose this run" }).click();
  await expect(organizer.getByText("Nobody pays out on their own word.")).toBeVisible();
  await expect(organizer.getByRole("button", { name: "Approve these lines" })).toHaveCount(0);
  await expectOwnApprovalRefused(organizer, round);

  await visit(approver, `${round}/payouts`);
  await expect(approver.getByText(", exactly the pool")).toBeVisible();
  await approver.getByLabel("Note (optional)").fill("The lines and their sum are right.");
  await approver.getByRole("button", { name: "Approve these lines" }).click();
  await expect(approver.getByText(`Approved by ${PERSONS.approver}`)).toBeVisible();

  await visit(organizer, `${round}/payouts`);
  await organizer.getByRole("button", { name: "Prepare the file" }).click();
  const csv = await download(organizer, /^Download payout-/);
  await organizer.getByLabel("Reference of the payment").fill(`0x${"ab".repeat(32)}`);
  await organizer.getByRole("button", { name: "Record as executed" }).click();
  await expect(organizer.getByRole("listitem").filter({ hasText: "Executed" })).toHaveCount(2);
  return csv;
}

/** The page offers no button for it; the server refuses it all the same. */
async function expectOwnApprovalRefused(organizer: Page, round: string) {
  const api = await apiOf(organizer);
  const { id: roundId } = await api.round.bySlug.query({ slug: basename(round) });
  const [run] = await api.payout.list.query({ roundId });
  const { id: runId, linesHash } = run!;
  const own = api.payout.decide.mutate({ roundId, runId, approve: true, linesHash });
  await expect(own).rejects.toThrow(/propose/i);
}

/** The file pays the whole pool, and is the command line's file for the published weights. */
export async function expectSafeCsv(csv: string, published: string[][], addresses: string) {
  const [header, ...payments] = cellsOf(csv);
  expect(header).toEqual(["token_type", "token_address", "receiver", "amount"]);
  const sum = payments.reduce((s, [, , , amount]) => s + parseAmount(amount!, POOL.decimals), 0n);
  expect(sum).toBe(BigInt(POOL.smallest));

  const addressOf = new Map(cellsOf(addresses).map(([name, address]) => [name, address]));
  const lines = published.map(([name, weight]) => `${name},${weight},${addressOf.get(name)}`);
  const amounts = test.info().outputPath("amounts.csv");
  writeFileSync(amounts, `project,weight,address\n${lines.join("\n")}\n`);
  const asked = ["payout", "--amounts", amounts, "--pool", POOL.smallest];
  const token = ["--token", POOL.token, "--decimals", String(POOL.decimals)];
  expect(await steelyard(...asked, ...token, "--export", "safe-csv")).toBe(csv);
}

/** What anybody finds once the pool is paid. */
export async function expectPublicEnd(page: Page, round: string, payments: number) {
  await page.goto(`${round}/payouts`);
  const pool = { amount: POOL.smallest, decimals: POOL.decimals, symbol: "USDC" };
  await expect(page.getByText(`Payout of ${formatAmountExact(pool)}`)).toBeVisible();
  await expect(page.getByText(`Sum of ${payments} lines`)).toBeVisible();
  await expect(page.getByText(", exactly the pool")).toBeVisible();
  await page.goto(`${round}/audit`);
  await expect(page.getByText("The chain holds")).toBeVisible();
  for (const event of ["Round published", "Comparisons imported", "Payout executed"]) {
    await expect(page.getByRole("rowheader", { name: event })).toBeVisible();
  }
}
