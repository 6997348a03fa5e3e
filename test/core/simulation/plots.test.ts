import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCommunity } from "~/core/simulation";

const page = readFileSync(new URL("../../../docs/lab.md", import.meta.url), "utf8");
const table = page.slice(page.indexOf("| plot |"), page.indexOf("## On the command line"));
const run = runCommunity(
  { model: "v3", mode: "corrected", seed: 1, timesteps: 5 },
  { network: true },
);

/** `a.{b,c}` is `a.b` and `a.c`. */
function spread(name: string): string[] {
  const found = /^(.*)\{([^}]*)\}(.*)$/.exec(name);
  if (!found) return [name];
  const [, before, options, after] = found;
  return options!.split(",").flatMap((option) => spread(`${before}${option}${after}`));
}

const quoted = [...table.matchAll(/`([^`]+)`/g)].map(([, text]) => text!);
const named = (pattern: RegExp) => quoted.flatMap((text) => [...text.matchAll(pattern)]);

describe("the page's list of what feeds each plot", () => {
  it("names series that there are", () => {
    const names = named(/series\.([\w{},]+)/g).flatMap(([, name]) => spread(name!));
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) expect(run.series, name).toHaveProperty(name);
  });

  it("names parts of the network that there are", () => {
    const names = named(/network\.(\w+)/g).map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(run.network, name).toHaveProperty(name);
    for (const [, field] of named(/snapshots\[t\]\.(\w+)/g)) {
      expect(run.network!.snapshots[0]).toHaveProperty(field!);
    }
  });
});
