import type { RouterOutputs } from "~/trpc/types";
import { formatScore } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Table } from "../primitives/Table";

type Leaderboard = RouterOutputs["leaderboard"]["get"];
type Entry = Leaderboard["entries"][number];

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** The second board: what each team adds to the best mixture of all of them. */
export function MixtureBoard({ board }: { board: Leaderboard }) {
  const entries = board.entries
    .filter(({ share }) => share !== null)
    .sort((x, y) => y.share! - x.share!);
  if (entries.length === 0) return null;
  return (
    <Section title="Share of the best mixture" id="mixture">
      <p className="measure">
        The mixture of all entries' log weights that predicts these comparisons best
        {board.mixtureScore !== null && ` scores ${formatScore(board.mixtureScore)}`}. A team that
        knows what no other does has a share in it, whatever its rank; near-identical entries share
        one.
        {!board.revealed &&
          " Until the close, shares are told in steps of 5%, of what the ladder released."}
      </p>
      <Table
        label="Share of the best mixture"
        columns={[
          { key: "team", header: "Team", rowHeader: true, cell: (e: Entry) => e.team },
          {
            key: "share",
            header: "Share",
            numeric: true,
            narrow: true,
            cell: (e: Entry) => percent(e.share!),
          },
          {
            key: "bar",
            header: <span className="sr-only">Share, drawn</span>,
            cell: (e: Entry) => (
              <div aria-hidden="true" className="h-3 min-w-24 bg-rule">
                <div className="h-3 bg-accent" style={{ width: percent(e.share!) }} />
              </div>
            ),
          },
        ]}
        rows={entries}
        rowKey={(entry) => entry.id}
      />
    </Section>
  );
}
