import type { RouterOutputs } from "~/trpc/types";
import { LinkButton } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";

interface NoWeightsProps {
  round: RouterOutputs["round"]["bySlug"];
  /** The method asked for; undefined when the address names none that exists. */
  method: { title: string } | undefined;
}

/** Why there are no weights to see, and when there will be. */
export function NoWeights({ round, method }: NoWeightsProps) {
  const back = <LinkButton href={`/rounds/${round.slug}/results`}>Show the round's own</LinkButton>;
  if (!method) {
    return (
      <EmptyState title="There is no such method" action={back}>
        <p>The address names a method that this server does not know.</p>
      </EmptyState>
    );
  }
  const runs = round.myRoles.some((role) => role === "organizer" || role === "approver");
  if (round.status === "open" && round.settings.resultsVisible === "after_close" && !runs) {
    return (
      <EmptyState title="The weights are sealed until the close">
        <p>
          Whoever judges or predicts should not see what others said. Once the round is closed the
          final weights stand here.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={`No weights by ${method.title} yet`}>
      <p>
        {round.status === "closed"
          ? "The final fits are on their way, or this method was not asked for. Organizers can ask for it below."
          : "They come once there are comparisons and an organizer has asked for a fit."}
      </p>
    </EmptyState>
  );
}
