import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { visit } from "./support/visit";

/** A job waits behind those of other tests. */
const JOB_MS = 60_000;

const cells = (page: Page) => page.getByRole("table", { name: "Released so far in every cell" });

async function save(page: Page, button: string, name: string): Promise<string> {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/You have .* left for today/)).toBeVisible();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/lab\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return page.url();
}

const done = (page: Page) =>
  expect(page.getByText("Hash of the result")).toBeVisible({ timeout: JOB_MS });

test("a preset is run and swept, and the link shows the same to somebody signed out, cell by cell", async ({
  actAs,
}) => {
  const page = await actAs("modeler");
  await visit(page, "/lab/community?days=20");
  await page.getByLabel("Preset").selectOption("gardens");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByLabel("From").fill("0.01");
  await page.getByLabel("Steps").fill("4");
  await page.getByRole("textbox", { name: "Runs of each" }).fill("3");
  await page.getByLabel("And over").selectOption("alpha");
  await expect(page.getByText(/\d+ cells \(5 more cannot be run\)/)).toBeVisible();
  await page.getByRole("button", { name: "Run the sweep" }).click();
  await expect(cells(page)).toBeVisible();
  await expect(page.getByText("5 cells cannot be run and are left out: rho is")).toBeVisible();
  const numbers = (await cells(page).textContent())!;
  await expect(page).toHaveURL(/sweep=beta%3A0\.01\.\.0\.5%3A4.*each=3/);

  const guest = await actAs(null);
  await visit(guest, page.url());
  await guest.getByRole("button", { name: "Run the sweep" }).click();
  await expect(cells(guest)).toHaveText(numbers);

  const cell = guest.getByRole("link", { name: /^Open a run of β 0\.5, α 0\.95/ });
  await cell.click();
  await expect(guest.getByRole("heading", { name: "How it ended" })).toBeVisible();
  await expect(guest).toHaveURL(/beta=0\.5.*seed=1\+run\+0/);
  await expect(guest.getByLabel("Seed")).toHaveValue("1 run 0");
});

test("a saved run is read and computed again by anybody, forked by another, and compared", async ({
  actAs,
}) => {
  test.setTimeout(120_000);
  const page = await actAs("modeler");
  await visit(page, "/lab/community?days=20&seed=kept");
  const link = await save(page, "Save the run", "Twenty days");
  await done(page);

  const guest = await actAs(null);
  await visit(guest, link);
  await expect(guest.getByRole("table", { name: "How it ended" })).toBeVisible();
  await expect(guest.getByRole("button", { name: "Delete" })).toBeHidden();
  await guest.getByRole("button", { name: "Compute it again here" }).click();
  await expect(guest.getByText("The same numbers, to the last digit")).toBeVisible();
  await guest.getByRole("link", { name: "Open in the lab" }).click();
  await expect(guest.getByText("With the settings of a saved run")).toBeVisible();
  await expect(guest.getByLabel("Seed")).toHaveValue("kept");
  const fork = guest.url();
  await visit(guest, fork);
  await guest.getByRole("button", { name: "Save the run", exact: true }).click();
  await expect(guest.getByRole("dialog").getByRole("link", { name: "Sign in" })).toBeVisible();

  const other = await actAs("juror");
  await visit(other, fork);
  await other.getByLabel("Preset").selectOption("gardens");
  await save(other, "Save the run", "Like a garden");
  await expect(other.getByText("forked from Twenty days")).toBeVisible();
  await done(other);
  await other.getByLabel("Link of a saved run").fill(link);
  await other.getByRole("button", { name: "Compare" }).click();
  await expect(other.getByRole("heading", { name: "Beside “Twenty days”" })).toBeVisible();
  const settings = other.getByRole("table", { name: "Settings that differ" });
  await expect(settings.getByRole("row", { name: /^Preset Gardens 1Hive v3/ })).toBeVisible();
});

test("a jury study is saved, read and computed again by a guest, and forked by another", async ({
  actAs,
}) => {
  test.setTimeout(120_000);
  const page = await actAs("modeler");
  await visit(page, "/lab/contest?items=6&least=2&most=4&comparisons=6&repeats=2&seed=kept");
  const needed = (of: Page) => of.getByRole("table", { name: "Jurors needed by aggregator" });
  await expect(needed(page)).toBeVisible();
  const numbers = (await needed(page).textContent())!;
  const link = await save(page, "Save the study", "A small jury");
  await done(page);

  const guest = await actAs(null);
  await visit(guest, link);
  await expect(guest.getByText(/^Juries of 2 to 4 on 6 projects, 2 repeats, saved/)).toBeVisible();
  await expect(needed(guest)).toHaveText(numbers);
  await expect(guest.getByRole("button", { name: "Result as CSV" })).toBeVisible();
  await expect(guest.getByRole("button", { name: "Delete" })).toBeHidden();
  await guest.getByRole("button", { name: "Compute it again here" }).click();
  // Cosines of this browser and of Node may differ in their last digits.
  await expect(
    guest.getByText(/^The same numbers, (to the last digit|up to rounding)$/),
  ).toBeVisible();
  await guest.getByRole("link", { name: "Open in the lab" }).click();
  await expect(guest.getByText("With the settings of a saved run")).toBeVisible();
  await expect(guest.getByLabel("Seed")).toHaveValue("kept");
  await expect(needed(guest)).toHaveText(numbers);

  const other = await actAs("juror");
  await visit(other, guest.url().replace("repeats=2", "repeats=3"));
  const fork = await save(other, "Save the study", "A jury thrice");
  await expect(other.getByText("forked from A small jury")).toBeVisible();
  await done(other);
  await visit(other, `${fork}?with=${link.split("/").at(-1)}`);
  const settings = other.getByRole("table", { name: "Settings that differ" });
  await expect(settings.getByRole("row", { name: /^Repeats 3 2$/ })).toBeVisible();
  await visit(other, "/lab/runs");
  await expect(other.getByText("juries of 2 to 4 on 6 projects, 3 repeats")).toBeVisible();
});

test("a saved run is renamed, deleted and brought back", async ({ actAs }) => {
  const page = await actAs("approver");
  await visit(page, "/lab/community?days=5&each=2");
  const link = await save(page, "Save the sweep", "A small sweep");
  await done(page);
  await expect(cells(page)).toBeVisible();
  await visit(page, "/lab/runs");
  await page.getByRole("button", { name: "Rename A small sweep" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("A sweep over β");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("link", { name: "A sweep over β" })).toBeVisible();
  await page.getByRole("button", { name: "Delete A sweep over β" }).click();
  await expect(page.getByRole("link", { name: "A sweep over β" })).toBeHidden();
  const guest = await actAs(null);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "There is no such run" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "A sweep over β" })).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "A sweep over β" })).toBeVisible();
});

test("a long run says how far it is, and its owner cancels it", async ({ actAs }) => {
  test.setTimeout(120_000);
  const page = await actAs("organizer");
  await visit(page, "/lab/community?runs=10000");
  const link = await save(page, "Save the runs", "Ten thousand");
  const guest = await actAs(null);
  await visit(guest, link);
  await expect(guest.getByRole("progressbar", { name: "Computing" })).toBeVisible({
    timeout: JOB_MS,
  });
  await expect(guest.getByText(/^[1-9][\d,]* of 10,000 runs$/)).toBeVisible({ timeout: JOB_MS });
  await expect(guest.getByRole("button", { name: "Cancel" })).toBeHidden();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("This run was cancelled")).toBeVisible();
  await expect(guest.getByText("This run was cancelled")).toBeVisible();
});
