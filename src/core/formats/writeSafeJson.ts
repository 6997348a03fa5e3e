import { encodeFunctionData, getAddress } from "viem/utils";
import { payeesOf } from "./payees";
import type { Payment, Token } from "./safeCsv";

/** ERC-20's transfer(address to, uint256 amount) → bool. */
export const TRANSFER = [
  {
    type: "function",
    name: "transfer",
    stateMutability: "nonpayable",
    inputs: [
      { name: "to", type: "address" },
      { name: "amount", type: "uint256" },
    ],
    outputs: [{ name: "", type: "bool" }],
  },
] as const;

export interface SafeBatchOptions {
  readonly token: Token;
  /** EIP-155 id of the chain, such as 1 or 10. */
  readonly chainId: number;
  readonly name: string;
}

/**
 * A batch for Safe's Transaction Builder: one transfer per payee (the coin itself, or the token's
 * `transfer(address,uint256)`), by ascending address, as JSON.
 *
 * @throws FormatError for addresses.
 */
export function writeSafeJson(
  payments: readonly Payment[],
  { token, chainId, name }: SafeBatchOptions,
): string {
  const transactions = payeesOf(payments).map(({ address, amount }) =>
    token.type === "native"
      ? { to: address, value: amount.toString(), data: null }
      : {
          to: getAddress(token.address),
          value: "0",
          data: encodeFunctionData({
            abi: TRANSFER,
            functionName: "transfer",
            args: [address as `0x${string}`, amount],
          }),
        },
  );
  const batch = { version: "1.0", chainId: String(chainId), meta: { name }, transactions };
  return `${JSON.stringify(batch, null, 2)}\n`;
}
