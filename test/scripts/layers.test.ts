import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** What the planted files may import; by itself it breaks no rule. */
const HOUSE: Record<string, string> = {
  "tsconfig.json": `{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }`,
  "package.json": `{ "type": "module", "dependencies": { "pg": "1", "ml-matrix": "1" }, "devDependencies": { "vitest": "1" } }`,
  "node_modules/pg/package.json": `{ "name": "pg", "main": "index.js" }`,
  "node_modules/pg/index.js": "",
  "node_modules/vitest/package.json": `{ "name": "vitest", "main": "index.js" }`,
  "node_modules/vitest/index.js": "",
  "node_modules/ml-matrix/package.json": `{ "name": "ml-matrix", "main": "index.js" }`,
  "node_modules/ml-matrix/index.js": "",
  "node_modules/@prisma/client/package.json": `{ "name": "@prisma/client", "main": "index.js" }`,
  "node_modules/@prisma/client/index.js": "",
  "app/page.tsx": `import "~/ui/button"; import "~/trpc/server"; import "~/server/api/root"; import "~/server/auth/actor"; import "~/errors";`,
  "src/errors.ts": "export {};",
  "src/env.js": "export {};",
  "src/ui/button.tsx": `import "~/core/ranking"; import "~/trpc/server"; import type { Root } from "~/server/api/root";`,
  "src/trpc/server.ts": `import "~/server/api/root";`,
  "src/cli/main.ts": `import "~/core/formats"; import "node:fs";`,
  "src/core/numeric/index.ts": `import "./rng"; import "ml-matrix";`,
  "src/core/numeric/rng.ts": "export {};",
  "src/core/ranking/index.ts": `import "../numeric";`,
  "src/core/formats/index.ts": `import "../ranking";`,
  "src/server/api/root.ts": `import "../services/fit"; import "../auth/actor"; export type Root = 1;`,
  "src/server/auth/actor.ts": `import "../db/client"; export type Actor = 1;`,
  "src/server/db/client.ts": `import "./generated/client"; import "@prisma/client";`,
  "src/server/db/worker.ts": `import "./generated/client";`,
  "src/server/db/generated/client.ts": "export type Fit = 1; export {};",
  "src/server/db/generated/enums.ts": "export {};",
  "src/server/jobs/worker.ts": `import "../services/fit"; import "../services/ownerWork"; import "~/env";`,
  "src/server/services/fit.ts": `import "~/core/ranking"; import "../db/client"; import type { Fit } from "../db/generated/client"; import type { Actor } from "../auth/actor"; import "../db/generated/enums";`,
  "src/server/services/ownerWork.ts": `import "../db/worker";`,
  "test/core/numeric/rng.test.ts": `import "../../../src/core/numeric/rng"; import "vitest";`,
  "prisma/seed.ts": `import "../src/server/services/fit";`,
};

