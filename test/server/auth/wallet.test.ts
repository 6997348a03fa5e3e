import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { createSiweMessage } from "viem/siwe";
import { describe, expect, test } from "vitest";
import { issueNonce, verifyWallet, walletUser } from "~/server/auth/wallet";
import { db } from "~/server/db/client";

const DOMAIN = "steelyard.example";
const NOW = new Date("2026-11-20T12:00:00Z");
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const account = privateKeyToAccount(generatePrivateKey());
const stranger = privateKeyToAccount(generatePrivateKey());

interface Changes {
  domain?: string;
  nonce?: string;
  expirationTime?: Date;
  notBefore?: Date;
  signer?: typeof account;
  alter?: (message: string) => string;
  at?: Date;
}

async function attempt({ signer = account, alter = (m) => m, at = NOW, ...changes }: Changes) {
  const message = createSiweMessage({
    address: account.address,
    chainId: 1,
    domain: DOMAIN,
    uri: `https://${DOMAIN}`,
    version: "1",
    nonce: await issueNonce(NOW),
    issuedAt: NOW,
    ...changes,
  });
  const signature = await signer.signMessage({ message });
  return verifyWallet({ message: alter(message), signature, domain: DOMAIN, now: at });
}

test("a message for this domain, signed by the account it names, signs in as that account", async () => {
  expect(await attempt({ expirationTime: minutes(5) })).toBe(account.address);
});

describe("a sign-in message is refused", () => {
  test.each<[string, Changes, RegExp]>([
    ["made for another domain", { domain: "evil.example" }, /made for evil\.example/],
    ["with a nonce never issued", { nonce: "abcdefgh12345678" }, /used or is too old/],
    ["after its own expiry", { expirationTime: minutes(-1) }, /expired/],
    ["before its time", { notBefore: minutes(5) }, /not valid yet/],
    ["when its nonce is older than ten minutes", { at: minutes(11) }, /too old/],
    ["signed by somebody else", { signer: stranger }, /not by this account/],
    [
      "altered after signing",
      { alter: (m) => m.replace("Chain ID: 1", "Chain ID: 5") },
      /not by this account/,
    ],
    ["that is no message at all", { alter: () => "hello" }, /not a sign-in message/],
  ])("%s", async (_, changes, reason) => {
    await expect(attempt(changes)).rejects.toThrow(reason);
  });
});

test("one message signs in once, also when sent five times at the same moment", async () => {
  const message = createSiweMessage({
    address: account.address,
    chainId: 1,
    domain: DOMAIN,
    uri: `https://${DOMAIN}`,
    version: "1",
    nonce: await issueNonce(NOW),
  });
  const signature = await account.signMessage({ message });
  const attempts = Array.from({ length: 5 }, () =>
    verifyWallet({ message, signature, domain: DOMAIN, now: NOW }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
});

test("five first sign-ins of one wallet at once make one person", async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => walletUser(stranger.address)));
  expect(new Set(ids).size).toBe(1);
  expect(await db.account.count({ where: { providerAccountId: stranger.address } })).toBe(1);
});
