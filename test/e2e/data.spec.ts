// A round that keeps its word: the organizer imports, publishes new data and amends in public; a
// modeler downloads, and finds that the files are what their hashes say.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { fixture, openRound, type TestRound } from "./support/rounds";
import { expect, test } from "./support/test";
import { revisit, visit } from "./support/visit";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function versionsOf(page: Page, { id }: TestRound) {
  return (await (await apiOf(page)).dataset.list.query({ roundId: id })).versions;
}

async function download(page: Page, name: string): Promise<string> {
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name, exact: true }).click();
  return readFileSync(await (await file).path(), "utf8");
}

test("data is frozen, published anew and downloaded; rules are amended where everybody sees it", async ({
  actAs,
}) => {
  test.setTimeout(120_000);
  const [organizer, modeler, guest] = [
    await actAs("organizer"),
    await actAs("modeler"),
    await actAs(null),
  ];
  const round = await openRound({ about: "Keeps its word", organizer, members: { modeler } });
  await visit(guest, round.path("/data"));
  await expect(guest.getByText("No data yet")).toBeVisible();

  const api = await apiOf(organizer);
  const text = fixture("comparisons.csv");
  const cut = text.trimEnd().split("\n");
  const part = (from: number, until?: number) =>
    `${[cut[0], ...cut.slice(from, until)].join("\n")}\n`;
  const half = Math.floor(cut.length / 2);
  await api.comparison.import.mutate({
    ...{ roundId: round.id, fileName: "first.csv", text: part(1, half) },
  });
  await expect.poll(() => versionsOf(organizer, round), { timeout: 30_000 }).toHaveLength(1);

  await test.step("an import brings a version by itself, nothing new no other", async () => {
    await visit(organizer, round.path("/manage"));
    await expect(organizer.getByText(/^Version 1,/)).toBeVisible();
    await expect(organizer.getByRole("button", { name: "Publish new data" })).toBeDisabled();
  });

  await test.step("a modeler downloads what the hash names, and not what is held out", async () => {
    await visit(modeler, round.path("/data"));
    const [version] = await versionsOf(modeler, round);
    const train = await download(modeler, "train.csv");
    expect(train).toMatch(/^a,b,outcome,logRatio,weight,juror\n/);
    expect(sha256(train)).toBe(version!.files.find(({ name }) => name === "train")!.hash);
    await expect(modeler.getByRole("link", { name: "private.csv", exact: true })).toHaveCount(0);
    const sealed = await modeler.request.get(round.path("/data/v1/private.csv"));
    expect(sealed.status()).toBe(403);
    const closed = await guest.request.get(round.path("/data/newest/train.csv"));
    expect(closed.status()).toBe(403);
    for (const name of ["Sample submission", "Scoring code", "starter.py", "starter.ts"])
      expect((await download(modeler, name)).length).toBeGreaterThan(100);
  });

  await test.step("the organizer amends the rules, after seeing the difference", async () => {
    await visit(organizer, round.path("/manage"));
    const amend = organizer.getByRole("heading", { name: "Amend the rules" });
    await amend.scrollIntoViewIfNeeded();
    await organizer.getByText("Change a rule…").click();
    await organizer.getByLabel("Submissions a day, per team").fill("7");
    await organizer.getByRole("button", { name: "See what would change…" }).click();
    const dialog = organizer.getByRole("dialog", { name: "Amend the rules in public?" });
    await expect(dialog.getByRole("row", { name: "Submissions a day 5 7" })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Amend" })).toBeDisabled();
    await dialog.getByLabel("Why?").fill("Modelers asked for more tries");
    await dialog.getByRole("button", { name: "Amend" }).click();
    await expect(organizer.getByText("Amendment 1 is public")).toBeVisible();
  });

  await test.step("everybody reads what changed and why, on the round and on its data", async () => {
    for (const page of ["", "/data"]) {
      await visit(guest, round.path(page));
      await expect(guest.getByText(/^Amended .*: Submissions a day: 7$/)).toBeVisible();
      await expect(guest.getByText("Modelers asked for more tries").first()).toBeVisible();
    }
    await visit(guest, round.path());
    const list = guest.getByRole("region", { name: "What amendment 1 changes" });
    await expect(list.getByRole("row", { name: "Submissions a day 5 7" })).toBeVisible();
    const { verified } = await (await apiOf(guest)).round.amendments.query({ roundId: round.id });
    expect(verified).toBe(true);
  });

  await test.step("after the close the held-out files and their seals are open, and hold", async () => {
    await api.comparison.import.mutate({
      ...{ roundId: round.id, fileName: "second.csv", text: part(half) },
    });
    await expect.poll(() => versionsOf(organizer, round), { timeout: 30_000 }).toHaveLength(2);
    const [before] = await versionsOf(guest, round);
    await api.round.close.mutate({ roundId: round.id });
    await revisit(guest);
    await visit(guest, round.path("/data"));
    const text = await download(guest, "private.csv");
    const [after] = await versionsOf(guest, round);
    expect(after!.hash).toBe(before!.hash);
    const file = after!.files.find(({ name }) => name === "private")!;
    expect(sha256(text)).toBe(file.sha256);
    expect(sha256(`${file.seal}${file.sha256}`)).toBe(file.hash);
  });
});
