import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { answerBy, judged, moveOn, pairOn, roundToJudge, sitDown, stored } from "./support/judging";
import { inDatabase } from "./support/place";
import { expect, PERSONS, test } from "./support/test";
import { revisit, visit } from "./support/visit";

test.describe.configure({ mode: "parallel" });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const JUDGE = "**/api/trpc/comparison.judge**";
const waiting = (page: Page, count: number) =>
  page.getByText(
    count === 1
      ? "1 answer is waiting for the network"
      : `${count} answers are waiting for the network`,
  );

/** The page is kept on the device from a moment after it was opened. */
async function untilKept(page: Page, path: string) {
  await page.waitForFunction(
    async (kept) =>
      Boolean(navigator.serviceWorker.controller) && Boolean(await caches.match(kept)),
    path,
  );
}

async function answerByTouch(page: Page) {
  const before = await pairOn(page);
  const choice = page.getByRole("button", { name: `${before[1]}, the second project` });
  await choice.tap();
  await page.getByRole("button", { name: /^Next/ }).tap();
  await moveOn(page, before);
  return before;
}

test("a juror on a phone loses the network, answers five pairs, reloads, and comes back", async ({
  actAs,
}) => {
  const page = await actAs("juror", PHONE);
  const round = await roundToJudge(actAs, page);
  const path = round.path("/compare");
  await sitDown(page, path);
  await answerByTouch(page);
  await answerByTouch(page);
  await expect(judged(page, 2)).toBeVisible();
  await untilKept(page, path);
  await expect.poll(() => pairsOnDevice(page)).toBe(6);

  await page.context().setOffline(true);
  const answered = [];
  for (let count = 1; count <= 5; count++) {
    answered.push(await answerByTouch(page));
    await expect(waiting(page, count)).toBeVisible();
  }
  await expect(judged(page, 2)).toBeVisible();
  const shown = await pairOn(page);
  await revisit(page);
  await expect(waiting(page, 5)).toBeVisible();
  expect(await pairOn(page)).toEqual(shown);

  await page.context().setOffline(false);
  await expect(judged(page, 7)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/waiting for the network/)).toHaveCount(0);
  const mine = (await stored(page, round.id)).toReversed();
  expect(mine).toHaveLength(7);
  expect(mine.slice(2).map(({ a, b }) => [a.title, b.title])).toEqual(answered);
  expect(mine.every(({ outcome, version }) => outcome === "b" && version === 1)).toBe(true);
});

/**
 * How many pairs are there to be judged without a network, the one on the screen among them; once
 * there is one, because whoever opens the store first makes it.
 */
function pairsOnDevice(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const request = indexedDB.open("steelyard-judging");
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = db.transaction("desks").objectStore("desks").getAll();
    const desks = await new Promise<{ pairs: unknown[] }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    return desks.reduce((sum, { pairs }) => sum + pairs.length, 0);
  });
}

test("two tabs show one queue, and each pair is answered in one of them", async ({ actAs }) => {
  const one = await actAs("juror");
  const round = await roundToJudge(actAs, one);
  const path = round.path("/compare");
  const first = await sitDown(one, path);
  const two = await one.context().newPage();
  expect(await sitDown(two, path)).toEqual(first);

  const sent: (string | null)[] = [];
  one.context().on("response", (response) => {
    if (/comparison\.judge/.test(response.url())) sent.push(response.request().postData());
  });
  await answerBy(one, "1", "Enter");
  await moveOn(two, first);
  const second = await pairOn(two);
  expect(await pairOn(one)).toEqual(second);

  await one.context().setOffline(true);
  await answerBy(two, "2", "Enter");
  await moveOn(one, second);
  await answerBy(one, "=", "Enter");
  for (const tab of [one, two]) await expect(waiting(tab, 2)).toBeVisible();
  await one.context().setOffline(false);
  for (const tab of [one, two]) await expect(judged(tab, 3)).toBeVisible({ timeout: 20_000 });
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(3);
  const mine = await stored(one, round.id);
  expect(mine.map(({ outcome }) => outcome)).toEqual(["equal", "b", "a"]);
});

