/** The part of EIP-1193 that signing in needs. */
interface WalletProvider {
  request(call: { method: string; params?: unknown[] }): Promise<unknown>;
}

/** The code EIP-1193 gives when the person says no. */
const REFUSED = 4001;

/** A sign-in by wallet that stopped, with a sentence that says why and what to do. */
export class WalletError extends Error {}

/** The browser's wallet, where an extension has put one. */
export function browserWallet(): WalletProvider | null {
  return (globalThis as { ethereum?: WalletProvider }).ethereum ?? null;
}

async function ask<T>(wallet: WalletProvider, method: string, params: unknown[] = []): Promise<T> {
  try {
    return (await wallet.request({ method, params })) as T;
  } catch (error) {
    const { code, message } = error as { code?: number; message?: string };
    if (code === REFUSED) throw new WalletError("You declined in the wallet. Nothing was signed.");
    throw new WalletError(`The wallet answered: ${message ?? "an unknown error"}`);
  }
}

async function post(path: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, string>;
  if (!response.ok) throw new WalletError(answer.message ?? "The server did not accept it.");
  return answer;
}

/**
 * Signs in with Ethereum (EIP-4361): a nonce from the server, a message signed by the wallet, and
 * the server's check of both. No transaction is made.
 *
 * @throws WalletError with a sentence for the person
 */
export async function signInWithWallet(wallet: WalletProvider): Promise<void> {
  const [{ createSiweMessage }, { getAddress }] = await Promise.all([
    import("viem/siwe"),
    import("viem"),
  ]);
  const [account] = await ask<string[]>(wallet, "eth_requestAccounts");
  if (!account) throw new WalletError("The wallet shared no account.");
  const chainId = Number(await ask<string>(wallet, "eth_chainId"));
  const { nonce } = await post("/api/auth-wallet/nonce", {});
  const message = createSiweMessage({
    address: getAddress(account),
    chainId,
    domain: location.host,
    uri: location.origin,
    version: "1",
    nonce: nonce ?? "",
    issuedAt: new Date(),
    statement: "Sign in to Steelyard. This is no transaction and costs nothing.",
  });
  const signature = await ask<string>(wallet, "personal_sign", [message, account]);
  await post("/api/auth-wallet/verify", { message, signature });
}
