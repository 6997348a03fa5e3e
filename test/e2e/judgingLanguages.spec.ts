import { answerBy, pairOn, roundToJudge, sitDown } from "./support/judging";
import { complaintsOf, DESK, type Look, lookHere, PHONE } from "./support/look";
import { invite, openRound } from "./support/rounds";
import { expect, ownAddress, PERSONS, test } from "./support/test";
import { revisit, visit } from "./support/visit";

test.describe.configure({ mode: "parallel" });

const ALL: readonly Look[] = [
  { size: PHONE, theme: "light" },
  { size: DESK, theme: "dark" },
  { size: PHONE, theme: "dark" },
  { size: DESK, theme: "light" },
];
const TWO = ALL.slice(0, 2);

test("the judging pages, filled in: in the window, and sound to axe", async ({ actAs }) => {
  test.setTimeout(120_000);
  const page = await actAs("juror");
  const complaints = complaintsOf(page);
  const round = await roundToJudge(actAs, page);
  const [a, b] = await sitDown(page, round.path("/compare"));
  await page.keyboard.press("1");
  await page.getByRole("button", { name: /^2×/ }).click();
  await page.getByRole("button", { name: /^Why/ }).click();
  await page.getByRole("button", { name: "Hard to replace" }).click();
  await page.getByLabel("In your own words").fill("Nearly everything is built with it.");
  await lookHere(page, "judging, a choice", ALL);
  await page.getByLabel("In your own words").press("Escape");
  await page.keyboard.press("s");
  await lookHere(page, "judging, cannot judge", TWO);
  await page.keyboard.press("2");
  await answerBy(page, "Enter");
  await lookHere(page, "judging, after an answer", TWO);
  await page.keyboard.press("?");
  await lookHere(page, "judging, keys", TWO);
  await page.keyboard.press("Escape");
  expect(complaints).toEqual([]);

  await page.context().setOffline(true);
  await answerBy(page, "1", "Enter");
  await expect(page.getByText("1 answer is waiting for the network")).toBeVisible();
  await lookHere(page, "judging, offline", ALL);
  await page.context().setOffline(false);
  await expect(page.getByText(/waiting for the network/)).toHaveCount(0, { timeout: 20_000 });

  await visit(page, round.path("/compare/history"));
  await page.getByRole("button", { name: `Change: ${b} over ${a}` }).click();
  await pairOn(page);
  await page.keyboard.press("1");
  await answerBy(page, "Enter");
  await page.getByText("1 earlier version").click();
  await lookHere(page, "history", ALL);
});

test("a juror whose browser asks for German judges in German, and may switch", async ({
  actAs,
}) => {
  test.setTimeout(120_000);
  const page = await actAs("juror", { locale: "de-AT" });
  const round = await roundToJudge(actAs, page);
  const [a, b] = await sitDown(page, round.path("/compare"));
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByText("Ihr erstes Paar von 30")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: /^1,5× Etwas/ }).click();
  await lookHere(page, "judging in German", ALL);
  await answerBy(page, "Enter");
  await expect(page.getByText(`Festgehalten: ${a} vor ${b}, 1,5×`)).toBeVisible();
  await visit(page, round.path("/compare/history"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihre Urteile");
  await lookHere(page, "history in German", TWO);

  // A page that is not translated says that it is English.
  await visit(page, round.path());
  await expect(page.getByRole("main")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("link", { name: "Vergleichen" })).toBeVisible();

  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("link", { name: "Compare", exact: true })).toBeVisible();
  await sitDown(page, round.path("/compare"));
  await expect(page.getByText("1 of 30; your pairs have connected 2 projects")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("read from right to left, the judging page keeps in the window and its sides in order", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await sitDown(page, round.path("/compare"));
  await answerBy(page, "1", "Enter");
  await pairOn(page);
  await page.keyboard.press("2");
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  await page.setViewportSize(DESK);
  const [first, second] = await page.getByRole("article").all();
  const [right, left] = [await first!.boundingBox(), await second!.boundingBox()];
  expect(right!.x).toBeGreaterThan(left!.x);
  await lookHere(page, "judging from right to left", TWO);
  await revisit(page);
});

test("from an invitation to the first pair in German, on a phone", async ({ actAs }) => {
  test.setTimeout(120_000);
  const organizer = await actAs("organizer");
  const round = await openRound({ about: "Auf Deutsch", organizer });
  const link = `/join/${await invite(organizer, round.id, "juror")}`;
  const page = await actAs(null, {
    ...ownAddress(test.info().workerIndex),
    ...{ locale: "de-AT", viewport: PHONE, hasTouch: true, isMobile: true },
  });
  const complaints = complaintsOf(page);
  await visit(page, link);
  await expect(page).toHaveTitle(/^Einladung/);
  await expect(page.getByText("Sie sind als Juror eingeladen.")).toBeVisible();
  await lookHere(page, "invitation in German", TWO);
  await page.setViewportSize(PHONE);

  await page.getByRole("link", { name: "Anmelden und annehmen" }).tap();
  await expect(page.getByRole("heading", { name: "Als Demo-Person" })).toBeVisible();
  await lookHere(page, "signing in in German", TWO);
  await page.setViewportSize(PHONE);
  await page.getByRole("button", { name: PERSONS.approver }).tap();
  await page.waitForURL(`**${link}`);
  await revisit(page);
  await page.getByRole("button", { name: `Als ${PERSONS.approver} annehmen` }).tap();

  await page.waitForURL(`**${round.path("/compare/start")}`);
  await expect(page.getByText("Welcher Fluss ist länger?")).toBeVisible();
  await page.getByLabel("Projekt", { exact: true }).fill("sigp/lighthouse");
  await page.getByRole("button", { name: "Diesen Konflikt angeben" }).tap();
  await expect(page.getByText("1 Projekt: sigp/lighthouse")).toBeVisible();
  const group = page.getByRole("group", { name: "Ihre Antwort" });
  await group.getByLabel("Oder genau").fill("2,5");
  await group.getByRole("button", { name: "Die Donau" }).tap();
  await expect(page.getByText("Die Donau: 2.850 km gegen 1.230 km, 2,32×.")).toBeVisible();
  await expect(page.getByText("Sie haben 2,5× gesagt: nah dran.")).toBeVisible();
  await lookHere(page, "before judging in German", ALL);
  await page.setViewportSize(PHONE);
  await page.getByRole("button", { name: "Nächstes Übungspaar" }).tap();
  await group.getByRole("button", { name: "Deutschland" }).tap();
  await expect(page.getByText("Umgekehrt.")).toBeVisible();
  await page.getByRole("button", { name: "Nächstes Übungspaar" }).tap();
  await group.getByRole("button", { name: "Gleich" }).tap();
  await page.getByRole("button", { name: "Fertig" }).tap();
  await page.getByRole("link", { name: "Das erste Paar beurteilen" }).tap();
  await page.waitForURL(`**${round.path("/compare")}`);
  await pairOn(page);
  await expect(page.getByRole("link", { name: "Ihre Interessenkonflikte" })).toBeVisible();
  expect(complaints).toEqual([]);
});
