// The board as the public meets it: signed out, as files, and inside other people's pages.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./support/test";
import { visit } from "./support/visit";

/** An open round of the demo, with submissions on its board. */
const OPEN = "/rounds/tools-that-build-ethereum";
const CLOSED = "/rounds/foundations-of-ethereum";

/** A page of another site that shows this address in a frame. */
async function framedBy(address: string): Promise<{ url: string; close: () => void }> {
  const html = `<!doctype html><title>Elsewhere</title><iframe src="${address}" title="board"></iframe>`;
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html").end(html);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test("an open board tells ladder steps, sure ranks and shares, and how to read them", async ({
  actAs,
}) => {
  const page = await actAs(null);
  await visit(page, `${OPEN}/leaderboard`);
  const board = page.getByRole("region", { name: "Leaderboard" });
  const first = board.getByRole("row").filter({ hasText: "First forecast" }).first();
  await expect(first).toContainText(/\d–\d/);
  await expect(page.getByRole("region", { name: "Share of the best mixture" })).toContainText("%");
  await expect(page.getByRole("definition").filter({ hasText: "a step of" })).toBeVisible();
});

test("a closed board has the shake-up and exact public scores", async ({ actAs }) => {
  const page = await actAs(null);
  await visit(page, `${CLOSED}/leaderboard`);
  await expect(page.getByRole("figure", { name: "Shake-up" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Public score" })).toBeVisible();
});

test("any page may read the board's files, and only what the board says", async ({ actAs }) => {
  const page = await actAs(null);
  const json = await page.request.get(`${OPEN}/leaderboard.json`);
  expect(json.headers()["access-control-allow-origin"]).toBe("*");
  const board = await json.json();
  const csv = await (await page.request.get(`${OPEN}/leaderboard.csv`)).text();
  const [header, ...lines] = csv.trimEnd().split("\n");
  expect(header).toMatch(/^rank,kind,team,title,score,/);
  expect(lines).toHaveLength(board.entries.length + 1);
  for (const { score, kind } of board.entries) {
    const steps = score / board.step.eta;
    if (kind === "submission") expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
  }
  expect((await page.request.get("/rounds/nowhere/leaderboard.csv")).status()).toBe(404);
});

test("another site may frame the embedded board and no other page", async ({ actAs, baseURL }) => {
  const page = await actAs(null);
  const shown = await framedBy(`${baseURL}/embed${OPEN}/leaderboard`);
  const refused = await framedBy(`${baseURL}${OPEN}/leaderboard`);
  try {
    await page.goto(shown.url);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("table")).toBeVisible();
    await expect(frame.getByRole("link", { name: "The whole board" })).toHaveAttribute(
      "href",
      new RegExp(`${OPEN}/leaderboard$`),
    );
    expect(await frame.locator("script").count()).toBe(0);
    await page.goto(refused.url);
    await expect(page.frameLocator("iframe").getByRole("table")).toHaveCount(0);
  } finally {
    shown.close();
    refused.close();
  }
});
