import { api } from "~/trpc/server";
import { csvLines } from "../primitives/csv";
import { loadRound } from "../round/loadRound";

/** Every contribution that counts, donors as numbers, in units of the pool's token. */
export async function contributionsFile(slug: string): Promise<Response> {
  const round = await loadRound(slug);
  const sent = await (await api()).funding.sandbox({ roundId: round.id });
  const self = new Set(sent.toSelf);
  const rows = sent.amount.map((amount, row) => [
    ...[`donor ${sent.donor[row]! + 1}`, sent.projects[sent.project[row]!]!.name, amount],
    ...(sent.score ? [sent.score[row]! < 0 ? null : sent.score[row]!] : []),
    self.has(row) ? "yes" : "no",
  ]);
  const header = ["donor", "project", "amount", ...(sent.score ? ["rawScore"] : []), "toSelf"];
  return new Response(csvLines([header, ...rows]), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${slug}-contributions.csv"`,
    },
  });
}
