import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const DOOR = fileURLToPath(new URL("../../../src/core/formats/index.ts", import.meta.url));

describe("core/formats in a browser", () => {
  it("bundles without Node's modules and reads, refuses and writes without Buffer or process", async () => {
    const { outputFiles } = await build({
      entryPoints: [DOOR],
      bundle: true,
      write: false,
      platform: "browser",
      format: "iife",
      globalName: "formats",
      alias: { "~": fileURLToPath(new URL("../../../src", import.meta.url)) },
    });
    const page = vm.createContext({ TextDecoder, TextEncoder });
    vm.runInContext(outputFiles[0]!.text, page);
    const run = (code: string) => JSON.parse(vm.runInContext(`JSON.stringify(${code})`, page));
    expect(run(`formats.checkFile("repo,parent,weight\\na,e,0.5C\\nb,e,x")`)).toMatchObject({
      ok: false,
      errors: [{ line: 3, column: "weight", value: "x" }],
      repairs: [{ line: 2, rule: "number-suffix" }],
    });
    expect(run(`formats.checkFile('{"a": {"b": 1}}')`)).toMatchObject({ kind: "graph", ok: true });
    expect(run(`formats.writeCsv(["a"], [["=1"]])`)).toBe('a\n"\'=1"\n');
  });

  // What a page hands its worker: a Web Worker has neither a document nor a window.
  it("validates a hundred thousand rows by checkFile alone, with no page around it", async () => {
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: 'export { checkFile } from "~/core/formats";',
        resolveDir: fileURLToPath(new URL(".", import.meta.url)),
      },
      bundle: true,
      write: false,
      metafile: true,
      platform: "browser",
      format: "iife",
      globalName: "formats",
      alias: { "~": fileURLToPath(new URL("../../../src", import.meta.url)) },
    });
    const imported = Object.values(metafile.inputs).flatMap((input) => input.imports);
    expect(imported.filter(({ path }) => path.startsWith("node:"))).toEqual([]);
    const worker = vm.createContext({ TextDecoder, TextEncoder });
    vm.runInContext(outputFiles[0]!.text, worker);
    const code = `
      const rows = Array.from({ length: 100000 }, (_, k) => "o/r" + k + ",e," + (k % 500 ? "1" : "NaN"));
      const { errors, errorCount } = formats.checkFile(["repo,parent,weight", ...rows].join("\\n"));
      JSON.stringify({ shown: errors.length, errorCount })`;
    expect(JSON.parse(vm.runInContext(code, worker))).toEqual({ shown: 100, errorCount: 200 });
  });
});