/** One violation each: the file that commits it, and the rule that has to catch it. */
const CASES: { rule: string; file: string; text: string }[] = [
  { rule: "app", file: "app/a/page.tsx", text: `import "~/server/services/fit";` },
  { rule: "app", file: "app/b/page.tsx", text: `import "~/core/ranking";` },
  {
    rule: "app",
    file: "app/c/page.tsx",
    text: `import type { Fit } from "~/server/db/generated/client";`,
  },
  { rule: "ui", file: "src/ui/services.tsx", text: `import "~/server/services/fit";` },
  { rule: "ui-types-only", file: "src/ui/router.tsx", text: `import "~/server/api/root";` },
  { rule: "trpc", file: "src/trpc/straight.ts", text: `import "~/server/services/fit";` },
  { rule: "trpc", file: "src/trpc/view.ts", text: `import "~/ui/button";` },
  { rule: "api", file: "src/server/api/database.ts", text: `import "../db/client";` },
  { rule: "api", file: "src/server/api/core.ts", text: `import "~/core/ranking";` },
  { rule: "jobs", file: "src/server/jobs/database.ts", text: `import "../db/client";` },
  { rule: "mail", file: "src/server/mail/rounds.ts", text: `import "../db/client";` },
  { rule: "services", file: "src/server/services/upwards.ts", text: `import "../api/root";` },
  { rule: "services", file: "src/server/services/jobs.ts", text: `import "../jobs/worker";` },
  {
    rule: "services-types-only",
    file: "src/server/services/who.ts",
    text: `import "../auth/actor";`,
  },
  { rule: "auth", file: "src/server/auth/upwards.ts", text: `import "../services/fit";` },
  { rule: "db", file: "src/server/db/upwards.ts", text: `import "~/core/ranking";` },
  { rule: "cli", file: "src/cli/server.ts", text: `import "~/server/services/fit";` },
  { rule: "core-order", file: "src/core/numeric/rightwards.ts", text: `import "../ranking";` },
  {
    rule: "core-order",
    file: "src/core/scoring/index.ts",
    text: `import type {} from "../formats";`,
  },
  { rule: "core-folders", file: "src/core/helpers/index.ts", text: `import "../numeric";` },
  { rule: "core-pure", file: "src/core/formats/disk.ts", text: `import "node:fs";` },
  { rule: "core-pure", file: "src/core/formats/database.ts", text: `import "pg";` },
  { rule: "core-pure", file: "src/core/formats/outside.ts", text: `import "~/errors";` },
  { rule: "core-door", file: "src/core/formats/window.ts", text: `import "../numeric/rng";` },
  {
    rule: "core-door",
    file: "src/server/services/window.ts",
    text: `import "~/core/numeric/rng";`,
  },
  {
    rule: "core-door",
    file: "src/ui/window.tsx",
    text: `import type {} from "~/core/numeric/rng";`,
  },
  { rule: "db-client", file: "src/server/services/prisma.ts", text: `import "@prisma/client";` },
  {
    rule: "db-client",
    file: "src/server/auth/generated.ts",
    text: `import "../db/generated/client";`,
  },
  { rule: "db-sealed", file: "src/server/api/sealed.ts", text: `import "../services/ownerWork";` },
  { rule: "routes-only", file: "src/ui/route.tsx", text: `import "../../app/page";` },
  { rule: "no-barrels", file: "src/ui/barrel.tsx", text: `import "./charts";` },
  {
    rule: "not-from-tests",
    file: "src/cli/tests.ts",
    text: `import "../../test/core/numeric/rng.test";`,
  },
  { rule: "not-from-dev", file: "src/server/services/dev.ts", text: `import "vitest";` },
  { rule: "resolvable", file: "src/server/services/gone.ts", text: `import "./nowhere";` },
  { rule: "no-circular", file: "src/ui/ring.tsx", text: `import "./ring2";` },
];

const SUPPORTING = {
  "src/ui/charts/index.tsx": "export {};",
  "src/ui/ring2.tsx": `import "./ring";`,
};

const SCRIPT = join(import.meta.dirname, "../../scripts/layers.mjs");
const planted: string[] = [];

afterAll(() => {
  for (const directory of planted) rmSync(directory, { recursive: true });
});

/** Checks a tree of these files; returns the lines printed and the exit code. */
function checkTree(files: Record<string, string>): { lines: string[]; code: number | null } {
  const directory = mkdtempSync(join(tmpdir(), "steelyard-layers-"));
  planted.push(directory);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  const { stdout, status } = spawnSync(process.execPath, [SCRIPT, directory], { encoding: "utf8" });
  return { lines: stdout.split("\n"), code: status };
}

describe("a planted violation is caught by the rule it breaks", () => {
  let lines: string[];
  beforeAll(() => {
    const broken = Object.fromEntries(CASES.map(({ file, text }) => [file, text]));
    const result = checkTree({ ...HOUSE, ...SUPPORTING, ...broken });
    expect(result.code).toBe(1);
    lines = result.lines;
  });

  test.each(CASES)("$rule: $file with $text", ({ rule, file }) => {
    const ofThisFile = lines.filter((line) => line.includes(`: ${file} →`));
    expect(ofThisFile.map((line) => line.split(":")[0])).toContain(rule);
  });
});

test("a house that keeps the rules has no broken arrow", () => {
  const { lines, code } = checkTree(HOUSE);
  expect(lines).toEqual([expect.stringMatching(/^0 broken arrows in \d+ modules$/), ""]);
  expect(code).toBe(0);
});

test("every rule has a planted violation", async () => {
  const { default: config } = await import("../../.dependency-cruiser.cjs");
  const rules = new Set<string>(config.forbidden.map((rule: { name: string }) => rule.name));
  expect([...rules].sort()).toEqual([...new Set(CASES.map((row) => row.rule))].sort());
});

test("a tree in which no module is read fails, though nothing is broken in it", () => {
  const { lines, code } = checkTree({ "tsconfig.json": "{}", "src/readme.txt": "" });
  expect(lines[0]).toMatch(/^Only 0 modules were read/);
  expect(code).toBe(1);
});
