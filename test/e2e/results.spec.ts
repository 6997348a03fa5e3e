import { existsSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { readComparisons } from "~/core/formats";
import { apiOf } from "./support/api";
import { cellsOf, download, downloadLink } from "./support/journey";
import { complaintsOf, DESK, type Look, lookAt, PHONE } from "./support/look";
import { fixture, openRound, type TestRound } from "./support/rounds";
import { expect, test } from "./support/test";
import { visit } from "./support/visit";

test.describe.configure({ mode: "parallel" });

const TRIAL = "../shared/data/deepfunding/trial2025/pond_train_407.csv";
const PARTS = ["", "/methods", "/comparisons", "/jurors", "/graph"];
const ALL_LOOKS: readonly Look[] = [
  { size: PHONE, theme: "light" },
  { size: DESK, theme: "dark" },
  { size: PHONE, theme: "dark" },
  { size: DESK, theme: "light" },
];
/** All methods of the trial's rows, one after the other, on a busy machine. */
const ALL_METHODS_PATIENCE = { timeout: 120_000 };

interface Judged extends TestRound {
  organizer: Page;
}

/** An open round with comparisons in it. */
async function judged(organizer: Page, about: string, projects: string, text: string) {
  const round = await openRound({ about, organizer, projects });
  const api = await apiOf(organizer);
  await api.comparison.import.mutate({ roundId: round.id, fileName: "judged.csv", text });
  return { ...round, organizer } satisfies Judged;
}

/** Presses a button under "Fit again" and waits until the newest job says it is done. */
async function fitAndWait({ organizer, path }: Judged, button: string, job: string) {
  await visit(organizer, path("/results"));
  await organizer.getByRole("button", { name: button }).click();
  const newest = organizer.getByRole("listitem").filter({ hasText: job }).first();
  await expect(newest).toContainText("Done", ALL_METHODS_PATIENCE);
}

test("every part of the results: named, in the window, and sound to axe, with and without fits", async ({
  actAs,
}) => {
  test.setTimeout(300_000);
  const organizer = await actAs("organizer");
  const complaints = complaintsOf(organizer);
  const text = fixture("comparisons.csv");
  const round = await judged(organizer, "Looked at in parts", fixture("projects.txt"), text);
  for (const part of PARTS) {
    await lookAt(organizer, round.path(`/results${part}`), "no fits", ALL_LOOKS.slice(0, 2));
  }
  await fitAndWait(round, "Fit all methods", "All methods");
  for (const part of PARTS) {
    await lookAt(organizer, round.path(`/results${part}`), "all fits", ALL_LOOKS);
  }
  // A method of which only the weights are known says so.
  await visit(organizer, `${round.path("/results/jurors")}?method=pagerank`);
  await expect(organizer.getByText("Not worked out for this fit")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("the results of the trial answer how much one juror changes a payout", async ({ actAs }) => {
  test.skip(!existsSync(TRIAL), "the trial's file is not on this machine");
  test.setTimeout(300_000);
  const organizer = await actAs("organizer");
  const text = readFileSync(TRIAL, "utf8");
  const projects = readComparisons(text).items.join("\n");
  const round = await judged(organizer, "The trial", projects, text);
  await (await apiOf(organizer)).round.close.mutate({ roundId: round.id });
  await fitAndWait(round, "Fit all methods", "All methods");

  const guest = await actAs(null);
  for (const part of PARTS) {
    await lookAt(guest, round.path(`/results${part}`), "trial", ALL_LOOKS.slice(2));
  }
  await visit(guest, round.path("/results/jurors"));
  await expect(guest.getByText(/^The most one juror changes: .+ USDC$/)).toBeVisible();
  await expect(guest.getByRole("main")).not.toContainText("L1Juror");
  const [header, ...jurors] = cellsOf(await downloadLink(guest, "Download CSV"));
  expect(header).not.toContain("name");
  expect(jurors.length).toBeGreaterThan(30);

  await visit(organizer, round.path("/results/jurors"));
  await expect(organizer.getByRole("main")).toContainText("L1Juror");

  await visit(guest, round.path("/results/methods"));
  const follow = guest.getByLabel("Follow");
  await follow.selectOption({ index: 1 });
  await expect(guest.getByText(/depending on the method\.$/)).toBeVisible();
  const distances = await download(guest, "Download CSV");
  expect(cellsOf(distances)[0]).toContain("pagerank");

  await visit(guest, round.path("/results/comparisons"));
  const largest = guest.getByRole("region", { name: "The largest differences" });
  await expect(largest.getByRole("row")).toHaveCount(16);
});

test("a fit of all methods is cancelled, and what it has reached stays", async ({ actAs }) => {
  test.setTimeout(120_000);
  const organizer = await actAs("organizer");
  const text = fixture("comparisons.csv");
  const round = await judged(organizer, "Cancelled", fixture("projects.txt"), text);
  await visit(organizer, round.path("/results"));
  const newest = organizer.getByRole("listitem").filter({ hasText: "All methods" }).first();
  // All methods take a second or two here; one that is done before it is cancelled is asked for again.
  await expect(async () => {
    await organizer.getByRole("button", { name: "Fit all methods" }).click();
    await newest.getByRole("button", { name: "Cancel this fit" }).click({ timeout: 10_000 });
    await expect(newest).toContainText("Cancelled", { timeout: 5000 });
  }).toPass({ timeout: 100_000 });
});

test("an open round shows others no part of the results", async ({ actAs }) => {
  const organizer = await actAs("organizer");
  const text = fixture("comparisons.csv");
  const round = await judged(organizer, "Sealed", fixture("projects.txt"), text);
  const guest = await actAs(null);
  for (const part of PARTS) {
    await visit(guest, round.path(`/results${part}`));
    await expect(guest.getByText("The weights are sealed until the close")).toBeVisible();
  }
  const file = await guest.request.get(`${round.path("/results/weights.csv")}?fit=none`);
  expect(file.status()).toBe(404);
});
