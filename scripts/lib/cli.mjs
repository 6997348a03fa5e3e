// The `steelyard` command is bundled into one file, because that starts in a fraction of the time;
// the bundle follows its sources by itself.
import { existsSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { listFiles, ROOT } from "./project.mjs";

const ENTRY = join(ROOT, "src/cli/main.ts");
const BUNDLE = join(ROOT, "dist/cli.js");
/** Some packages are CommonJS and ask for Node's modules with require. */
const BANNER =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

function isStale() {
  if (!existsSync(BUNDLE)) return true;
  const built = statSync(BUNDLE).mtimeMs;
  return listFiles(["src/cli", "src/core", "package-lock.json"]).some(
    (file) => statSync(join(ROOT, file)).mtimeMs > built,
  );
}

export async function buildCli() {
  const { build } = await import("esbuild");
  const unfinished = `${BUNDLE}.${process.pid}.js`;
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  await build({
    entryPoints: [ENTRY],
    outfile: unfinished,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: BANNER },
    tsconfig: join(ROOT, "tsconfig.json"),
    logLevel: "warning",
  });
  renameSync(unfinished, BUNDLE); // two commands at once never see half a file
}

/** The bundle's file, made again first when a source is newer. */
export async function currentCli() {
  if (isStale()) await buildCli();
  return BUNDLE;
}

/** npm links the commands of dependencies only; this makes `node_modules/.bin/steelyard` of ours. */
export function linkCli() {
  const link = join(ROOT, "node_modules/.bin/steelyard");
  if (process.platform === "win32") return;
  mkdirSync(join(ROOT, "node_modules/.bin"), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync("../../bin/steelyard.js", link);
}
