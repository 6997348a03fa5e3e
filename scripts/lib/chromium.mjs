// The browser for end-to-end tests: one that is there, else Debian's. Playwright's own cannot be
// downloaded where only package registries are reachable.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./processes.mjs";
import { step } from "./steps.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium or Chrome, undefined when there is none. */
export function findChromium() {
  const onPath = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => onPath.map((folder) => join(folder, name)));
  return [process.env.CHROMIUM_PATH, "/usr/bin/chromium", ...candidates, ...ELSEWHERE].find(
    (path) => path && existsSync(path),
  );
}

/** Installs Debian's Chromium when there is no browser and we may; otherwise says how. */
export async function ensureChromium() {
  if (findChromium()) return;
  const byHand = "apt-get update && apt-get install -y chromium";
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    throw new Error(
      `There is no Chromium or Chrome for the end-to-end tests. Run: sudo sh -c '${byHand}' (or set CHROMIUM_PATH)`,
    );
  await step("Installing Chromium", async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
  });
}
