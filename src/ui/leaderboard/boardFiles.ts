import { api } from "~/trpc/server";
import { toCsv } from "../primitives/csv";
import { loadRound } from "../round/loadRound";
import { embedHtml } from "./embedHtml";

/** A board is public: any page may read it. */
const FROM_ANYWHERE = { "access-control-allow-origin": "*" };

async function boardOf(slug: string) {
  const round = await loadRound(slug);
  return { round, board: await (await api()).leaderboard.get({ roundId: round.id }) };
}

const HEADER = [
  ...[
    "rank",
    "kind",
    "team",
    "title",
    "score",
    "rank_low",
    "rank_high",
    "tied_with",
    "low",
    "high",
  ],
  ...["public_score", "public_rank", "mixture_share", "submissions", "submitted_at"],
];

/** The board as a table, with its two lines as baselines. */
export async function boardCsv(slug: string): Promise<Response> {
  const { board } = await boardOf(slug);
  const rows = board.entries.map((e) => [
    ...[e.rank, e.kind, e.team, e.title, e.score, e.rankLow, e.rankHigh, e.tiedWith, e.low, e.high],
    ...[e.publicScore, e.publicRank, e.share, e.submissions, e.at?.toISOString()],
  ]);
  const floor = [null, "floor", null, "Best possible", board.floor];
  return new Response(
    toCsv(HEADER, [...rows, [...floor, ...HEADER.slice(floor.length).map(() => null)]]),
    {
      headers: {
        ...FROM_ANYWHERE,
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${slug}-leaderboard.csv"`,
      },
    },
  );
}

/** The whole board as the pages read it, less what depends on who reads. */
export async function boardJson(slug: string): Promise<Response> {
  const { round, board } = await boardOf(slug);
  const entries = board.entries.map(({ mine: _, ...entry }) => entry);
  const body = { round: { slug: round.slug, title: round.title }, ...board, entries };
  return Response.json(body, { headers: FROM_ANYWHERE });
}

/** A page of its own without scripts, for an iframe on another site. */
export async function boardEmbed(slug: string): Promise<Response> {
  const { round, board } = await boardOf(slug);
  return new Response(embedHtml(round, board), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
