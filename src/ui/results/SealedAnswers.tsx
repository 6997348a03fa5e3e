import { EmptyState } from "../primitives/EmptyState";

/** Weights are open in this round, single answers are not yet. */
export function SealedAnswers() {
  return (
    <div className="pt-8">
      <EmptyState title="Sealed until the close">
        <p>
          What single jurors said stays sealed while others still judge. Once the round is closed it
          stands here.
        </p>
      </EmptyState>
    </div>
  );
}
