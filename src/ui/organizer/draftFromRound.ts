import { formatAmount } from "~/core/funding";
import { toLocalInput } from "./localTime";
import type { RoundDraft } from "./roundDraft";
import type { Round } from "./types";

interface ListedProject {
  name: string;
  payoutAddress?: string | null;
}

/** A list of projects as text that reads back as the same list, addresses included. */
function projectsText(projects: readonly ListedProject[]): string {
  if (!projects.some((project) => project.payoutAddress)) {
    return projects.map((project) => project.name).join("\n");
  }
  const lines = projects.map(({ name, payoutAddress }) => `${name},${payoutAddress ?? ""}`);
  return ["repo,address", ...lines].join("\n");
}

/** The settings of a round that exists, as the form shows them. */
export function draftFromRound(round: Round, projects: readonly ListedProject[]): RoundDraft {
  const { settings } = round;
  const text = (value: number) => String(value);
  return {
    title: round.title,
    question: round.question,
    description: round.description,
    projects: projectsText(projects),
    metric: settings.metric,
    train: text(settings.split.train),
    public: text(settings.split.public),
    private: text(settings.split.private),
    submissionsPerDay: text(settings.submissionsPerDay),
    poolAmount: formatAmount(BigInt(settings.pool.amount), settings.pool.decimals),
    decimals: text(settings.pool.decimals),
    symbol: settings.pool.symbol,
    tokenAddress: settings.pool.tokenAddress ?? "",
    method: settings.weights.method,
    params: Object.fromEntries(
      Object.entries(settings.weights.params).map(([name, value]) => [name, text(value)]),
    ),
    closesAt: toLocalInput(round.closesAt),
    resultsVisible: settings.resultsVisible,
  };
}
