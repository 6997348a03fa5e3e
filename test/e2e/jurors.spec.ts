import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { cellsOf, download } from "./support/journey";
import { judged, pairOn } from "./support/judging";
import { complaintsOf, DESK, type Look, lookAt, PHONE } from "./support/look";
import { openRound } from "./support/rounds";
import { expect, test } from "./support/test";
import { chooseFile, csvFile, visit } from "./support/visit";

const LOOKS: Look[] = [
  { size: PHONE, theme: "light" },
  { size: PHONE, theme: "dark" },
  { size: DESK, theme: "light" },
  { size: DESK, theme: "dark" },
];

/** Imports a list of jurors on the page "Manage"; their links by label. */
async function inviteFromList(page: Page, list: string): Promise<Map<string, string>> {
  await page.getByText("Invite many jurors from a list").click();
  await chooseFile(page, "A list of jurors", csvFile("jurors.csv", list));
  await page.getByRole("button", { name: /^Invite \d+ jurors?$/ }).click();
  const csv = await download(page, /^Download \d+ links?$/);
  const [, ...rows] = csv.trim().split("\n");
  return new Map(rows.map((row) => row.split(",").slice(2) as [string, string]));
}

const answers = (page: Page) => page.getByRole("group", { name: "Your answer" });

/** Answers one practice pair, and reads what is said about it. */
async function practise(page: Page, strength: string): Promise<string> {
  const group = answers(page);
  await group.getByLabel("Or exactly").fill(strength);
  await group.getByRole("button").last().tap();
  const goOn = page.getByRole("button", { name: /^(Next practice pair|Done)$/ });
  await expect(goOn).toBeVisible();
  const said = await page.locator("#practice").locator("xpath=ancestor::section").textContent();
  await goOn.tap();
  await expect(goOn).toBeHidden();
  return said ?? "";
}

