import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { roundToJudge } from "./support/judging";
import { DESK, lookHere, PHONE } from "./support/look";
import { expect, test } from "./support/test";
import { visit } from "./support/visit";

const LOOKS = [
  { size: PHONE, theme: "dark" },
  { size: DESK, theme: "light" },
] as const;

/** Judges like stone, scissors, paper: every project stands over the four that follow it in a circle. */
async function judgeInCircles(page: Page, roundId: string, count: number) {
  const api = await apiOf(page);
  const number = (name: string) => Number(/(\d+)$/.exec(name)![1]);
  for (let k = 0; k < count; k++) {
    const { pair } = await api.comparison.next.query({ roundId });
    const ahead = (number(pair!.b.name) - number(pair!.a.name) + 10) % 10;
    await api.comparison.judge.mutate({
      ...{ roundId, token: pair!.token, idempotencyKey: randomUUID() },
      outcome: ahead === 5 ? "equal" : ahead < 5 ? "a" : "b",
    });
  }
}

test("a juror sees what ten answers imply, and judges again where they go round", async ({
  actAs,
}) => {
  const page = await actAs("juror");
  const round = await roundToJudge(actAs, page);
  await judgeInCircles(page, round.id, 4);
  await visit(page, round.path("/compare/insights"));
  await expect(page.getByText("After 10 answers you see here")).toContainText("4");

  // Nearly every pair: whichever are asked, some triangles of the circle are among them.
  await judgeInCircles(page, round.id, 38);
  await visit(page, round.path("/compare/insights"));
  const ranking = page.getByRole("table", { name: "Your ranking" });
  await expect(ranking.getByRole("row")).toHaveCount(11);
  await expect(
    page.getByRole("img", { name: / over .*, .* over .*, .* over / }).first(),
  ).toBeVisible();
  await expect(page.getByText("Once judging has closed you see here")).toBeVisible();
  await lookHere(page, "own insights", LOOKS);

  const again = page.getByRole("link", { name: /^Judge again: / }).first();
  const text = (await again.getAttribute("aria-label"))!.replace("Judge again: ", "");
  await again.click();
  await page.waitForURL("**/compare/history?change=*");
  for (const title of text.split(" over ")) {
    await expect(page.getByRole("article").filter({ hasText: title })).toBeVisible();
  }
});