test("an answer whose reply is lost counts once, and one undone on the way comes back", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await sitDown(page, round.path("/compare"));
  let lost = 0;
  await page.route(JUDGE, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await answerBy(page, "1", "Enter");
  await expect(judged(page, 1)).toBeVisible();
  expect(lost).toBe(1);
  expect(await stored(page, round.id)).toHaveLength(1);

  await page.context().setOffline(true);
  await answerBy(page, "1", "Enter");
  const undone = await answerBy(page, "2", "Enter");
  await page.keyboard.press("u");
  await expect
    .poll(() => page.getByRole("article").getByRole("heading").allTextContents())
    .toEqual(undone);
  await expect(waiting(page, 1)).toBeVisible();
  await page.context().setOffline(false);
  await expect(judged(page, 2)).toBeVisible({ timeout: 20_000 });
  expect((await stored(page, round.id)).map(({ version }) => version)).toEqual([1, 1]);
});

test("a pair that was answered on another device is refused, shown, and kept until it is removed", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  const [a, b] = await sitDown(page, round.path("/compare"));
  const elsewhere = await apiOf(page);
  const { pair } = await elsewhere.comparison.next.query({ roundId: round.id });
  const said = { outcome: "equal", token: pair!.token, idempotencyKey: "elsewhere" } as const;
  await elsewhere.comparison.judge.mutate({ roundId: round.id, ...said });

  await answerBy(page, "1", "Enter");
  const refused = page.getByRole("alert").filter({ hasText: "1 answer was not recorded" });
  await expect(refused).toContainText(`${a} over ${b}`);
  await expect(refused).toContainText("on another device");
  await revisit(page);
  await expect(refused).toBeVisible();
  await refused.getByRole("button", { name: /^Remove/ }).click();
  await expect(refused).toHaveCount(0);
  expect((await stored(page, round.id)).map(({ outcome }) => outcome)).toEqual(["equal"]);
});

test("answers that come too late are kept and explained", async ({ actAs }) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await sitDown(page, round.path("/compare"));
  await page.context().setOffline(true);
  await answerBy(page, "1", "Enter");
  const organizer = await actAs("organizer");
  await (await apiOf(organizer)).round.close.mutate({ roundId: round.id });
  await page.context().setOffline(false);
  const refused = page.getByRole("alert").filter({ hasText: "1 answer was not recorded" });
  await expect(refused).toContainText("The round had ended", { timeout: 20_000 });
  await expect(page.getByText("Judging has ended")).toBeVisible();
});

test("answers wait for the person who gave them, whoever signs in meanwhile", async ({ actAs }) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  const path = round.path("/compare");
  await sitDown(page, path);
  await page.context().setOffline(true);
  await answerBy(page, "1", "Enter");
  await expect(waiting(page, 1)).toBeVisible();

  // Another person signs in on this device, while the page of the first still lies open.
  const sessions = (await page.context().cookies()).filter(({ name }) => /session/.test(name));
  const other = await actAs("modeler");
  const theirs = (await other.context().cookies()).filter(({ name }) => /session/.test(name));
  await page.context().addCookies(theirs);
  await inDatabase(
    `INSERT INTO "Membership" ("id", "roundId", "userId", "role")
     SELECT gen_random_uuid()::text, $1, "id", 'juror' FROM "User" WHERE "name" = $2`,
    [round.id, PERSONS.modeler],
  );
  await page.context().setOffline(false);
  await expect(page.getByText("1 answer is waiting for you to sign in")).toBeVisible({
    timeout: 20_000,
  });
  const tab = await page.context().newPage();
  await visit(tab, path);
  await expect(judged(tab, 0)).toBeVisible();
  await expect(tab.getByText(/waiting/)).toHaveCount(0);
  expect(await stored(other, round.id)).toEqual([]);

  await page.context().addCookies(sessions);
  await visit(page, path);
  await expect(judged(page, 1)).toBeVisible();
  expect(await stored(page, round.id)).toHaveLength(1);
});

test("signing out takes the kept pages off the device, and leaves the answers", async ({
  actAs,
}) => {
  const path = "/rounds/tools-that-build-ethereum/compare";
  const page = await actAs(null);
  await visit(page, `/sign-in?callbackUrl=${path}`);
  await page.getByRole("button", { name: PERSONS.juror }).click();
  await page.waitForURL(`**${path}`);
  await pairOn(page);
  await untilKept(page, path);
  await expect.poll(() => pairsOnDevice(page)).toBe(6);
  await page.locator("header summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in", exact: true })).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await pairsOnDevice(page)).toBe(6);
});
