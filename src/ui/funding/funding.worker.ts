// Computes recipes beside the page, so that it stays responsive.
import {
  donorEffects,
  type Estimator,
  estimator,
  type FundingData,
  type FundingRules,
  fundRound,
} from "~/core/funding";
import { fundingDataOf } from "./fundingDataOf";
import type { Answer, Asked, Computed, Funded } from "./fundingMessages";

/** Where each gift is a computation of its own, so many of them are told one by one. */
const ANEW_MAX = 20;

let data: FundingData | null = null;
let prepared: { rules: string; estimator: Estimator } | null = null;

function fund(from: FundingData, rules: FundingRules): Omit<Funded, "ms"> {
  const { coefficient, ineligible, ...found } = fundRound(rules, from);
  const { amounts, unspent, capped, steps } = found;
  const boosted = coefficient.filter((b) => b > 1).length;
  const leftOut = ineligible.filter((reason) => reason !== null).length;
  return { rules, amounts, unspent, capped, steps, boosted, leftOut };
}

/** Prepared once per recipe: the first answer costs a computation, the others a few sums. */
function estimatorFor(from: FundingData, rules: FundingRules): Estimator {
  const key = JSON.stringify(rules);
  if (prepared?.rules !== key) prepared = { rules: key, estimator: estimator(rules, from) };
  return prepared.estimator;
}

function answer(asked: Asked): Computed {
  const start = performance.now();
  if (asked.kind === "load") {
    data = fundingDataOf(asked.data);
    prepared = null;
    return null;
  }
  if (!data) throw new RangeError("there are no contributions yet");
  if (asked.kind === "fund") return { ...fund(data, asked.rules), ms: performance.now() - start };
  if (asked.kind === "effects") return donorEffects(asked.rules, data, asked.donor, ANEW_MAX);
  const { estimate, incremental } = estimatorFor(data, asked.rules);
  const estimates = asked.wishes.map(estimate);
  return { estimates, incremental, ms: performance.now() - start };
}

self.onmessage = ({ data: message }: MessageEvent<{ id: number; asked: Asked }>) => {
  const { id, asked } = message;
  const reply = (said: Answer) => self.postMessage(said);
  try {
    reply({ id, ok: true, value: answer(asked) });
  } catch (error) {
    reply({ id, ok: false, reason: error instanceof Error ? error.message : String(error) });
  }
};
