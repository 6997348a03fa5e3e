import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { download } from "./support/journey";
import { complaintsOf, DESK, type Look, lookHere, PHONE } from "./support/look";
import { laterIn } from "./support/pools";
import { openRound, type TestRound } from "./support/rounds";
import { expect, PERSONS, test } from "./support/test";
import { revisit, visit } from "./support/visit";

const DARK_PHONE: Look = { size: PHONE, theme: "dark" };
const LIGHT_DESK: Look = { size: DESK, theme: "light" };
const RECIPIENT = `0x${"a1".repeat(20)}`;
const TITLE = "Security review of the decoder";
const DAY = 24;

/** Opens a pool in its form; what the rules come to is said while they are set. */
async function openPoolByForm(page: Page, round: TestRound): Promise<string> {
  await visit(page, round.path());
  await page
    .getByRole("navigation", { name: "This round" })
    .getByRole("link", { name: "Pools" })
    .click();
  await page.getByRole("main").getByRole("link", { name: "Open a pool" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open a pool");
  await page.getByLabel("ρ", { exact: true }).fill("0.05");
  await expect(page.getByText(/ρ is 0\.05, but must be below β² = 0\.04/)).toBeVisible();
  await expect(page.getByText("Nothing could pass by these rules")).toBeVisible();
  await page.getByLabel("ρ", { exact: true }).fill("0.0025");
  await expect(page.getByLabel("Spending limit, in percent")).toHaveValue("15");
  await expect(page.getByLabel("Minimum conviction, in percent")).toHaveValue("6.25");
  await page.getByLabel("Half-life, in days").fill("2");
  await expect(page.getByLabel("α", { exact: true })).toHaveValue(/^0\.70710678/);
  await page.getByRole("button", { name: "Open this pool" }).click();
  await expect(page.getByText("2 things to put right")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Upkeep");
  await page.getByLabel("Funds, in USDC").fill("10000");
  await page.getByRole("button", { name: "Open this pool" }).click();
  await page.waitForURL(/\/pools\/(?!new)[^/]+$/);
  await expect(page.getByText("Nothing is proposed yet")).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/** Proposes in the form, after an amount that can never pass. */
async function proposeByForm(page: Page, pool: string): Promise<string> {
  await visit(page, `${pool}/propose`);
  await page.getByLabel("Title").fill(TITLE);
  await page.getByLabel("What it is for").fill("Two weeks of review.\nThe report is published.");
  await page.getByLabel("Amount, in USDC").fill("1600");
  await expect(page.getByText("This can never pass, at any stake")).toBeVisible();
  await page.getByLabel("Amount, in USDC").fill("1000");
  await expect(
    page.getByText("1,000 USDC needs more than 25% of all power at stake."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Propose it" }).click();
  await page.waitForURL(/\/proposals\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
  return new URL(page.url()).pathname;
}

/** Tries a stake on the proposal's page, and makes it. */
async function stakeByWhatIf(page: Page, proposal: string): Promise<void> {
  await visit(page, proposal);
  await expect(page.getByText("You have 100 of power, of which 100 is free.")).toBeVisible();
  const power = page.getByLabel("Power on this proposal", { exact: true });
  await power.fill("101");
  await expect(
    page.getByText("You have 100 for it; take something off elsewhere first"),
  ).toBeVisible();
  await power.fill("40");
  // Alone in the pool its stake is all that is at stake: log_α(1 − 0.25) = 0.83 days, the minimum age is one.
  await expect(
    page.getByText(/^Passes in (24|23\.\d) hours then, as soon as it is old enough\.$/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Stake this" }).click();
  await expect(page.getByText("You have 40 of power on it now.")).toBeVisible();
}

/** Lays out power over everything at once, abstaining with some; undoes it, and does it again. */
async function stakeByAllocation(page: Page, pool: string): Promise<void> {
  await visit(page, `${pool}/stakes`);
  const on = page.getByLabel(`Power on ${TITLE}`, { exact: true });
  const abstain = page.getByLabel("Power to abstain with", { exact: true });
  await on.fill("90");
  await abstain.fill("20");
  await expect(page.getByText("10 more than you have")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save my stakes" })).toBeDisabled();
  await on.fill("30");
  await expect(page.getByText("50 free")).toBeVisible();
  await expect(page.getByText(/^Now it passes in .*; then it passes in /)).toBeVisible();
  await page.getByRole("button", { name: "Save my stakes" }).click();
  await page.getByRole("button", { name: "Undo: put back what was before" }).click();
  await expect(on).toHaveValue("");
  await expect(page.getByText("100 free")).toBeVisible();
  await on.fill("30");
  await abstain.fill("20");
  await page.getByRole("button", { name: "Save my stakes" }).click();
  await expect(page.getByRole("button", { name: "Undo: put back what was before" })).toBeVisible();
}

/** A veto with its reason holds back what is above its trigger; lifted, it is released. */
async function disputeAndLift(
  organizer: Page,
  proposal: string,
  ids: { roundId: string; poolId: string },
) {
  const api = await apiOf(organizer);
  await visit(organizer, proposal);
  await organizer.getByRole("button", { name: "Dispute it…" }).click();
  const dialog = organizer.getByRole("dialog");
  await dialog.getByLabel("Reason, public").fill("The report is not public yet.");
  await dialog.getByRole("button", { name: "Dispute it" }).click();
  await expect(organizer.getByText(/^Not released while the dispute stands\./)).toBeVisible();
  await laterIn(ids.poolId, 6 * DAY);
  expect(await api.pool.release.mutate(ids)).toEqual({ released: 0 });
  await revisit(organizer);
  await expect(organizer.getByText("Disputed", { exact: true }).first()).toBeVisible();
  await organizer.getByRole("button", { name: "Lift the dispute…" }).click();
  await dialog.getByLabel("Reason, public").fill("It is now.");
  await dialog.getByRole("button", { name: "Lift it" }).click();
  await expect(organizer.getByText("It is now.")).toBeVisible();
}

test("from a pool to a paid proposal: opened, proposed, staked on by two, disputed, released once, signed by two", async ({
  actAs,
}) => {
  test.setTimeout(240_000);
  const [organizer, juror, modeler, approver, guest] = [
    await actAs("organizer"),
    await actAs("juror"),
    await actAs("modeler", { viewport: PHONE }),
    await actAs("approver"),
    await actAs(null),
  ];
  const complaints = [organizer, juror, modeler, guest].map(complaintsOf);
  const members = { juror, modeler, approver };
  const round = await openRound({ about: "Pooled", organizer, members });
  const poolId = await openPoolByForm(organizer, round);
  const pool = round.path(`/pools/${poolId}`);
  const ids = { roundId: round.id, poolId };
  const proposal = await proposeByForm(juror, pool);
  await stakeByWhatIf(juror, proposal);
  await stakeByAllocation(modeler, pool);
  await lookHere(modeler, "allocated", [DARK_PHONE]);

  await visit(juror, proposal);
  await juror.getByLabel("Recipient").fill("0x12");
  await juror.getByRole("button", { name: "Set the recipient" }).click();
  await expect(juror.getByRole("alert").first()).toBeVisible();
  await juror.getByLabel("Recipient").fill(RECIPIENT);
  await juror.getByRole("button", { name: "Set the recipient" }).click();
  await expect(juror.getByText(RECIPIENT)).toBeVisible();

  await disputeAndLift(organizer, proposal, ids);
  await visit(guest, pool);
  await expect(guest.getByRole("heading", { name: TITLE })).toBeVisible();
  await visit(juror, proposal);
  const release = juror.getByRole("button", { name: "Release it now" });
  // The worker comes by every minute, and may have been here already.
  const released = juror.getByRole("heading", { name: "Its payout" });
  await expect(release.or(released).first()).toBeVisible();
  if (await release.isVisible()) await release.click();
  await expect(released).toBeVisible();
  const api = await apiOf(organizer);
  expect(await api.pool.release.mutate(ids)).toEqual({ released: 0 });
  const runs = await api.payout.list.query({ roundId: round.id });
  expect(runs.map(({ kind, status }) => [kind, status])).toEqual([["proposal", "draft"]]);
  expect((await api.pool.get.query(ids)).funds).toBe("9000000000");

  await visit(organizer, proposal);
  await organizer.getByRole("link", { name: "Its payout run" }).click();
  await expect(organizer.getByText("Payout of 1,000 USDC")).toBeVisible();
  await expect(organizer.getByRole("cell", { name: RECIPIENT })).toBeVisible();
  await organizer.getByRole("button", { name: "Propose this run" }).click();
  await expect(organizer.getByText("Nobody pays out on their own word.")).toBeVisible();
  await visit(approver, round.path("/payouts"));
  await approver.getByRole("button", { name: "Approve these lines" }).click();
  await expect(approver.getByText(`Approved by ${PERSONS.approver}`)).toBeVisible();
  await visit(organizer, round.path("/payouts"));
  await organizer.getByLabel("Reference of the payment").fill(`0x${"ab".repeat(32)}`);
  await organizer.getByRole("button", { name: "Record as executed" }).click();
  await expect(organizer.getByRole("listitem").filter({ hasText: "Executed" })).toHaveCount(2);

  await test.step("anybody finds it paid, with its record", async () => {
    await visit(guest, pool);
    await expect(guest.getByText("Paid", { exact: true })).toBeVisible();
    await expect(guest.getByRole("region", { name: "Ledger of the pool" })).toContainText(
      "−1,000 USDC",
    );
    await guest.getByRole("heading", { name: TITLE }).getByRole("link").click();
    await expect(guest.getByRole("heading", { level: 1 })).toHaveText(TITLE);
    await expect(guest.getByText("It is paid.", { exact: true })).toBeVisible();
    const csv = await download(guest, "Download CSV");
    expect(csv).toMatch(/^at,when,conviction,threshold,share,stake,counted as staked,funds\n/);
    await lookHere(guest, "paid proposal", [DARK_PHONE, LIGHT_DESK]);
    await guest.getByRole("link", { name: "Its payout run" }).click();
    const run = guest.getByRole("main");
    await expect(run.getByText("Payout of 1,000 USDC")).toBeVisible();
    await run.getByRole("link", { name: TITLE }).click();
    await expect(guest.getByRole("heading", { level: 1 })).toHaveText(TITLE);
  });
  // The recipient that was no address was refused.
  expect(complaints.flat()).toEqual([expect.stringContaining("400 (Bad Request)")]);
});

test("an organizer pauses a pool, enters funds, and closes it; who may do what follows at once", async ({
  actAs,
}) => {
  const [organizer, juror] = [await actAs("organizer"), await actAs("juror")];
  const round = await openRound({ about: "Managed pool", organizer, members: { juror } });
  const { id: roundId } = round;
  const api = await apiOf(organizer);
  const made = { roundId, name: "Managed", funds: "1000" };
  const { poolId } = await api.pool.create.mutate(made);
  const pool = round.path(`/pools/${poolId}`);
  await visit(organizer, `${pool}/manage`);
  await organizer.getByLabel("Amount, in USDC").fill("250.5");
  await organizer.getByLabel("Note").fill("Second gift");
  await organizer.getByRole("button", { name: "Enter it" }).click();
  await expect(organizer.getByText("The pool has 1,250.50 USDC to give.")).toBeVisible();
  await organizer.getByLabel("Half-life, in days").fill("5");
  await organizer.getByRole("button", { name: "Save the rules" }).click();
  await expect(organizer.getByText("The rules are saved")).toBeVisible();
  await organizer.getByRole("button", { name: "Pause it" }).click();
  await expect(organizer.getByRole("button", { name: "Open it again" })).toBeVisible();
  await visit(juror, `${pool}/propose`);
  await expect(juror.getByText("Nothing can be proposed while the pool is paused")).toBeVisible();
  await expect(juror.getByRole("button", { name: "Propose it" })).toBeDisabled();

  await organizer.getByRole("button", { name: "Open it again" }).click();
  await expect(organizer.getByRole("button", { name: "Pause it" })).toBeVisible();
  await visit(juror, `${pool}/propose`);
  await juror.getByLabel("Title").fill("Taken back");
  await juror.getByLabel("Amount, in USDC").fill("10");
  await juror.getByRole("button", { name: "Propose it" }).click();
  await juror.waitForURL(/\/proposals\//);
  await juror.getByRole("button", { name: "Withdraw it…" }).click();
  await juror.getByRole("dialog").getByRole("button", { name: "Withdraw it" }).click();
  await expect(juror.getByText(/Its proposer took it back/)).toBeVisible();

  await visit(organizer, `${pool}/manage`);
  await expect(organizer.getByText("so the rules stay as they are")).toBeVisible();
  await organizer.getByRole("button", { name: "Close it for good…" }).click();
  await organizer.getByRole("dialog").getByRole("button", { name: "Close it" }).click();
  await expect(organizer.getByRole("heading", { name: "This pool is closed" })).toBeVisible();
  await visit(juror, pool);
  await expect(juror.getByText("This pool is closed for good")).toBeVisible();
});
