/** The part of EIP-1193 that signing in needs. */
interface WalletProvider {
  request(call: { method: string; params?: unknown[] }): Promise<unknown>;
}

/** The code EIP-1193 gives when the person says no. */
const REFUSED = 4001;

/** Why a sign-in by wallet stopped; those with a message pass on the wallet's or the server's own. */
type WalletProblem = "declined" | "answered" | "silent" | "noAccount" | "server" | "refused";

/** A sign-in by wallet that stopped: the sentences are `signIn.wallet.problems`. */
export class WalletError extends Error {
  constructor(
    readonly problem: WalletProblem,
    message = "",
  ) {
    super(message);
  }
}

/** The browser's wallet, where an extension has put one. */
export function browserWallet(): WalletProvider | null {
  return (globalThis as { ethereum?: WalletProvider }).ethereum ?? null;
}

async function ask<T>(wallet: WalletProvider, method: string, params: unknown[] = []): Promise<T> {
  try {
    return (await wallet.request({ method, params })) as T;
  } catch (error) {
    const { code, message } = error as { code?: number; message?: string };
    if (code === REFUSED) throw new WalletError("declined");
    throw message ? new WalletError("answered", message) : new WalletError("silent");
  }
}

async function post(path: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, string>;
  if (response.ok) return answer;
  throw answer.message ? new WalletError("server", answer.message) : new WalletError("refused");
}

/**
 * Signs in with Ethereum (EIP-4361): a nonce from the server, a message signed by the wallet, and
 * the server's check of both. No transaction is made.
 *
 * @param statement what the wallet shows above the rest; EIP-4361 allows it ASCII alone
 * @throws WalletError
 */
export async function signInWithWallet(wallet: WalletProvider, statement: string): Promise<void> {
  const [{ createSiweMessage }, { getAddress }] = await Promise.all([
    import("viem/siwe"),
    import("viem"),
  ]);
  const [account] = await ask<string[]>(wallet, "eth_requestAccounts");
  if (!account) throw new WalletError("noAccount");
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
    statement,
  });
  const signature = await ask<string>(wallet, "personal_sign", [message, account]);
  await post("/api/auth-wallet/verify", { message, signature });
}
