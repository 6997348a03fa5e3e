import { getAddress, verifyMessage } from "viem";
import { generateSiweNonce, parseSiweMessage, validateSiweMessage } from "viem/siwe";
import { AppError } from "~/errors";
import { db } from "../db/client";

const NONCE_MINUTES = 10;
const WALLET_PROVIDER = "ethereum";

/** A nonce good for one sign-in within ten minutes. */
export async function issueNonce(now: Date): Promise<string> {
  const nonce = generateSiweNonce();
  const expiresAt = new Date(now.getTime() + NONCE_MINUTES * 60_000);
  await db.signInNonce.create({ data: { nonce, expiresAt } });
  await db.signInNonce.deleteMany({ where: { expiresAt: { lt: now } } });
  return nonce;
}

/**
 * Checks a Sign-In with Ethereum message (EIP-4361): made for this domain, with a nonce issued
 * here and not used before, within its own times, and signed by the account it names. Accounts with
 * a private key only: a contract's signature (EIP-1271) needs a chain to ask, which we do not have.
 *
 * @returns the checksummed address
 * @throws AppError unauthenticated, saying which check failed
 */
export async function verifyWallet(input: {
  message: string;
  signature: `0x${string}`;
  domain: string;
  now: Date;
}): Promise<`0x${string}`> {
  const { message, signature, domain, now } = input;
  const parsed = parseSiweMessage(message);
  const refuse = (why: string) => new AppError("unauthenticated", `${why}. Start again`);
  if (!parsed.address || !parsed.nonce) throw refuse("This is not a sign-in message");
  if (parsed.domain !== domain) throw refuse(`This message was made for ${parsed.domain}`);
  if (!(await spendNonce(parsed.nonce, now)))
    throw refuse("This message has been used or is too old");
  if (!validateSiweMessage({ message: parsed, domain, nonce: parsed.nonce, time: now })) {
    throw refuse("This message has expired or is not valid yet");
  }
  const { address } = parsed;
  const signed = await verifyMessage({ address, message, signature }).catch(() => false);
  if (!signed) throw refuse("The signature is not by this account");
  return getAddress(address);
}

async function spendNonce(nonce: string, now: Date): Promise<boolean> {
  const { count } = await db.signInNonce.updateMany({
    where: { nonce, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** The person of a wallet, made on its first sign-in. */
export async function walletUser(address: `0x${string}`): Promise<string> {
  const key = { provider: WALLET_PROVIDER, providerAccountId: address };
  const find = () => db.account.findUnique({ where: { provider_providerAccountId: key } });
  const known = await find();
  if (known) return known.userId;
  try {
    const user = await db.user.create({
      data: {
        name: `${address.slice(0, 6)}…${address.slice(-4)}`,
        accounts: { create: { ...key, type: "siwe" } },
      },
    });
    return user.id;
  } catch (error) {
    // Two first sign-ins at once: the UNIQUE on the account let one through.
    const other = await find();
    if (!other) throw error;
    return other.userId;
  }
}
