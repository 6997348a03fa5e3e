import type { MethodInfo } from "~/core/ranking";

export type Metric = "log_ratio_mse" | "bt_log_loss" | "accuracy";

/** The form as typed: text everywhere, so that nothing a person wrote is lost while it is wrong. */
export interface RoundDraft {
  title: string;
  question: string;
  description: string;
  projects: string;
  metric: Metric;
  train: string;
  public: string;
  private: string;
  submissionsPerDay: string;
  poolAmount: string;
  decimals: string;
  symbol: string;
  tokenAddress: string;
  method: string;
  params: Record<string, string>;
  /** As <input type="datetime-local"> writes it: local time without a zone. */
  closesAt: string;
  resultsVisible: "after_close" | "always";
}

export const METRICS: readonly { key: Metric; label: string; about: string }[] = [
  {
    key: "log_ratio_mse",
    label: "Squared error of log ratios",
    about: "How far the predicted ratio is from the stated one, on a log scale. Lower is better.",
  },
  {
    key: "bt_log_loss",
    label: "Log loss of who wins",
    about:
      "How surprised the prediction is by each choice; strengths are not used. Lower is better.",
  },
  {
    key: "accuracy",
    label: "Share of choices predicted",
    about: "How often the heavier project is the one jurors chose. Higher is better.",
  },
];

export const QUESTION_DEFAULT = "Which project has been more valuable to the success of Ethereum?";
const METHOD_DEFAULT = "log_l2_ridge";

/** A form that is ready to send once it has a title, projects, a pool and a deadline. */
export function newRoundDraft(methods: readonly MethodInfo[]): RoundDraft {
  const method = methods.find((m) => m.key === METHOD_DEFAULT)?.key ?? methods[0]?.key ?? "";
  return {
    title: "",
    question: QUESTION_DEFAULT,
    description: "",
    projects: "",
    metric: "log_ratio_mse",
    train: "0.6",
    public: "0.2",
    private: "0.2",
    submissionsPerDay: "5",
    poolAmount: "",
    decimals: "6",
    symbol: "USDC",
    tokenAddress: "",
    method,
    params: defaultParams(methods, method),
    closesAt: "",
    resultsVisible: "after_close",
  };
}

export function defaultParams(
  methods: readonly MethodInfo[],
  method: string,
): Record<string, string> {
  const params = methods.find((m) => m.key === method)?.params ?? [];
  return Object.fromEntries(params.map((p) => [p.name, String(p.default)]));
}
