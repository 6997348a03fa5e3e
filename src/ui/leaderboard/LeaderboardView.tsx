import type { RouterOutputs } from "~/trpc/types";
import { LinkButton } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { PageHeader } from "../primitives/PageHeader";
import { Board } from "./Board";

interface LeaderboardViewProps {
  round: RouterOutputs["round"]["bySlug"];
  board: RouterOutputs["leaderboard"]["get"];
}

export function LeaderboardView({ round, board }: LeaderboardViewProps) {
  const lead = board.revealed
    ? "Final: scored on the private comparisons, revealed at the close. Beside each entry, how it moved against its public rank."
    : "Scored on the public part of the held-out comparisons. The private part decides, at the close.";
  const modeler = round.myRoles.includes("modeler") && round.status === "open";
  return (
    <>
      <PageHeader
        title="Leaderboard"
        lead={lead}
        actions={
          modeler && (
            <LinkButton href={`/rounds/${round.slug}/submit`} variant="primary">
              Submit weights
            </LinkButton>
          )
        }
      />
      {board.entries.length > 0 ? (
        <Board board={board} slug={round.slug} />
      ) : (
        <EmptyState title="Nobody stands here yet">
          <p>
            Submissions are scored as they come; the baselines follow once there are comparisons to
            score against.
          </p>
        </EmptyState>
      )}
    </>
  );
}
