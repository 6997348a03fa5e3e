import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { downloadLink, WORKER_PATIENCE } from "./support/journey";
import { complaintsOf, DESK, type Look, lookAt, PHONE } from "./support/look";
import { openRound, type TestRound } from "./support/rounds";
import { expect, test } from "./support/test";
import { visit } from "./support/visit";

test.describe.configure({ mode: "parallel" });

const PROJECTS = "alpha/one\nbeta/two\ngamma/three\n";
const PARTS = ["/funding", "/contribute", "/expertise", "/sandbox"];
const PHONE_LIGHT: Look = { size: PHONE, theme: "light" };
const PHONE_DARK: Look = { size: PHONE, theme: "dark" };
const DESK_LIGHT: Look = { size: DESK, theme: "light" };
const DESK_DARK: Look = { size: DESK, theme: "dark" };
const ADDRESSES = ["a", "b", "c", "d"].map((digit) => `0x${digit.repeat(40)}`);
const GIVEN = [
  "donor,project,amount",
  ...ADDRESSES.slice(0, 2).map((donor) => `${donor},alpha/one,100`),
  ...ADDRESSES.map((donor) => `${donor},beta/two,4`),
  "",
].join("\n");

const csv = (text: string) => ({
  name: "given.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

/** Writes the recipe of a draft in its editor. */
async function writeRecipe(page: Page, round: TestRound): Promise<void> {
  await visit(page, round.path("/manage"));
  await page.getByLabel("This round takes contributions").check();
  await page.getByLabel("Cap, in percent").fill("70");
  await page.getByRole("button", { name: "Save the recipe" }).click();
  await expect(page.getByText("Recipe saved")).toBeVisible();
}

async function importFile(page: Page, round: TestRound, text: string): Promise<void> {
  await visit(page, round.path("/manage"));
  const field = page.getByLabel("File of contributions");
  const button = page.getByRole("button", { name: "Import the contributions" });
  // A list that arrives late may draw the form anew, and with it empty the field.
  await expect(async () => {
    await field.setInputFiles([]);
    await field.setInputFiles(csv(text));
    await expect(button).toBeEnabled({ timeout: 2000 });
  }).toPass(WORKER_PATIENCE);
  await button.click();
}

async function expectImported(page: Page): Promise<void> {
  const files = page.getByRole("region", { name: "Files of contributions" });
  await expect(files.getByRole("row").nth(1)).toContainText("imported", WORKER_PATIENCE);
}

test("from a recipe to matches: imported, pledged with what it would add, explained, and tried out by others", async ({
  actAs,
}) => {
  test.setTimeout(180_000);
  const organizer = await actAs("organizer");
  const complaints = complaintsOf(organizer);
  const round = await openRound({ about: "Given to", organizer, draft: true, projects: PROJECTS });
  await writeRecipe(organizer, round);
  const api = await apiOf(organizer);
  await api.round.publish.mutate({ roundId: round.id });

  await importFile(organizer, round, "donor,project,amount\nann,no/such,-4\n");
  await expect(organizer.getByText("2 problems in given.csv; nothing was imported")).toBeVisible(
    WORKER_PATIENCE,
  );
  await importFile(organizer, round, GIVEN);
  await expectImported(organizer);

  const donor = await actAs("approver");
  await visit(donor, round.path("/contribute"));
  await donor.getByLabel("Project", { exact: true }).selectOption("beta/two");
  await donor.getByLabel("Amount (USDC)").fill("9");
  // raw 2·√(100·100) = 200 and 4·4·3 = 48; 9 more make 48 + 2·8·3 = 96, of 1,000:
  // 96/296 − 48/248, the first of both capped at 70 %.
  await expect(donor.getByText("Your 9 would add 24.32 USDC of matching.")).toBeVisible();
  await donor.getByRole("button", { name: "Pledge" }).click();
  const mine = donor.getByRole("region", { name: "Your pledges" });
  await expect(mine.getByRole("row").nth(1)).toContainText("9 USDC");
  // Without it 48 of 248 would be matched again: 300 of 1,000 by the cap, less than now.
  const brings = donor.getByRole("region", { name: "What your gifts bring" });
  await expect(brings.getByRole("row").nth(1)).toContainText("+24.32");
  await mine.getByRole("button", { name: "Withdraw" }).click();
  await expect(mine.getByRole("row").nth(1)).toContainText("withdrawn");
  await mine.getByRole("button", { name: "Undo" }).click();
  await expect(mine.getByRole("row").nth(1)).toContainText("9 USDC");

  const guest = await actAs(null);
  await expect(async () => {
    await visit(guest, round.path("/funding"));
    const amounts = guest.getByRole("region", { name: "Amounts by project" });
    await expect(amounts.getByRole("row").nth(1)).toContainText("675.67", { timeout: 1000 });
  }).toPass(WORKER_PATIENCE);
  await guest.getByRole("button", { name: "alpha/one" }).click();
  const why = guest.getByRole("dialog");
  await expect(why).toContainText("2 donors, 675.67");
  await expect(why).toContainText("One more donor of 10 USDC would change its match by");
  await why.getByRole("button", { name: "Close" }).click();

  await visit(organizer, round.path("/sandbox"));
  await organizer.getByLabel("Mechanism").selectOption("profile");
  await expect(organizer).toHaveURL(/#recipe=/);
  await visit(guest, "/");
  await guest.goto(organizer.url());
  await expect(guest.getByLabel("Mechanism")).toHaveValue("profile");
  const table = guest.getByRole("region", { name: /by the round's own recipe and by this one/ });
  // Who gave to the same projects counts as one: alpha/one has one such donor, and no match.
  await expect(table.getByRole("row").nth(1)).toContainText("beta/two");
  await expect(table.getByRole("row").nth(1)).toContainText("+375.68");
  const steps = guest.locator("section", { has: guest.locator("#steps") });
  await steps.getByRole("button", { name: "Show the table" }).click();
  // Two clusters gave beta/two 8 and 17: 2·√(8·17).
  const beta = steps.getByRole("row", { name: /beta\/two/ });
  await expect(beta.getByRole("cell").nth(1)).toHaveText("23.324");
  const file = await downloadLink(guest, "Download the contributions, without names");
  expect(file).toContain("donor 1,alpha/one,100");
  expect(file).not.toContain("0xa");
  expect(complaints).toEqual([]);
});

test("every page about contributions: named, in the window, and sound to axe, empty and full", async ({
  actAs,
}) => {
  test.setTimeout(240_000);
  const organizer = await actAs("organizer");
  const complaints = complaintsOf(organizer);
  const none = await openRound({ about: "Not given to", organizer, projects: PROJECTS });
  await lookAt(organizer, none.path("/funding"), "no recipe", [PHONE_LIGHT]);
  const settings = { funding: { mechanism: "qf", cap: 0.7 } };
  const round = await openRound({
    about: "To be given to",
    organizer,
    projects: PROJECTS,
    settings,
  });
  for (const part of PARTS) {
    await lookAt(organizer, round.path(part), "empty", [PHONE_LIGHT, DESK_DARK]);
  }
  await importFile(organizer, round, GIVEN);
  await expectImported(organizer);
  await expect(async () => {
    await visit(organizer, round.path("/funding"));
    await expect(organizer.getByText("Boosted donors").first()).toBeVisible({ timeout: 1000 });
  }).toPass(WORKER_PATIENCE);
  for (const part of [...PARTS, "/manage"]) {
    await lookAt(organizer, round.path(part), "full", [PHONE_DARK, DESK_LIGHT]);
  }
  const guest = await actAs(null);
  for (const part of PARTS) await lookAt(guest, round.path(part), "guest", [PHONE_LIGHT]);
  const draft = await openRound({
    about: "Recipe",
    organizer,
    projects: PROJECTS,
    draft: true,
    settings,
  });
  await lookAt(organizer, draft.path("/manage"), "recipe", [PHONE_LIGHT, DESK_DARK]);
  expect(complaints).toEqual([]);
});
