import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

const PORT = process.env.E2E_PORT ?? "3217";
const START_PATIENCE_MS = 300_000;

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  webServer: {
    // The real thing: production build, worker and a database of its own that starts empty.
    command: "node scripts/start.mjs --fresh",
    url: `http://localhost:${PORT}`,
    timeout: START_PATIENCE_MS,
    reuseExistingServer: false,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT,
      STEELYARD_DATA_DIR: ".data/e2e",
      STEELYARD_DEMO: "1",
      // Receivers of these tests listen on this machine.
      STEELYARD_PRIVATE_WEBHOOKS: "1",
      // Conviction takes days; these tests move the clocks of their pools on.
      STEELYARD_TEST_CLOCK: "1",
      NEXTAUTH_URL: `http://localhost:${PORT}`,
      // Whatever the developer's shell points at, these tests write to a database of their own.
      DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
      WEB_DATABASE_URL: "",
    },
  },
});
