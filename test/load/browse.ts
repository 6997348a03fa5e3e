import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../../scripts/lib/chromium.mjs";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const VIEW = { width: 1280, height: 900 };
/** Tasks longer than this are felt. */
const LONG_TASK_MS = 200;
const SCROLLS = 12;
const SCROLL_PX = 700;
const TYPED = "p99";
/** After the last request, what is drawn late is drawn. */
const SETTLE_MS = 400;

/** A page as a person has it. */
export interface Visit {
  readonly path: string;
  /** First contentful paint, and until nothing was asked for any more, from the start. */
  readonly paintMs: number;
  readonly doneMs: number;
  /** Tasks of the main thread above 200 ms, while it loaded and while it was used. */
  readonly longTasks: readonly number[];
  readonly documentKb: number;
  readonly dataKb: number;
  /** Longest time between two frames while scrolling; from a key to the second frame after it. */
  readonly scrollMs: number;
  readonly typeMs: number | null;
  readonly problems: readonly string[];
}

interface Watched {
  longTasks: number[];
  pressedAt: number;
  typed: number[];
  frames: number[];
}

/** In the page: notes long tasks, and the frame after each key. */
function watch(): void {
  const watched: Watched = { longTasks: [], pressedAt: 0, typed: [], frames: [] };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  const note = (event: KeyboardEvent) =>
    requestAnimationFrame(() =>
      requestAnimationFrame((at) => watched.typed.push(at - event.timeStamp)),
    );
  window.addEventListener("keydown", note, { capture: true });
  const frame = (at: number) => {
    watched.frames.push(at);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const watchedBy = (page: Page) =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched);

/** A browser in which somebody is signed in. */
export async function browse(base: string, person: string) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
  const context = await browser.newContext({ viewport: VIEW, baseURL: base });
  // The loader that runs this file wraps functions in a helper that a page does not have.
  await context.addInitScript("globalThis.__name = (named) => named");
  await context.addInitScript(watch);
  const first = await context.newPage();
  await first.goto("/sign-in");
  await first.getByRole("button", { name: person }).click();
  await first.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return { page: first, visit: (path: string, shot?: string) => visit(path, shot), close };

  async function close() {
    await browser.close();
  }

  async function visit(path: string, shot?: string): Promise<Visit> {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("response", (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
    });
    const sent = await sizes(page);
    const start = performance.now();
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const doneMs = performance.now() - start;
    await page.waitForTimeout(SETTLE_MS);
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    );
    if (shot) await page.screenshot({ path: `${shot}.png`, fullPage: true });
    const scrollMs = await scroll(page);
    const typeMs = await type(page);
    const { longTasks } = await watchedBy(page);
    await page.close();
    return {
      ...{ path, paintMs, doneMs, scrollMs, typeMs, problems, ...sent() },
      longTasks: longTasks.filter((ms) => ms > LONG_TASK_MS),
    };
  }
}

/** Bytes on the wire, by the document and by the API. */
async function sizes(page: Page) {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  const kinds = new Map<string, "document" | "data">();
  const sent = { document: 0, data: 0 };
  network.on("Network.responseReceived", ({ requestId, type: kind, response }) => {
    if (kind === "Document") kinds.set(requestId, "document");
    else if (response.url.includes("/api/")) kinds.set(requestId, "data");
  });
  network.on("Network.dataReceived", ({ requestId, dataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) sent[kind] += dataLength;
  });
  return () => ({ documentKb: sent.document / 1024, dataKb: sent.data / 1024 });
}

/** Wheels through the page; the longest time between two frames. */
async function scroll(page: Page): Promise<number> {
  const from = (await watchedBy(page)).frames.length;
  await page.mouse.move(VIEW.width / 2, VIEW.height / 2);
  for (let k = 0; k < SCROLLS; k++) {
    await page.mouse.wheel(0, SCROLL_PX);
    await page.waitForTimeout(80);
  }
  const { frames } = await watchedBy(page);
  let longest = 0;
  for (let k = from + 1; k < frames.length; k++)
    longest = Math.max(longest, frames[k]! - frames[k - 1]!);
  return longest;
}

/** Types into the page's search, where it or its first table has one; the longest from a key to its frame. */
async function type(page: Page): Promise<number | null> {
  const search = page.getByRole("searchbox").first();
  const table = page.getByRole("button", { name: "Show the table" }).first();
  if ((await search.count()) === 0 && (await table.count()) > 0) await table.click();
  if ((await search.count()) === 0) return null;
  await search.focus();
  for (const key of TYPED) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  await page.waitForLoadState("networkidle");
  return Math.max(...(await watchedBy(page)).typed);
}
