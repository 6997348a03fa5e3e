import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { roundToJudge } from "./support/judging";
import { DESK, lookHere, PHONE } from "./support/look";
import { expect, test } from "./support/test";
import { revisit, visit } from "./support/visit";

/** A press sooner than this after a set appeared is taken as meant for the turn before. */
const SEEN_MS = 450;
const LOOKS = [
  { size: DESK, theme: "light" },
  { size: PHONE, theme: "dark" },
] as const;

const cards = (page: Page) => page.getByRole("list", { name: "The projects of this set" });
const titles = (page: Page) =>
  cards(page).getByRole("listitem").locator(".text-h3.font-semibold").allTextContents();

/** Answers pairs with the keyboard until a set is asked; returns its projects as listed. */
async function setOn(page: Page): Promise<string[]> {
  await expect(async () => {
    await expect(cards(page).or(page.getByRole("article").first())).toBeVisible();
    if (!(await cards(page).isVisible())) {
      await page.waitForTimeout(SEEN_MS);
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Enter");
    }
    await expect(cards(page)).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 60_000 });
  await page.waitForTimeout(SEEN_MS);
  return titles(page);
}

/** Answers sets through the server's own procedures until a pair is asked. */
async function answerSets(page: Page, roundId: string) {
  const api = await apiOf(page);
  for (let sets = 0; sets < 20; sets++) {
    const { set } = await api.set.next.query({ roundId });
    if (!set) return;
    const [bestId, worstId] = set.projects.map(({ id }) => id);
    const said = { token: set.token, bestId, worstId };
    await api.set.judge.mutate({ roundId, ...said, idempotencyKey: randomUUID() });
  }
}

const recorded = (page: Page) => page.getByText("Recorded:").locator("..");

test("a juror ranks five with the keyboard alone, undoes it and finds it in the history", async ({
  actAs,
}) => {
  test.setTimeout(120_000);
  const page = await actAs("juror");
  await page.setViewportSize(DESK);
  const round = await roundToJudge(actAs, page, { input: "rankFive" });
  await visit(page, round.path("/compare"));
  const shown = await setOn(page);
  expect(shown).toHaveLength(5);
  await lookHere(page, "juror, ranking, empty", LOOKS);
  await page.setViewportSize(DESK);
  await revisit(page);
  expect(await setOn(page)).toEqual(shown);

  // The third of the list comes first, then by numbers; the last one left places itself.
  const card = (title: string) =>
    cards(page)
      .getByRole("button", { name: `${title}: ` })
      .first();
  const [a, b, c, d, e] = shown as [string, string, string, string, string];
  await card(c).focus();
  await page.keyboard.press("1");
  await expect(card(c)).toBeFocused();
  expect(await titles(page)).toEqual([c, a, b, d, e]);
  await card(a).focus();
  await page.keyboard.press("Space");
  await card(b).focus();
  await page.keyboard.press("1");
  await card(e).focus();
  await page.keyboard.press("4");
  expect(await titles(page)).toEqual([b, c, a, e, d]);
  await page.keyboard.press("ArrowUp");
  await expect(card(e)).toBeFocused();
  expect(await titles(page)).toEqual([b, c, e, a, d]);
  await lookHere(page, "juror, ranking, filled in", LOOKS);
  await page.setViewportSize(DESK);
  await page.keyboard.press("Enter");
  await expect(recorded(page)).toContainText([b, c, e, a, d].join(" › "));

  await page.keyboard.press("u");
  await expect(page.getByText("You are judging this set again.")).toBeVisible();
  expect(await titles(page)).toEqual([b, c, e, a, d]);
  await page.waitForTimeout(SEEN_MS);
  await card(b).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(recorded(page)).toContainText([c, b, e, a, d].join(" › "));

  await visit(page, round.path("/compare/history"));
  const row = page.getByRole("listitem").filter({ hasText: [c, b, e, a, d].join(" › ") });
  await expect(row).toContainText("version 2");
  await row.getByText("1 earlier version").click();
  await expect(row).toContainText([b, c, e, a, d].join(" › "));
  await lookHere(page, "juror, history of sets", LOOKS);
  await row.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(row.getByText("Withdrawn")).toBeVisible();
});

test("a juror names best and worst on a phone, and leaves out a project with a conflict", async ({
  actAs,
}) => {
  test.setTimeout(120_000);
  const page = await actAs("juror");
  await page.setViewportSize(PHONE);
  const round = await roundToJudge(actAs, page, { input: "bestWorst" });
  await visit(page, round.path("/compare"));
  const [out] = await setOn(page);
  await page.getByRole("button", { name: `Conflict of interest: ${out}` }).click();
  await page.getByRole("button", { name: "Leave it out" }).click();
  await expect(cards(page).getByRole("listitem")).toHaveCount(4);
  const left = await titles(page);
  expect(left).not.toContain(out);

  await page.getByRole("button", { name: `${left[0]} is the first` }).click();
  await page.getByRole("button", { name: `${left[0]} is the last` }).click();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await page.getByRole("button", { name: `${left[3]} is the first` }).click();
  await lookHere(page, "juror, best and worst", [
    { size: PHONE, theme: "light" },
    { size: DESK, theme: "dark" },
  ]);
  await page.setViewportSize(PHONE);
  await page.context().setOffline(true);
  await expect(page.getByText("There is no network")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("There is no network")).toBeHidden();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(recorded(page)).toContainText(`${left[3]} first, ${left[0]} last`);

  await answerSets(page, round.id);
  await revisit(page);
  const pair = page.getByRole("article");
  await expect(pair).toHaveCount(2);
  const [first, second] = await pair.getByRole("heading").allTextContents();
  await page.waitForTimeout(SEEN_MS);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(recorded(page)).toContainText(`${second} over ${first}`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("You are judging this pair again.")).toBeVisible();
});
