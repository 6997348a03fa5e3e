import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./test";
import { visit } from "./visit";

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

export interface Look {
  size: { width: number; height: number };
  theme: "light" | "dark";
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const GRAVE = ["serious", "critical"];

/** What the browser complains about on this page from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
  });
  return complaints;
}

/** Opens a page and looks at it in each way: it says what it is, fits, and axe finds nothing grave. */
export async function lookAt(page: Page, path: string, as: string, looks: readonly Look[]) {
  await turnTo(page, looks[0]!);
  await visit(page, path);
  await lookHere(page, `${as}, ${path}`, looks);
}

/** Looks in each way at a page as it stands. */
export async function lookHere(page: Page, about: string, looks: readonly Look[]) {
  for (const look of looks) {
    await turnTo(page, look);
    await complete(page);
    const { size, theme } = look;
    const name = `${about}, ${size.width} ${theme}`;
    await expect.soft(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
    expect.soft(await page.title(), name).toMatch(/\S.*Steelyard|^Steelyard$/);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, `${name}: width`).toBeLessThanOrEqual(size.width);
    expect.soft(await graveViolations(page), name).toEqual([]);
    const file = `${name.replace(/[^a-z0-9]+/gi, "-")}.png`;
    await page.screenshot({ path: test.info().outputPath(file), fullPage: true });
  }
}

async function turnTo(page: Page, { size, theme }: Look) {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
}

/** Nothing is still on its way: no place kept for what will come, every chart drawn. */
async function complete(page: Page) {
  await page.waitForFunction(
    () =>
      document.querySelector(".animate-pulse") === null &&
      [...document.querySelectorAll(".chart")].every((chart) => chart.firstChild !== null),
  );
}

async function graveViolations(page: Page): Promise<string[]> {
  // Legacy: no second page is opened for the report; there are no frames here.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] })
    .analyze();
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ""))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
