// node --import tsx test/load/paint.ts http://localhost:3000 [answers] [seconds between them]
//
// How long from an answer to the next pair on the screen, for a juror on a slow mobile network: the
// time from the key press to the frame after the one that shows the new pair, as the page's own
// clock measures it. The address is that of a running Steelyard with its demo.

import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../../scripts/lib/chromium.mjs";

/** What Chromium's tools call slow 4G. */
const SLOW_4G = { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const NO_LIMIT = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
/** The page suggests a pause after so many answers. */
const BREAK_EVERY = 10;
const ROUND = "/rounds/tools-that-build-ethereum/compare";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const PATIENCE_MS = 30_000;

const [base = "http://localhost:3000", count = "60", seconds = "2"] = process.argv.slice(2);

interface Painting extends Window {
  pressedAt: number;
  painted: number[];
}

/** Notes each press of Enter, and the frame after the question's stage was put in anew. */
function watchPaint(): void {
  const page = window as unknown as Painting;
  page.painted = [];
  const note = (event: KeyboardEvent) => {
    if (event.key === "Enter") page.pressedAt = event.timeStamp;
  };
  window.addEventListener("keydown", note, { capture: true });
  const shown = () =>
    [...document.querySelectorAll("article h3")].map((title) => title.textContent).join();
  let before = "";
  new MutationObserver(() => {
    const now = shown();
    if (now === before || now === "") return;
    before = now;
    // The frame that shows the pair is done when the next one begins.
    requestAnimationFrame(() =>
      requestAnimationFrame((at) => page.pressedAt && page.painted.push(at - page.pressedAt)),
    );
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

const paintedBy = (page: Page) =>
  page.evaluate(() => (window as unknown as { painted: number[] }).painted);

async function signIn(page: Page): Promise<void> {
  await page.goto(`${base}/sign-in?callbackUrl=${ROUND}`);
  await page.getByRole("button", { name: "Jonas, juror" }).click();
  await page.waitForURL(`**${ROUND}`);
}

/** Answers one pair and waits for the next; a pause is passed without being measured. */
async function answer(page: Page, number: number): Promise<void> {
  await page.waitForTimeout(Number(seconds) * 1000);
  await page.keyboard.press(number % 2 ? "1" : "2");
  await page.keyboard.press("Enter");
  if (number % BREAK_EVERY > 0) {
    const seen = (least: number) =>
      (window as unknown as { painted: number[] }).painted.length >= least;
    const paints = number - Math.floor(number / BREAK_EVERY);
    await page.waitForFunction(seen, paints, { timeout: PATIENCE_MS });
    return;
  }
  await page.getByRole("heading", { name: /in one sitting/ }).waitFor();
  await page.evaluate(() => {
    (window as unknown as Painting).pressedAt = 0;
  });
  await page.getByRole("button", { name: "Go on judging" }).click();
  await page.getByRole("article").first().waitFor();
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
// The loader that runs this file wraps functions in a helper that a page does not have.
await page.addInitScript("globalThis.__name = (named) => named");
await page.addInitScript(watchPaint);
await signIn(page);
await page.getByRole("article").first().waitFor();
const network = await page.context().newCDPSession(page);
await network.send("Network.enable");
// Both networks in one run, turn by turn: what the machine does besides slows both alike.
const times: Record<string, number[]> = { "slow 4G": [], "no limit": [] };
for (let number = 1; number <= Number(count); number++) {
  const name = Math.floor((number - 1) / BREAK_EVERY) % 2 ? "no limit" : "slow 4G";
  const limits = name === "slow 4G" ? SLOW_4G : NO_LIMIT;
  await network.send("Network.emulateNetworkConditions", { offline: false, ...limits });
  const before = (await paintedBy(page)).length;
  await answer(page, number);
  times[name]!.push(...(await paintedBy(page)).slice(before));
}
for (const [name, painted] of Object.entries(times)) {
  painted.sort((x, y) => x - y);
  const quantile = (p: number) => painted[Math.ceil(p * painted.length) - 1]!.toFixed(0);
  console.log(
    `${name}: ${painted.length} pairs painted after an answer, median ${quantile(0.5)} ms, ` +
      `95th percentile ${quantile(0.95)} ms, longest ${quantile(1)} ms`,
  );
}
await browser.close();
