import { EXIT, type ExitCode } from "../exit";
import { type OutputOptions, present, table } from "../output";
import { currentServer, type Server } from "./server";

export interface RoundLine {
  id: string;
  slug: string;
  title: string;
  status: string;
  closesAt: string | null;
  myRoles: string[];
}

/** `steelyard rounds`: what there is, newest first. */
export async function runRounds(options: OutputOptions): Promise<ExitCode> {
  const rounds = await currentServer().json<RoundLine[]>("/rounds");
  present({ rounds }, () => roundsText(rounds), options);
  return EXIT.done;
}

function roundsText(rounds: readonly RoundLine[]): string {
  if (rounds.length === 0) return "There are no rounds yet.\n";
  const rows = rounds.map(({ slug, status, closesAt, myRoles, title }) => [
    slug,
    status,
    closesAt?.slice(0, 16).replace("T", " ") ?? "–",
    myRoles.join(", ") || "–",
    title,
  ]);
  return table([["round", "status", "until (UTC)", "your roles", "title"], ...rows]);
}

/** A round by its short name. */
export function roundOf(
  server: Server,
  slug: string,
): Promise<RoundLine & { settingsHash: string | null }> {
  return server.json(`/rounds/${encodeURIComponent(slug)}`);
}
