import { join } from "node:path";

const ENTRY = "src/cli/scoreScript.ts";

let built: Promise<string> | undefined;

/** The published scorer in one file that Node runs by itself, bundled once from its sources. */
export function scorerScript(): Promise<string> {
  built ??= bundle().catch((error) => {
    built = undefined;
    throw error;
  });
  return built;
}

async function bundle(): Promise<string> {
  const { build } = await import("esbuild");
  const root = process.cwd();
  const { outputFiles } = await build({
    entryPoints: [join(/* turbopackIgnore: true */ root, ENTRY)],
    tsconfig: join(/* turbopackIgnore: true */ root, "tsconfig.json"),
    ...{ bundle: true, write: false, platform: "node", format: "esm", target: "node20" },
    // Papa Parse asks for Node's streams with require.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}