test("from a list of jurors to a judgement that is voided in public", async ({ actAs }) => {
  test.slow();
  const organizer = await actAs("organizer");
  const complaints = complaintsOf(organizer);
  const round = await openRound({
    about: "Jurors",
    organizer,
    split: { train: 1, public: 0, private: 0 },
  });

  // Everything that is wrong with a list, at once; then a good one.
  await visit(organizer, round.path("/manage"));
  await organizer.getByText("Invite many jurors from a list").click();
  const bad = "name,email\nAnn,nowhere\nBen,ben@x.org\n,BEN@x.org\n";
  await chooseFile(organizer, "A list of jurors", csvFile("bad.csv", bad));
  const problems = organizer.getByRole("region", { name: "Problems" });
  await expect(problems.getByRole("row")).toHaveCount(3);
  await expect(problems).toContainText("nowhere");
  await expect(problems).toContainText("remove one of the two rows");
  await visit(organizer, round.path("/manage"));
  const links = await inviteFromList(organizer, "name,label,note\nJonas,Panel A,Clients\nKim,,\n");
  expect([...links.keys()]).toEqual(["Panel A", "Kim"]);
  const table = organizer.getByRole("region", { name: "Invitation links" });
  await expect(table.getByRole("row", { name: /Panel A/ })).toContainText("0 of 1");

  // The juror, on a phone: link, conflicts, practice, first pair.
  const juror = await actAs("juror", { viewport: PHONE, hasTouch: true, isMobile: true });
  await visit(juror, links.get("Panel A")!);
  await expect(juror.getByText("What is recorded")).toBeVisible();
  await juror.getByRole("button", { name: /^Accept as/ }).tap();
  await juror.waitForURL(`**${round.path("/compare/start")}`);

  await lookAt(juror, round.path("/compare/start"), "new juror", LOOKS.slice(0, 3));
  await juror.setViewportSize(PHONE);

  const { name: stake } = (await projectNames(organizer, round.id))[0]!;
  const field = juror.getByLabel("Project", { exact: true });
  await field.fill("no/such");
  await juror.getByRole("button", { name: "Declare this conflict" }).tap();
  await expect(juror.getByText("No project of this round is covered")).toBeVisible();
  await field.fill(stake);
  await juror.getByLabel("Why").fill("I maintain it");
  await juror.getByRole("button", { name: "Declare this conflict" }).tap();
  await expect(juror.getByRole("button", { name: `Withdraw: ${stake}` })).toBeVisible();

  expect(await practise(juror, "50")).toContain("Most pairs of projects lie within 2×");
  await practise(juror, "");
  await practise(juror, "2");
  await juror.getByRole("link", { name: "Judge the first pair" }).tap();
  await juror.waitForURL(`**${round.path("/compare")}`);
  const cards = juror.getByRole("article");
  await expect(cards).toHaveCount(2);
  await expect(juror.getByText("Declare conflicts and practise")).toBeHidden();
  await expect(juror.getByRole("link", { name: /^Your conflicts of interest/ })).toBeVisible();
  for (let turn = 1; turn <= 3; turn++) {
    await expect(juror.getByRole("article").filter({ hasText: stake })).toHaveCount(0);
    await pairOn(juror);
    const first = juror.getByRole("button", { name: /, the first project$/ });
    await first.tap();
    await first.tap();
    await expect(judged(juror, turn)).toBeVisible();
  }

  // The organizer: the juror, the conflict, a judgement voided with a public reason and undone.
  await visit(organizer, round.path("/jurors"));
  const row = organizer.getByRole("region", { name: "Jurors" }).getByRole("row", { name: /Jonas/ });
  await expect(row.getByRole("cell").first()).toHaveText("3");
  await expect(organizer.getByText("I maintain it")).toBeVisible();
  await row.getByRole("link", { name: /Jonas/ }).click();
  await organizer
    .getByRole("button", { name: /^Void: / })
    .first()
    .click();
  const dialog = organizer.getByRole("dialog").filter({ visible: true });
  await expect(dialog.getByRole("button", { name: "Void it" })).toBeDisabled();
  await dialog.getByLabel("Why").fill("Judged by mistake");
  await dialog.getByRole("button", { name: "Void it" }).click();
  await expect(organizer.getByText("Publicly: Judged by mistake")).toBeVisible();

  await visit(organizer, round.path("/jurors"));
  await expect(row.getByRole("cell").first()).toHaveText("3");
  await expect(
    organizer.getByText("Computed from the 2 judgements of the training split."),
  ).toBeVisible();
  const plain = await exported(organizer, "plain-outcome");
  expect(plain).toHaveLength(2);
  const record = await exported(organizer, "record");
  const [state, reason] = [-3, -2];
  expect(record.map((line) => line.at(state))).toEqual(
    expect.arrayContaining(["counts", "superseded", "voided"]),
  );
  expect(record.find((line) => line.at(state) === "voided")!.at(reason)).toBe("Judged by mistake");

  // The public reads the reason, and not whose judgement it was.
  const guest = await actAs(null);
  await visit(guest, round.path("/audit"));
  await expect(guest.getByRole("row", { name: /Judgement voided/ })).toContainText(
    "Judged by mistake",
  );
  await expect(guest.getByRole("row", { name: /Conflicts changed/ })).toContainText("standing: 1");
  await expect(guest.getByText(stake)).toHaveCount(0);
  await guest.goto(round.path("/jurors"));
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Sign in to see this page");

  await organizer.getByRole("button", { name: "Undo: Voided, Judged by mistake" }).click();
  const undo = organizer.getByRole("dialog").filter({ visible: true });
  await undo.getByLabel("Why").fill("It was right");
  await undo.getByRole("button", { name: "Undo it" }).click();
  await expect(
    organizer.getByText("Computed from the 3 judgements of the training split."),
  ).toBeVisible();

  await lookAt(organizer, round.path("/jurors"), "organizer", LOOKS);
  await visit(organizer, round.path("/jurors"));
  await row.getByRole("link", { name: /Jonas/ }).click();
  await organizer.waitForURL(/\/jurors\/.+/);
  await lookAt(organizer, new URL(organizer.url()).pathname, "organizer", LOOKS);
  await lookAt(organizer, round.path("/manage"), "organizer", LOOKS.slice(1, 3));
  await lookAt(juror, round.path("/compare/start"), "juror", LOOKS);
  await lookAt(guest, new URL(links.get("Kim")!).pathname, "guest", LOOKS);
  expect(complaints).toEqual([]);
});

async function projectNames(page: Page, roundId: string) {
  return (await apiOf(page)).project.list.query({ roundId });
}

/** The rows of a download, without the header. */
async function exported(page: Page, format: string): Promise<string[][]> {
  await page.getByLabel("Format").selectOption(format);
  await page.getByRole("button", { name: "Prepare the file" }).click();
  return cellsOf(await download(page, /^Download \d+ rows?$/)).slice(1);
}
