import { parseAmount } from "../../src/core/funding";
import { roundSettingsSchema } from "../../src/server/services/roundSettings";
import type { DemoProject } from "./projects";
import { PROJECTS } from "./projects";

const DAY_MS = 86_400_000;

/** What a demo round is, before anybody has judged in it. */
export interface DemoRound {
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly description: string;
  readonly settings: ReturnType<typeof roundSettingsSchema.parse>;
  readonly projects: readonly DemoProject[];
  /** Projects, by their place, that have not said yet where to be paid. */
  readonly withoutAddress: readonly number[];
  readonly closesInMs: number;
  readonly jurors: number;
  readonly pairsPerJuror: number;
  /** Error of each simulated modeler's log weights: the smaller the better a forecaster. */
  readonly modelerErrors: readonly number[];
}

const SIMULATED =
  "This round came with the demo: the repositories are real, the jurors, modelers and their answers are simulated, and nothing is paid.";

export const FINISHED: DemoRound = {
  slug: "foundations-of-ethereum",
  title: "Foundations of Ethereum",
  question: "Which of the two has contributed more to the success of Ethereum?",
  description: SIMULATED,
  // Its simulated jurors all say how many times more, as in the real trial.
  settings: roundSettingsSchema.parse({
    metric: "log_ratio_mse",
    weights: { method: "log_l2_ridge", params: { lambda: 3 } },
    pool: {
      amount: parseAmount("350000", 6).toString(),
      decimals: 6,
      symbol: "USDC",
      tokenAddress: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
    },
  }),
  projects: PROJECTS,
  withoutAddress: [8, 26, 33],
  closesInMs: DAY_MS,
  jurors: 18,
  pairsPerJuror: 32,
  modelerErrors: [0.35, 0.6, 0.9, 1.4, 2.2],
};

/** Gifts decide over most of its pool: the round that shows matches, the sandbox and a run by a recipe. */
export const FUNDED: DemoRound = {
  slug: "gifts-to-ethereum-tools",
  title: "Gifts to Ethereum tools",
  question: "Which of the two would you miss more?",
  description:
    "This round came with the demo: the repositories are real, the donors, the jurors and what they gave and answered are simulated, and nothing is paid.",
  settings: roundSettingsSchema.parse({
    metric: "log_ratio_mse",
    weights: { method: "log_l2_ridge", params: { lambda: 3 } },
    pool: {
      amount: parseAmount("60000", 6).toString(),
      decimals: 6,
      symbol: "USDC",
      tokenAddress: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
    },
    funding: {
      mechanism: "qf",
      cap: 0.15,
      prior: 0.2,
      eligibility: { minimum: 1, scoreAt50: 15, scoreAt100: 25 },
      boost: {
        ...{ combine: "max", factor: 1 },
        credentials: [
          {
            ...{ name: "Protocol contributor", source: "list", threshold: 1, maxBoost: 2 },
            transfer: { kind: "linear" },
          },
        ],
      },
    },
  }),
  projects: PROJECTS.filter(({ kind }) => kind !== "Client").slice(0, 16),
  withoutAddress: [5],
  closesInMs: DAY_MS,
  jurors: 6,
  pairsPerJuror: 24,
  modelerErrors: [],
};

export const RUNNING: DemoRound = {
  slug: "tools-that-build-ethereum",
  title: "Tools that build Ethereum",
  question: "Without which of the two would building on Ethereum be harder today?",
  description: SIMULATED,
  settings: roundSettingsSchema.parse({
    pool: { amount: parseAmount("120", 18).toString(), decimals: 18, symbol: "ETH" },
  }),
  projects: PROJECTS.filter(({ kind }) => kind !== "Client"),
  withoutAddress: [3, 11],
  closesInMs: 30 * DAY_MS,
  jurors: 16,
  pairsPerJuror: 36,
  modelerErrors: [0.4, 0.7, 1.1, 1.8],
};
