import type { MethodInfo } from "~/core/ranking";
import type { Metric } from "~/core/scoring";
import type { FieldIssue } from "../primitives/fieldIssue";

/** What jurors are asked beside held-out pairs. */
export type JudgingInput = "pairs" | "rankFive" | "bestWorst";

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
  /** Empty: from the board's noise. */
  ladderStep: string;
  dataEveryHours: string;
  teamSizeMax: string;
  /** Empty: none. */
  previousRound: string;
  prizeRule: "none" | "rank" | "improvement" | "mixture";
  prizeAmount: string;
  /** Shares of the places, the first first: "0.5, 0.3, 0.2". */
  prizePlaces: string;
  input: JudgingInput;
  pairsPerJuror: string;
  multiplierMax: string;
  ownInsights: boolean;
  repeatShare: string;
  overlapShare: string;
  itemFloor: string;
  /** Empty: no limit. */
  pairsMax: string;
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

const QUESTION_DEFAULT = "Which project has been more valuable to the success of Ethereum?";
/** Reads every judgement, and the strength where one is stated. */
const METHOD_DEFAULT = "recommended";

/** A form that is ready to send once it has a title, projects, a pool and a deadline. */
export function newRoundDraft(methods: readonly MethodInfo[]): RoundDraft {
  const method = methods.find((m) => m.key === METHOD_DEFAULT)?.key ?? methods[0]?.key ?? "";
  return {
    title: "",
    question: QUESTION_DEFAULT,
    description: "",
    projects: "",
    metric: "bt_log_loss",
    train: "0.6",
    public: "0.2",
    private: "0.2",
    submissionsPerDay: "5",
    ladderStep: "",
    dataEveryHours: "24",
    teamSizeMax: "5",
    previousRound: "",
    prizeRule: "none",
    prizeAmount: "",
    prizePlaces: "0.5, 0.3, 0.2",
    input: "pairs",
    pairsPerJuror: "30",
    multiplierMax: "999",
    ownInsights: true,
    repeatShare: "0.1",
    overlapShare: "0.2",
    itemFloor: "3",
    pairsMax: "",
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

/** What every group of fields is given. */
export interface FieldsProps {
  draft: RoundDraft;
  set: (change: Partial<RoundDraft>) => void;
  issues: readonly FieldIssue[];
  methods: readonly MethodInfo[];
}
