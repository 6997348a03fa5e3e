import { readHolders } from "~/core/formats";
import type { Combine, Credential, SmeBoost, Transfer } from "~/core/funding";
import { UsageError } from "./exit";
import { load } from "./load";
import { numberIn, onlyKnown, pairsOf } from "./pairs";

export interface BoostOptions {
  expertise?: string[];
  boost?: string;
  strict?: true;
}

const TRANSFERS = ["threshold", "linear", "logLinear", "normal", "sigmoid"] as const;
const COMBINES: readonly Combine[] = ["max", "sum", "product", "or"];
const FACTOR_DEFAULT = 1;
const MAX_DEFAULT = 2;
/** Steepness and shift of the sigmoid, as the TEC's tool sets them. */
const SIGMOID_DEFAULT = { k: -5, b: 1 };

/** `--expertise NAME=FILE:THRESHOLD …` and `--boost …` as donors' boosts; undefined without any. */
export function boostOf(options: BoostOptions, donors: readonly string[]): SmeBoost | undefined {
  const { expertise = [], boost } = options;
  if (expertise.length === 0) {
    if (boost === undefined) return undefined;
    throw new UsageError("--boost needs at least one --expertise NAME=FILE:THRESHOLD");
  }
  const pairs = pairsOf("--boost", boost === undefined ? [] : [boost]);
  onlyKnown("--boost", pairs, ["transfer", "combine", "factor", "max", "k", "b"]);
  const transfer = transferOf(pairs);
  const maxBoost = numberIn("--boost", pairs, "max", MAX_DEFAULT);
  const credentials = expertise.map((text): Credential => {
    const { name, file, threshold } = expertiseOf(text);
    const strict = options.strict ? { strict: true } : {};
    const { balances } = load(file, (bytes) => readHolders(bytes, strict));
    const amount = donors.map((donor) => balances.get(donor) ?? 0);
    return { name, amount, holders: [...balances.values()], threshold, maxBoost, transfer };
  });
  const factor = numberIn("--boost", pairs, "factor", FACTOR_DEFAULT);
  return {
    credentials,
    combine: choice("combine", pairs.get("combine") ?? "or", COMBINES),
    factor,
  };
}

function expertiseOf(text: string) {
  const [, name, file, threshold] = /^([^=]+)=(.+):([^:]+)$/.exec(text) ?? [];
  if (!name || !file || !Number.isFinite(Number(threshold))) {
    throw new UsageError(`--expertise ${text}: write NAME=FILE:THRESHOLD, such as tec=tec.csv:10`);
  }
  return { name, file, threshold: Number(threshold) };
}

function transferOf(pairs: ReadonlyMap<string, string>): Transfer {
  const kind = choice("transfer", pairs.get("transfer") ?? "threshold", TRANSFERS);
  if (kind !== "sigmoid") return { kind };
  return {
    kind,
    k: numberIn("--boost", pairs, "k", SIGMOID_DEFAULT.k),
    b: numberIn("--boost", pairs, "b", SIGMOID_DEFAULT.b),
  };
}

/** One of the choices, whatever its case. */
function choice<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((known) => known.toLowerCase() === text.toLowerCase());
  if (found) return found;
  throw new UsageError(`--boost: ${name}=${text}; one of ${choices.join(", ")}`);
}
