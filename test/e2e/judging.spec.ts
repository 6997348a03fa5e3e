import {
  answerBy,
  judged,
  moveOn,
  pairOn,
  roundToJudge,
  sitDown,
  stored,
  tabTo,
} from "./support/judging";
import { expect, test } from "./support/test";
import { revisit, visit } from "./support/visit";

test("a juror judges thirty pairs with the keyboard alone", async ({ actAs }) => {
  test.setTimeout(150_000);
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  const [first] = await sitDown(page, round.path("/compare"));
  await expect(judged(page, 0)).toBeVisible();

  // The choice first; then, for one pair, everything that may be said beside it.
  await page.keyboard.press("ArrowLeft");
  await tabTo(page, page.getByRole("button", { name: /^4×/ }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Sure", exact: true }));
  await page.keyboard.press("Space");
  await page.keyboard.press("r");
  await expect(page.getByLabel("In your own words")).toBeFocused();
  await page.keyboard.type("1 = 2, said s and c");
  await tabTo(page, page.getByLabel("In your own words"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Recorded: ${first} over `)).toContainText("4×");
  await expect(judged(page, 1)).toBeVisible();

  // A refusal to judge moves on to the next pair, but is not counted as a judgement.
  await answerBy(page, "s", "Enter", "Enter");
  await answerBy(page, "c", "Enter");
  await expect(page.getByText("Recorded:").locator("..")).toContainText("conflict");
  await expect(judged(page, 1)).toBeVisible();

  const keys = ["ArrowLeft", "ArrowRight", "1", "2", "="];
  for (let given = 3; given < 30; given++) {
    const key = keys[given % keys.length]!;
    await answerBy(page, key, given % 2 ? key : "Enter");
    if ((given + 1) % 10 > 0) continue;
    const pause = page.getByRole("heading", { name: `${given + 1} pairs in one sitting` });
    await expect(pause).toBeFocused();
    await page.keyboard.press("Enter");
  }
  await expect(judged(page, 28)).toContainText("connected 10 projects");

  const back = await pairOn(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("You are judging this pair again.")).toBeVisible();
  await answerBy(page, "=", "Enter");
  expect(await pairOn(page)).toEqual(back);
  await expect(judged(page, 28)).toBeVisible();

  const mine = await stored(page, round.id);
  expect(mine).toHaveLength(30);
  expect(mine.filter(({ withdrawn }) => withdrawn)).toEqual([]);
  const [skipped, opening] = [mine.at(-2)!, mine.at(-1)!];
  expect(skipped).toMatchObject({ outcome: "skip", skipReason: "unknown" });
  expect(opening).toMatchObject({ outcome: "a", confidence: 3, reason: "1 = 2, said s and c" });
  expect(opening.multiplier).toBeCloseTo(4, 9);
});

test("an earlier answer is found, changed and withdrawn in the history, and keeps its versions", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  const [a, b] = await sitDown(page, round.path("/compare"));
  await answerBy(page, "ArrowLeft", "Enter");
  await answerBy(page, "=", "Enter");
  await expect(judged(page, 2)).toBeVisible();
  await page.getByRole("link", { name: "Your judgements" }).click();
  await page.waitForURL("**/compare/history");

  await expect(page.getByRole("listitem").filter({ hasText: "and" })).toHaveCount(1);
  await page.getByLabel("Search").fill(`${a} ${b}`);
  await expect(page.getByText("1 of 2")).toBeVisible();
  await page.getByRole("button", { name: `Change: ${a} over ${b}` }).click();
  expect(await pairOn(page)).toEqual([a, b]);
  const second = page.getByRole("button", { name: `${b}, the second project` });
  await second.click();
  await second.click();
  const row = page.getByRole("listitem").filter({ hasText: `${b} over ${a}` });
  await expect(row).toContainText("version 2");
  await row.getByText("1 earlier version").click();
  await expect(row.getByText(`${a} over ${b}`)).toBeVisible();

  await page.getByRole("button", { name: `Withdraw: ${b} over ${a}` }).click();
  await expect(page.getByText("Withdrawn").first()).toBeVisible();
  await visit(page, round.path("/compare"));
  await expect(judged(page, 1)).toBeVisible();
});

test("two presses in one moment are one answer, and a reload keeps the place", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  const first = await sitDown(page, round.path("/compare"));
  await revisit(page);
  expect(await pairOn(page)).toEqual(first);

  // Pressed on: what comes too soon for the next pair to be read is not about the next pair.
  for (const key of ["ArrowLeft", "Enter", "Enter", "ArrowRight", "ArrowRight", "Enter"]) {
    await page.keyboard.press(key, { delay: 0 });
  }
  await moveOn(page, first);
  await expect(judged(page, 1)).toBeVisible();
  const second = await pairOn(page);
  await revisit(page);
  await expect(judged(page, 1)).toBeVisible();
  expect(await pairOn(page)).toEqual(second);
  expect(await stored(page, round.id)).toHaveLength(1);
});

test("keys are changed in the dialog, conflicts are refused, and the change stays", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await sitDown(page, round.path("/compare"));
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  const change = dialog.getByRole("button", { name: /^Change the key: The first project/ });
  await change.click();
  await page.keyboard.press("s");
  await expect(dialog.getByRole("alert")).toHaveText("S is taken: I can't judge this pair");
  await page.keyboard.press("j");
  await expect(dialog.getByText("J", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  await revisit(page);
  const [first] = await pairOn(page);
  const choice = page.getByRole("button", { name: `${first}, the first project` });
  await page.keyboard.press("ArrowLeft");
  await expect(choice).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("j");
  await expect(choice).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("?");
  await dialog.getByRole("button", { name: "Back to the first keys" }).click();
  await expect(dialog.getByText("←")).toBeVisible();
});

test("the largest strength of the round is the largest that can be given", async ({ actAs }) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page, { multiplierMax: 5, pairsPerJuror: 12 });
  await sitDown(page, round.path("/compare"));
  await expect(judged(page, 0, 12)).toBeVisible();
  await page.keyboard.press("1");
  await expect(page.getByRole("button", { name: /^4×/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /8×/ })).toHaveCount(0);
  const typed = page.getByLabel("Or exactly");
  await typed.fill("6");
  await expect(page.getByText("Type a number from 1 to 5")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Next/ })).toBeDisabled();
  await typed.fill("4,5");
  await page.getByRole("button", { name: /^Next/ }).click();
  await expect(judged(page, 1, 12)).toBeVisible();
  expect((await stored(page, round.id))[0]?.multiplier).toBeCloseTo(4.5, 9);
});

test("on a phone, by touch", async ({ actAs }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await actAs("juror", phone);
  const round = await roundToJudge(actAs, page);
  await sitDown(page, round.path("/compare"));
  for (let count = 0; count < 3; count++) {
    const [title] = await pairOn(page);
    const choice = page.getByRole("button", { name: `${title}, the first project` });
    // The answers stay within reach of a thumb, wherever the page is scrolled to.
    await expect(choice).toBeInViewport({ ratio: 1 });
    await choice.tap();
    await page.getByRole("button", { name: /^2×/ }).tap();
    await page.getByRole("button", { name: /^Next/ }).tap();
    await expect(judged(page, count + 1)).toBeVisible();
  }
  await page.getByRole("button", { name: /^Undo/ }).tap();
  await expect(judged(page, 2)).toBeVisible();
  await page.getByRole("button", { name: "Leave it as it is" }).tap();
  for (const target of await page.getByRole("main").getByRole("button").all()) {
    const box = await target.boundingBox();
    if (box)
      expect(
        Math.min(box.height, box.width),
        (await target.textContent()) ?? "",
      ).toBeGreaterThanOrEqual(44);
  }
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
