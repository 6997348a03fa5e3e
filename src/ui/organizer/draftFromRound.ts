import { FACT_COLUMNS } from "~/core/formats";
import { formatAmount } from "~/core/funding";
import { toCsv } from "../primitives/csv";
import { toLocalInput } from "./localTime";
import type { RoundDraft } from "./roundDraft";
import type { Round } from "./types";

interface ListedProject {
  name: string;
  description?: string | null;
  facts?: Readonly<Record<string, unknown>>;
  payoutAddress?: string | null;
}

/** A list of projects as text that reads back as the same list, with addresses and facts. */
function projectsText(projects: readonly ListedProject[]): string {
  const cells = projects.map(({ name, description, facts, payoutAddress }) => ({
    ...facts,
    repo: name,
    description,
    address: payoutAddress,
  }));
  const stated = ["address", ...FACT_COLUMNS].filter((column) =>
    cells.some((row) => textOf(row, column) !== ""),
  );
  if (stated.length === 0) return projects.map(({ name }) => name).join("\n");
  const columns = ["repo", ...stated];
  return toCsv(
    columns,
    cells.map((row) => columns.map((column) => textOf(row, column))),
  );
}

function textOf(row: object, column: string): string | number {
  const value = (row as Record<string, unknown>)[column];
  return typeof value === "string" || typeof value === "number" ? value : "";
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
    ...contestDraftOf(round),
    input: settings.input,
    pairsPerJuror: text(settings.pairsPerJuror),
    multiplierMax: text(settings.multiplierMax),
    ownInsights: settings.ownInsights,
    repeatShare: text(settings.judging.repeatShare),
    overlapShare: text(settings.judging.overlapShare),
    itemFloor: text(settings.judging.itemFloor),
    pairsMax: String(settings.judging.pairsMax ?? ""),
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

/** The contest's settings as the form shows them. */
export function contestDraftOf({ settings: { contest, pool } }: Pick<Round, "settings">) {
  const { prizes } = contest;
  return {
    ladderStep: String(contest.ladderStep ?? ""),
    dataEveryHours: String(contest.dataEveryHours),
    teamSizeMax: String(contest.teamSizeMax),
    previousRound: contest.previousRound ?? "",
    prizeRule: prizes?.rule ?? ("none" as const),
    prizeAmount: prizes ? formatAmount(BigInt(prizes.amount), pool.decimals) : "",
    prizePlaces: (prizes?.places ?? [0.5, 0.3, 0.2]).join(", "),
  };
}
