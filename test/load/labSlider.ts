// node --import tsx test/load/labSlider.ts http://localhost:3000 [moves]
//
// How long from a move of a slider to the redrawn trigger plots of the lab: the time from the event to
// the frame that shows both of them anew, as the page's own clock measures it, and how much of it the
// page was busy. The address is that of a running Steelyard, built for production.

import { loadavg } from "node:os";
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../../scripts/lib/chromium.mjs";

const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
const BAR_MS = 50;
/** Between two moves: the heat maps, which may come later, are done by then. */
const PAUSE_MS = 400;
const SLIDERS = ["Scale of the trigger, slider", "Effective supply, slider", "A request, slider"];
const PLOTS = ["In absolute terms", "In relative terms"];

const [base = "http://localhost:3000", moves = "40"] = process.argv.slice(2);

interface Watched extends Window {
  movedAt: number;
  drawn: Set<string>;
  times: { drawn: number; shown: number }[];
}

/** Notes each move, when both plots have been put in anew, and when the frame with them begins. */
function watch(plots: string[]): void {
  const page = window as unknown as Watched;
  page.times = [];
  page.drawn = new Set();
  addEventListener(
    "input",
    (event) => {
      page.movedAt = event.timeStamp;
      page.drawn.clear();
    },
    { capture: true },
  );
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const label = (target as Element).getAttribute?.("aria-label") ?? "";
      const plot = plots.find((name) => label.startsWith(name));
      if (plot) page.drawn.add(plot);
    }
    if (!page.movedAt || page.drawn.size < plots.length) return;
    const from = page.movedAt;
    page.movedAt = 0;
    const drawn = performance.now() - from;
    // The callback runs before the frame is painted, the message after.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => page.times.push({ drawn, shown: performance.now() - from });
      port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true });
}

async function measure(page: Page, slider: string): Promise<void> {
  await page.goto(`${base}/lab/conviction`);
  const control = page.getByRole("slider", { name: slider });
  await page
    .getByRole("img", { name: /^In relative terms/ })
    .locator("svg")
    .waitFor();
  await control.focus();
  for (let move = 0; move < Number(moves); move++) {
    await page.keyboard.press(move % 2 ? "PageUp" : "PageDown");
    await page.waitForTimeout(PAUSE_MS);
  }
  const times = await page.evaluate(() => (window as unknown as Watched).times);
  const quantile = (kind: "drawn" | "shown", p: number) => {
    const sorted = times.map((time) => time[kind]).sort((x, y) => x - y);
    return sorted[Math.ceil(p * sorted.length) - 1]?.toFixed(1) ?? "–";
  };
  console.log(
    `${slider}: ${times.length} of ${moves} moves, drawn after median ${quantile("drawn", 0.5)} ms, ` +
      `on the screen median ${quantile("shown", 0.5)} ms, 95th percentile ${quantile("shown", 0.95)} ms (bar ${BAR_MS} ms)`,
  );
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
// The loader that runs this file wraps functions in a helper that a page does not have.
await page.addInitScript("globalThis.__name = (named) => named");
await page.addInitScript(watch, PLOTS);
for (const slider of SLIDERS) await measure(page, slider);
console.log(`load of the machine: ${loadavg()[0]!.toFixed(1)}`);
await browser.close();
