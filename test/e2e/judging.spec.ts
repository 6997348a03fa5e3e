import type { Locator, Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { openRound } from "./support/rounds";
import { expect, type Person, test } from "./support/test";
import { revisit, visit } from "./support/visit";

type ActAs = (person: Person | null) => Promise<Page>;

async function roundToJudge(actAs: ActAs, juror: Page) {
  const organizer = await actAs("organizer");
  return openRound({ about: "Judging", organizer, members: { juror } });
}

const judged = (page: Page, count: number) =>
  page.getByText(count === 0 ? "Your first pair" : `${count} pair${count === 1 ? "" : "s"} judged`);

/** The names on the two cards, in their order. */
async function pairOn(page: Page): Promise<string[]> {
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(2);
  return cards.getByRole("heading").allTextContents();
}

/** The answers of this juror as stored, newest first. */
async function stored(page: Page, roundId: string) {
  return (await apiOf(page)).comparison.mine.query({ roundId });
}

/** Moves the focus with Tab alone, as someone without a pointer does. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}

test("a juror judges ten pairs, and takes one back, with the keyboard alone", async ({ actAs }) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await visit(page, round.path("/compare"));
  await expect(judged(page, 0)).toBeVisible();

  // A strength and a reason first, then the answer.
  const [first] = await pairOn(page);
  await tabTo(page, page.getByRole("button", { name: /^4×/ }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByLabel("Why?"));
  await page.keyboard.type("1 = 2, said s and c");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowLeft");
  await expect(judged(page, 1)).toBeVisible();
  await expect(page.getByText(`Recorded: ${first} over `)).toContainText("4×");

  // A refusal to judge moves on to the next pair, but is not counted as a judgement.
  const presses = [
    ["ArrowRight", 2],
    ["1", 3],
    ["2", 4],
    ["=", 5],
    ["s", 5],
    ["c", 5],
    ["ArrowLeft", 6],
    ["ArrowRight", 7],
  ] as const;
  for (const [key, count] of presses) {
    const before = await pairOn(page);
    await page.keyboard.press(key);
    await expect(page.getByText("Recorded:").locator("..")).toContainText(before[0]!);
    await expect(judged(page, count)).toBeVisible();
    await expect.poll(() => pairOn(page)).not.toEqual(before);
  }
  await page.keyboard.press("u");
  await expect(page.getByText("You are judging this pair again.")).toBeVisible();
  await expect(judged(page, 6)).toBeVisible();
  await page.keyboard.press("=");
  await expect(page.getByText("You are judging this pair again.")).toBeHidden();
  await expect(judged(page, 7)).toBeVisible();

  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("heading", { name: "10 pairs in one sitting" })).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Go on judging" }));
  await page.keyboard.press("Enter");
  await expect(judged(page, 8)).toBeVisible();
  expect(await pairOn(page)).toHaveLength(2);

  const mine = await stored(page, round.id);
  expect(mine).toHaveLength(10);
  expect(mine.filter(({ withdrawn }) => withdrawn)).toEqual([]);
  const opening = mine.at(-1)!;
  expect(opening).toMatchObject({ outcome: "a", reason: "1 = 2, said s and c" });
  expect(opening.multiplier).toBeCloseTo(4, 9);
});

test("an earlier answer is changed from the history and keeps its versions", async ({ actAs }) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await visit(page, round.path("/compare"));
  const [a, b] = await pairOn(page);
  await page.keyboard.press("ArrowLeft");
  await expect(judged(page, 1)).toBeVisible();
  const waiting = await pairOn(page);

  await page.getByRole("button", { name: `Change: ${a} over ${b}` }).click();
  expect(await pairOn(page)).toEqual([a, b]);
  await page.getByRole("button", { name: `${b}, the second project` }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `${b} over ${a}` })).toContainText(
    "version 2",
  );
  await expect(judged(page, 1)).toBeVisible();
  expect(await pairOn(page)).toEqual(waiting);

  await page.getByRole("button", { name: `Withdraw: ${b} over ${a}` }).click();
  await expect(page.getByText("Withdrawn")).toBeVisible();
  await expect(judged(page, 0)).toBeVisible();
});

test("two presses in one moment are one answer, and a reload keeps the place", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await visit(page, round.path("/compare"));
  const first = await pairOn(page);
  await revisit(page);
  expect(await pairOn(page)).toEqual(first);

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let sent = 0;
  await page.route("**/api/trpc/comparison.judge**", async (route) => {
    sent += 1;
    await held;
    await route.continue();
  });
  const request = page.waitForRequest("**/api/trpc/comparison.judge**");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await request;
  release();
  await expect(judged(page, 1)).toBeVisible();
  expect(sent).toBe(1);

  const second = await pairOn(page);
  expect(second).not.toEqual(first);
  await revisit(page);
  await expect(judged(page, 1)).toBeVisible();
  expect(await pairOn(page)).toEqual(second);
  expect(await stored(page, round.id)).toHaveLength(1);
});

test("an answer whose reply is lost counts once", async ({ actAs }) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await visit(page, round.path("/compare"));
  await pairOn(page);
  let lost = 0;
  await page.route("**/api/trpc/comparison.judge**", async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.keyboard.press("ArrowLeft");
  await expect(judged(page, 1)).toBeVisible();
  expect(lost).toBe(1);
  expect(await stored(page, round.id)).toHaveLength(1);
});

test("on a phone, by touch", async ({ actAs }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await actAs("juror", phone);
  const round = await roundToJudge(actAs, page);
  await visit(page, round.path("/compare"));
  for (let count = 0; count < 3; count++) {
    const [title] = await pairOn(page);
    const choice = page.getByRole("button", { name: `${title}, the first project` });
    // The answers stay within reach of a thumb, wherever the page is scrolled to.
    await expect(choice).toBeInViewport({ ratio: 1 });
    await page.getByRole("button", { name: /^2×/ }).tap();
    await choice.tap();
    await expect(judged(page, count + 1)).toBeVisible();
  }
  await page.getByRole("button", { name: /^Undo/ }).tap();
  await expect(judged(page, 2)).toBeVisible();
  await page.getByRole("button", { name: "Leave it as it is" }).tap();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test("while judging goes on, whoever only judges does not see the board", async ({ actAs }) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await page.goto(round.path("/leaderboard"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
  await expect(page.getByText("Jurors see neither prices nor boards")).toBeVisible();
  await page.getByRole("link", { name: "Back to the round" }).click();
  await expect(page).toHaveURL(round.path());
});
