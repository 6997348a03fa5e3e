import { describe, expect, it } from "vitest";
import { accept, isRepository, normaliseItem, readAliases, readItems } from "~/core/formats";

describe("normaliseItem", () => {
  it.each([
    ["https://github.com/Ethereum/EIPs", "ethereum/eips"],
    ["http://www.github.com/a/b/", "a/b"],
    ["github.com/a/b.git", "a/b"],
    ["git@github.com:A/B.git", "a/b"],
    ["git+https://github.com/a/b.git#main", "a/b"],
    ["ssh://git@github.com/a/b", "a/b"],
    ["https://github.com/a/b/tree/main/src?x=1", "a/b"],
    ["https://gitlab.com/a/b", "gitlab.com/a/b"],
    [" OpenZeppelin/openzeppelin-contracts ", "openzeppelin/openzeppelin-contracts"],
    ["ethers-io/ethers.js", "ethers-io/ethers.js"],
    ["Commons Stack", "commons stack"],
    ["'@scope/name", "@scope/name"],
    ["'=1+1", "=1+1"],
    ["a/b/", "a/b"],
    ["Sigp/lighthouse.git", "sigp/lighthouse"],
    ["a/b.git.git", "a/b"],
    ["a/.git", "a/.git"],
    ["notes.git", "notes.git"],
  ])("takes %j as %j, and the result as itself", (written, out) => {
    expect(normaliseItem(written)).toBe(out);
    expect(normaliseItem(out)).toBe(out);
  });

  it("tells repositories from other names", () => {
    expect(["a/b", "ethereum", "a/b/c", "a b/c"].map(isRepository)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("readItems", () => {
  it.each([
    [
      "repo,parent",
      "repo,parent\nhttps://github.com/a/x,ethereum\nhttps://github.com/a/y,ethereum",
    ],
    ["repo", "repo\na/x\na/y"],
    ["project and address", "project,address\na/x,0x01\na/y,"],
    ["pasted addresses", "https://github.com/a/x\n\nhttps://github.com/a/y\n"],
    ["pasted names", "a/x\r\na/y"],
  ])("reads %s", (_, text) => {
    expect(accept(readItems(text)).items).toEqual(["a/x", "a/y"]);
  });

  it("keeps line, spelling, parent and address", () => {
    const { rows } = accept(readItems("repo,parent,address\nhttps://github.com/A/x,e,0x01"));
    expect(rows).toEqual([
      { line: 2, item: 0, spelling: "https://github.com/A/x", parent: "e", address: "0x01" },
    ]);
  });

  it("keeps the facts that a row states, and states nothing for an empty cell", () => {
    const text = `repo,description,readme,language,stars,contributors,dependents,releases,funding
a/x,"A client, in Go.","# x

Runs a node.",Go,47000,900,,12,Gitcoin 2023: 40000 USD
a/y,,,,0,,,,'=none`;
    expect(accept(readItems(text)).rows.map(({ facts }) => facts)).toEqual([
      {
        description: "A client, in Go.",
        readme: "# x\n\nRuns a node.",
        language: "Go",
        stars: 47000,
        contributors: 900,
        releases: 12,
        funding: "Gitcoin 2023: 40000 USD",
      },
      { stars: 0, funding: "=none" },
    ]);
  });

  it.each([
    ["stars", "many", "number"],
    ["stars", "-1", "negative"],
    ["contributors", "2.5", "whole-number"],
    ["dependents", "12k", "number"],
    ["releases", "1e12", "out-of-range"],
    ["description", "x".repeat(601), "text-length"],
    ["readme", "x".repeat(2001), "text-length"],
    ["language", "x".repeat(61), "text-length"],
    ["funding", "x".repeat(301), "text-length"],
  ])("refuses %s as %s, saying where", (column, value, rule) => {
    expect(readItems(`repo,${column}\na/x,${value}`).problems).toMatchObject([
      { line: 2, column, rule },
    ]);
  });

  it("keeps a name that comes twice once, and says so", () => {
    const text = "a/x\nhttps://github.com/a/x";
    const file = accept(readItems(text));
    expect(file.items).toEqual(["a/x"]);
    expect(file.repairs).toContainEqual(expect.objectContaining({ rule: "duplicate", line: 2 }));
    expect(readItems(text, { strict: true }).problemCount).toBeGreaterThan(0);
  });

  it.each([
    ["the address of an account", "https://github.com/ethereum", "item"],
    ["an empty file", "", "empty"],
    ["a header without rows", "repo", "no-rows"],
    ["a file of something else", "x,y\n1,2", "header"],
  ])("refuses %s", (_, text, rule) => {
    expect(readItems(text).problems).toMatchObject([{ rule, line: 1 }]);
  });
});

describe("readAliases", () => {
  it("reads renamings in either header", () => {
    expect(accept(readAliases("alias,repo\nhttps://github.com/A/b,c/D")).aliases).toEqual({
      "a/b": "c/d",
    });
    expect(accept(readAliases("old,new\na/b,c/d")).aliases).toEqual({ "a/b": "c/d" });
  });

  it("refuses two present names for one old name, and half a renaming", () => {
    const { problems } = readAliases("old,new\na/b,c/d\na/b,e/f\na/c,");
    expect(problems.map(({ line, rule }) => [line, rule])).toEqual([
      [3, "duplicate"],
      [4, "missing"],
    ]);
  });
});
