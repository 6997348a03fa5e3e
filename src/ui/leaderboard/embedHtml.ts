import { METRICS } from "~/core/scoring";
import type { RouterOutputs } from "~/trpc/types";
import { formatScore } from "../primitives/numbers";
import { rankRange } from "./rankText";

type Leaderboard = RouterOutputs["leaderboard"]["get"];

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 12px; background: light-dark(#fbf8f1, #0f1719); color: light-dark(#1d2529, #e7e3d8); }
h1 { font-size: 1.15rem; margin: 0 0 2px; } p { margin: 0 0 10px; }
div { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 5px 12px 5px 0; border-top: 1px solid light-dark(#cfc8b8, #3a464a); }
td.n, th.n { text-align: right; } tr.b { opacity: .75; } a { color: inherit; }`;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The board as a page without scripts: it is shown inside other people's pages. */
export function embedHtml(round: { slug: string; title: string }, board: Leaderboard): string {
  const metric = METRICS.find(({ key }) => key === board.metric)?.title ?? board.metric;
  const better = board.lowerIsBetter ? "lower is better" : "higher is better";
  const state = board.revealed ? "final, on the private comparisons" : "on the public comparisons";
  const rows = board.entries.map(
    (entry) =>
      `<tr${entry.kind === "baseline" ? ' class="b"' : ""}><td class="n">${entry.rank ?? ""}</td>` +
      `<td>${escaped(entry.team ?? `${entry.title} (baseline)`)}</td>` +
      `<td class="n">${formatScore(entry.score)}</td><td class="n">${rankRange(entry)}</td></tr>`,
  );
  const link = new URL(`/rounds/${encodeURIComponent(round.slug)}/leaderboard`, board.embedUrl)
    .href;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leaderboard of ${escaped(round.title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(round.title)}</h1>
<p>${escaped(metric)}, ${better}; ${state}. <a href="${escaped(link)}" target="_blank" rel="noopener">The whole board</a></p>
${
  rows.length > 0
    ? `<div><table><thead><tr><th class="n">Rank</th><th>Team</th><th class="n">Score</th><th class="n">95% sure</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>`
    : "<p>Nobody stands here yet.</p>"
}
</body></html>
`;
}
