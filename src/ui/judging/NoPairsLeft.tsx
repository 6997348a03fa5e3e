import { EmptyState } from "../primitives/EmptyState";
import { countOf } from "../primitives/numbers";

export function NoPairsLeft({ judged }: { judged: number }) {
  return (
    <EmptyState title="You have judged every pair there is for you">
      {countOf(judged, "pair")} judged. Thank you. You can still change any answer below until the
      round closes.
    </EmptyState>
  );
}
