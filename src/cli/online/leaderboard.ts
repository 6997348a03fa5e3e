import { EXIT, type ExitCode } from "../exit";
import { type OutputOptions, present, table } from "../output";
import { roundOf } from "./rounds";
import { currentServer } from "./server";

interface Entry {
  rank?: number | null;
  title: string;
  modeler?: string | null;
  team?: string | null;
  score: number;
}

interface Board {
  metric: string;
  lowerIsBetter: boolean;
  uniform: number | null;
  floor: number | null;
  entries: Entry[];
}

/** `steelyard leaderboard`: the board as it stands, best first. */
export async function runLeaderboard(slug: string, options: OutputOptions): Promise<ExitCode> {
  const server = currentServer();
  const { id } = await roundOf(server, slug);
  const board = await server.json<Board>(`/rounds/${id}/leaderboard`);
  present(board, () => boardText(board), options);
  return EXIT.done;
}

function boardText({ metric, lowerIsBetter, uniform, floor, entries }: Board): string {
  const show = (value: number | null) => value?.toFixed(4) ?? "–";
  const rows = entries.map(({ rank, title, team, modeler, score }) => [
    rank ? String(rank) : "–",
    title,
    team ?? modeler ?? "–",
    score.toFixed(4),
  ]);
  const better = lowerIsBetter ? "lower" : "higher";
  const lines = `${metric} (${better} is better), uniform ${show(uniform)}, floor ${show(floor)}\n`;
  if (rows.length === 0) return `${lines}Nothing is on the board yet.\n`;
  return lines + table([["rank", "title", "by", "score"], ...rows]);
}
