import { decodeFunctionData } from "viem/utils";
import { JsonError } from "./parseJson";
import {
  type PayoutEntry,
  type ReadPayout,
  refuseAmount,
  refuseFile,
  wholeEntry,
} from "./payoutEntries";
import { isObject, listAt, type PlainJson, type PlainObject, plainJson, textAt } from "./plainJson";
import { readPayoutTree } from "./readPayoutTree";
import type { Report } from "./report";
import type { Token } from "./safeCsv";
import { TRANSFER } from "./writeSafeJson";
import { DRIPS_RECEIVERS_MAX, MILLION } from "./writeSplits";

const SHAPES =
  "a Safe batch (transactions), a split (accounts or recipients), a Drips list, or a Merkle tree (root)";

/** A payout file in one of the JSON formats; undefined when the report says why it is none. */
export function readPayoutJson(text: string, token: Token, report: Report): ReadPayout | undefined {
  try {
    return readShape(plainJson(text), token, report);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { line, message } = error;
    const fix = "correct the JSON; nothing of it was read";
    report.refuse({ line, column: "", value: "", rule: "json", message, fix });
    return undefined;
  }
}

function readShape(json: PlainJson, token: Token, report: Report): ReadPayout | undefined {
  if (Array.isArray(json)) return readDrips(json, report);
  if (isObject(json)) {
    if (json.has("transactions")) return readBatch(json, token, report);
    if (json.has("root")) return readPayoutTree(json, report);
    if (["v1", "v2", "accounts", "recipients"].some((key) => json.has(key))) {
      return readSplits(json, report);
    }
  }
  refuseFile("format", "no payout file in JSON has this shape", `choose ${SHAPES}`, report);
  return undefined;
}

function readBatch(json: PlainObject, token: Token, report: Report): ReadPayout {
  const entries = listAt(json, "transactions").map((transaction, k) =>
    readTransfer(transaction, k + 1, token, report),
  );
  const chainId = textAt(json, "chainId");
  return { format: "safe-json", entries: present(entries), ...(chainId && { chainId }) };
}

function readTransfer(
  json: PlainJson,
  line: number,
  token: Token,
  report: Report,
): PayoutEntry | undefined {
  const [to = "", value = "", data = "null"] = ["to", "value", "data"].map((key) =>
    textAt(json, key),
  );
  if (token.type === "native") {
    if (data === "null" || data === "0x") {
      return wholeEntry({ line, column: "value", payee: to, value }, report);
    }
    refuseAmount(line, "data", data, "send the coin itself, without data", report);
    return undefined;
  }
  const call = to.toLowerCase() === token.address.toLowerCase() && value === "0" && decode(data);
  if (!call) {
    refuseAmount(line, "data", data, `call transfer of the token ${token.address}`, report);
    return undefined;
  }
  const [payee, amount] = call;
  return wholeEntry({ line, column: "data", payee, value: amount.toString() }, report);
}

function decode(data: string): readonly [string, bigint] | undefined {
  // Two words after the selector and not a byte more: a decoder would pass over the rest.
  if (!/^0x[0-9a-f]{136}$/i.test(data)) return undefined;
  try {
    return decodeFunctionData({ abi: TRANSFER, data: data as `0x${string}` }).args;
  } catch {
    return undefined;
  }
}

/** The first version that the file has; both are written from one list. */
function readSplits(json: PlainObject, report: Report): ReadPayout {
  const versions = json.has("v1") || json.has("v2") ? [json.get("v1"), json.get("v2")] : [json];
  const lists = versions.filter(isObject).map((version) => {
    const [payees, values] = version.has("accounts")
      ? [listAt(version, "accounts"), listAt(version, "percentAllocations")]
      : [listAt(version, "recipients"), listAt(version, "allocations")];
    return { payees, values };
  });
  for (const { payees, values } of lists) {
    if (payees.length === values.length) continue;
    const message = `${payees.length} accounts have ${values.length} allocations`;
    refuseFile("length", message, "give every account one allocation", report);
  }
  const [first, second] = lists;
  if (first && second && JSON.stringify(first) !== JSON.stringify(second)) {
    refuseFile("versions", "v1 and v2 differ", "write both from one list", report);
  }
  const entries = (first?.payees ?? []).map((payee, k) =>
    wholeEntry(
      {
        line: k + 1,
        column: "allocations",
        payee: textOf(payee),
        value: textOf(first?.values[k]),
      },
      report,
    ),
  );
  const kept = present(entries);
  requireAscending(kept, report);
  requireMillion(kept, report);
  return { format: "splits", entries: kept };
}

function readDrips(json: readonly PlainJson[], report: Report): ReadPayout {
  if (json.length > DRIPS_RECEIVERS_MAX) {
    const message = `${json.length} receivers; Drips takes at most ${DRIPS_RECEIVERS_MAX}`;
    refuseFile("receivers", message, "pay by Merkle tree", report);
  }
  const entries = json.map((receiver, k) =>
    wholeEntry(
      {
        line: k + 1,
        column: "weight",
        payee: textAt(receiver, "address"),
        value: textAt(receiver, "weight"),
      },
      report,
    ),
  );
  const kept = present(entries);
  requireMillion(kept, report);
  return { format: "drips", entries: kept };
}

function requireAscending(entries: readonly PayoutEntry[], report: Report): void {
  const wrong = entries.find(({ payee }, k) => k > 0 && payee <= entries[k - 1]!.payee);
  if (!wrong) return;
  const message = `${wrong.payee} does not come after the account before it`;
  refuseFile("order", message, "sort the accounts, each once", report);
}

function requireMillion(entries: readonly PayoutEntry[], report: Report): void {
  const sum = entries.reduce((total, { value }) => total + value, 0n);
  if (sum !== MILLION) {
    refuseFile("sum", `the parts sum to ${sum}`, `make them sum to ${MILLION}`, report);
  }
  const zero = entries.find(({ value }) => value === 0n);
  if (zero) refuseFile("zero", `${zero.payee} has a part of 0`, "leave it out", report);
}

const textOf = (value: PlainJson | undefined) => (typeof value === "string" ? value : undefined);

const present = (entries: readonly (PayoutEntry | undefined)[]): PayoutEntry[] =>
  entries.filter((entry) => entry !== undefined);
