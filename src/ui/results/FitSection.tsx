import { Section } from "../primitives/PageHeader";
import { FitPanel } from "./FitPanel";
import type { ResultsBase } from "./loadResults";

/** For organizers: fit by any method, or by all of them. */
export function FitSection({ base: { round, methods } }: { base: ResultsBase }) {
  if (!round.myRoles.includes("organizer")) return null;
  const lead =
    round.status === "closed"
      ? "On all comparisons of the round. The payout uses the method of the settings."
      : "On the training comparisons so far; the rest stays sealed until the close.";
  return (
    <Section title="Fit again" id="fit" lead={lead}>
      <FitPanel roundId={round.id} methods={methods} />
    </Section>
  );
}
