import { describe, expect, test } from "vitest";
import { detectConflicts } from "~/server/services/detectConflicts";

const NOBODY = { email: null, gitHubLogins: [], wallets: [] };
const project = (name: string, url: string | null = null, payoutAddress: string | null = null) => ({
  name,
  url,
  payoutAddress,
});
const WALLET = `0x${"aB".repeat(20)}`;

describe("detected", () => {
  test.each([
    [
      "the organisation of one's GitHub account, whatever its case",
      { ...NOBODY, gitHubLogins: ["Paradigm"] },
      project("paradigm/reth"),
      { kind: "organisation", value: "paradigm", source: "githubOwner", shared: "Paradigm" },
    ],
    [
      "the project that pays to one's wallet, whatever the case of the address",
      { ...NOBODY, wallets: [WALLET] },
      project("a/b", null, WALLET.toLowerCase()),
      { kind: "project", value: "a/b", source: "payoutAddress", shared: WALLET.toLowerCase() },
    ],
    [
      "the project with a website under the domain of one's mail",
      { ...NOBODY, email: "Ann@Nethermind.io" },
      project("a/b", "https://docs.nethermind.io/x"),
      { kind: "project", value: "a/b", source: "emailDomain", shared: "nethermind.io" },
    ],
    [
      "the project whose website is above the domain of one's mail",
      { ...NOBODY, email: "ann@mail.nethermind.io" },
      project("a/b", "https://www.nethermind.io"),
      { kind: "project", value: "a/b", source: "emailDomain", shared: "mail.nethermind.io" },
    ],
  ] as const)("is %s", (_, juror, found, expected) => {
    expect(detectConflicts(juror, [found, project("x/y")])).toMatchObject([expected]);
  });
});

describe("not detected", () => {
  test.each([
    [
      "an owner that only begins alike",
      { ...NOBODY, gitHubLogins: ["para"] },
      project("paradigm/reth"),
    ],
    [
      "a code host in common",
      { ...NOBODY, email: "ann@github.com" },
      project("a/b", "https://github.com/a/b"),
    ],
    [
      "a page host in common",
      { ...NOBODY, email: "a@x.github.io" },
      project("a/b", "https://github.io/a"),
    ],
    [
      "a mail host in common",
      { ...NOBODY, email: "a@gmail.com" },
      project("a/b", "https://gmail.com"),
    ],
    [
      "a domain that only ends alike",
      { ...NOBODY, email: "a@mind.io" },
      project("a/b", "https://nethermind.io"),
    ],
    ["an address that is none", { ...NOBODY, email: "ann" }, project("a/b", "not a url")],
  ])("is %s", (_, juror, found) => {
    expect(detectConflicts(juror, [found])).toEqual([]);
  });
});
