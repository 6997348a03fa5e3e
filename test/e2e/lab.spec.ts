import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { visit } from "./support/visit";

const outcome = (page: Page) =>
  page
    .locator("section", { has: page.getByRole("heading", { name: "How it ended" }) })
    .locator("dl");

test("a preset is run, and its link shows somebody signed out the same numbers", async ({
  actAs,
}) => {
  const page = await actAs("organizer");
  await visit(page, "/lab/community");
  await expect(outcome(page)).toBeVisible();
  const before = (await outcome(page).textContent())!;

  await page.getByLabel("Preset").selectOption("gardens");
  await page.getByLabel("Seed").fill("shared");
  await expect(page.getByText("The settings have changed since this run.")).toBeVisible();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("The settings have changed since this run.")).toBeHidden();
  await expect(outcome(page)).not.toHaveText(before);
  const numbers = (await outcome(page).textContent())!;

  await expect(page).toHaveURL(/beta=0\.1.*seed=shared/);
  const link = page.url();
  const guest = await actAs(null);
  await visit(guest, link);
  await expect(outcome(guest)).toBeVisible();
  await expect(outcome(guest)).toHaveText(numbers);
  await expect(guest.getByLabel("Preset")).toHaveValue("gardens");
});

test("two communities are compared, many times, and a long run can be cancelled", async ({
  actAs,
}) => {
  const page = await actAs(null);
  await visit(page, "/lab/community?runs=5&2.model=v3&2.mode=corrected&2.beta=0.3");
  await expect(page.getByRole("table", { name: "How both ended" })).toBeVisible();
  await page.getByRole("button", { name: "Run 5 times" }).click();
  await expect(page.getByText("5 runs: median")).toBeVisible();
  await expect(page.getByText("Funds in the pool, second less first")).toBeVisible();

  await visit(page, "/lab/community?n=20000&days=10000");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled.")).toBeVisible();
});

test("the day of the network moves by slider", async ({ actAs }) => {
  const page = await actAs(null);
  await visit(page, "/lab/community?days=20");
  const day = page.getByRole("slider", { name: "Day", exact: true });
  await expect(page.getByText("Day 20 of 20")).toBeVisible();
  await day.fill("3");
  await expect(page.getByText("Day 3 of 20")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Day 3: \d+ participants/ })).toBeVisible();
});

test("ρ from β² on is refused with the reason, and nothing is drawn for it", async ({ actAs }) => {
  const page = await actAs(null);
  await visit(page, "/lab/conviction?rho=0.05");
  await expect(page.getByText(/must be below β² = 0\.04/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "The trigger", exact: true })).toBeHidden();
  await page.getByRole("textbox", { name: /Scale of the trigger/ }).fill("0.0025");
  await expect(page.getByText("6,783.9").first()).toBeVisible();
});
