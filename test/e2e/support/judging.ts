import type { Locator, Page } from "@playwright/test";
import { apiOf } from "./api";
import { openRound } from "./rounds";
import { expect, type Person } from "./test";
import { visit } from "./visit";

/** A press sooner than this after a pair appeared is taken as meant for the one before. */
const SEEN_MS = 450;

/** Ten projects with facts, two of them with fewer: forty-five pairs. */
const FACTS = `repo,description,readme,language,stars,contributors,dependents,releases,funding
${Array.from({ length: 10 }, (_, k) =>
  k < 8
    ? `owner${k}/project-${k},"Does what number ${k} does, and well.","# Project ${k}

The beginning of a README that says in a few lines what this is, whom it is for, and how to begin.",Rust,${1200 * (k + 1)},${12 + k},${40 * k},${k},Gitcoin 202${k}: 40000 USD`
    : `owner${k}/project-${k},,,Go,,,,,`,
).join("\n")}
`;

type ActAs = (person: Person | null) => Promise<Page>;

export async function roundToJudge(actAs: ActAs, juror: Page, settings = {}) {
  const organizer = await actAs("organizer");
  const members = { juror };
  return openRound({ about: "Judging", organizer, members, projects: FACTS, settings });
}

/** Opens the judging page and waits for its first pair. */
export async function sitDown(page: Page, path: string): Promise<string[]> {
  await visit(page, path);
  return pairOn(page);
}

/** What the page says of the record. */
export const judged = (page: Page, count: number, target = 30) =>
  count === 0
    ? page.getByText(`Your first pair of ${target}`)
    : page.getByText(`${count} of ${target}; your pairs have connected`);

/** The names on the two cards, in their order, once the juror may be taken to have seen them. */
export async function pairOn(page: Page): Promise<string[]> {
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(2);
  await page.waitForTimeout(SEEN_MS);
  return cards.getByRole("heading").allTextContents();
}

/** Presses the keys of an answer; returns the pair it was about, once the next thing is shown. */
export async function answerBy(page: Page, ...keys: string[]): Promise<string[]> {
  const before = await pairOn(page);
  for (const key of keys) await page.keyboard.press(key);
  await moveOn(page, before);
  return before;
}

/** Waits until a pair is no longer on the screen. */
export async function moveOn(page: Page, from: string[]): Promise<void> {
  const headings = page.getByRole("article").getByRole("heading");
  await expect.poll(() => headings.allTextContents()).not.toEqual(from);
}

/** The answers of this juror as stored, newest first. */
export async function stored(page: Page, roundId: string) {
  return (await apiOf(page)).comparison.mine.query({ roundId });
}

/** Moves the focus with Tab alone, as someone without a pointer does. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}
