// The three things made from the sources, each made again only when its sources changed: installed
// packages, the Prisma client, the production build. Runs before node_modules exists.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./processes.mjs";
import { hashFiles, listFiles, ROOT, readIfThere } from "./project.mjs";
import { step } from "./steps.mjs";

const NPM = process.platform === "win32" ? "npm.cmd" : "npm";
const GENERATED = "src/server/db/generated";

/** Each product: where its stamp is, what it is made from, and a file without which it is not there. */
const PACKAGES = {
  stamp: "node_modules/.steelyard-sources",
  proof: "node_modules/next/package.json",
  sources: () => ["package-lock.json"],
};
const CLIENT = {
  stamp: `${GENERATED}/.steelyard-sources`,
  proof: `${GENERATED}/client.ts`,
  sources: () => ["package-lock.json", "prisma.config.ts", "prisma/schema.prisma"],
};
const BUILD = {
  stamp: ".next/steelyard-sources",
  proof: ".next/BUILD_ID",
  sources: () =>
    listFiles(
      ["app", "src", "public", "next.config.js", "postcss.config.mjs", ...CLIENT.sources()],
      new Set([GENERATED, "src/cli"]),
    ),
};

function isCurrent(product) {
  if (!existsSync(join(ROOT, product.proof))) return false;
  return readIfThere(join(ROOT, product.stamp)) === hashFiles(product.sources());
}

function markCurrent(product, hash) {
  mkdirSync(dirname(join(ROOT, product.stamp)), { recursive: true });
  writeFileSync(join(ROOT, product.stamp), hash);
}

async function make(product, title, work) {
  if (isCurrent(product)) return;
  // Before the work: what changes meanwhile has to count as changed.
  const hash = hashFiles(product.sources());
  await step(title, work);
  markCurrent(product, hash);
}

/** npm's own install script calls this, so that an `npm install` by hand is not repeated. */
export function markInstalled() {
  markCurrent(PACKAGES, hashFiles(PACKAGES.sources()));
}

export async function install() {
  // Not `npm ci`: it refuses a lock file without the packages for other platforms, which cannot be
  // written where the registry mirrors only this one's. "no-save" takes the locked versions and
  // leaves the lock file alone; NODE_ENV=production must not leave out what `npm test` needs.
  const args = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"];
  await make(PACKAGES, "Installing packages", () =>
    run(NPM, args, { cwd: ROOT, shell: process.platform === "win32" }),
  );
}

export async function generateClient() {
  const args = [join(ROOT, "node_modules/prisma/build/index.js"), "generate"];
  const env = { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
  await make(CLIENT, "Generating the database client", () =>
    run(process.execPath, args, { cwd: ROOT, env }),
  );
}

export async function buildApp() {
  const args = [join(ROOT, "node_modules/next/dist/bin/next"), "build"];
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await make(BUILD, "Building the app (half a minute)", () =>
    run(process.execPath, args, { cwd: ROOT, env }),
  );
}
