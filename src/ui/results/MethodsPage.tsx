import { Section } from "../primitives/PageHeader";
import { FitSection } from "./FitSection";
import type { ResultsBase } from "./loadResults";
import { MethodDistances } from "./MethodDistances";
import { MethodRanks } from "./MethodRanks";
import { MethodsTable } from "./MethodsTable";
import { ResultsFrame } from "./ResultsFrame";

/** The same comparisons by every method: how far the choice of the method decides. */
export function MethodsPage({ base }: { base: ResultsBase }) {
  const { round, fit, fitted } = base;
  const at = { roundId: round.id, base: fit?.method, slug: round.slug };
  return (
    <ResultsFrame
      base={base}
      part="/methods"
      lead="The same comparisons by every method that was fitted. Where the lines cross, the method decides and not the jury."
      foot={<FitSection base={base} />}
    >
      {fitted.length > 1 ? (
        <>
          <div className="pt-8">
            <MethodRanks {...at} />
          </div>
          <Section title="How far apart the methods are" id="distances">
            <MethodDistances roundId={round.id} slug={round.slug} />
          </Section>
          <Section
            title="Every weight by every method"
            id="weights"
            lead={`Beside each weight: how many ranks higher (+) or lower (−) than by ${fit?.title ?? "the round's own"}.`}
          >
            <MethodsTable {...at} />
          </Section>
        </>
      ) : (
        <p className="pt-8 text-quiet">
          Only one method has been fitted; there is nothing to compare it with yet. Organizers can
          fit all methods.
        </p>
      )}
    </ResultsFrame>
  );
}
