import type { ReactNode } from "react";
import { PageHeader } from "../primitives/PageHeader";
import { Tabs } from "../primitives/Tabs";
import type { ResultsBase } from "./loadResults";
import { MethodSelect } from "./MethodSelect";
import { NoWeights } from "./NoWeights";
import { RESULTS_PAGES, type ResultsPart, resultsPath } from "./resultsPages";

interface ResultsFrameProps {
  base: ResultsBase;
  part: ResultsPart;
  lead: ReactNode;
  /** Shown also where there are no weights: for organizers to ask for them. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The head of every page of the results: its parts, and by which method. */
export function ResultsFrame({ base, part, lead, foot, children }: ResultsFrameProps) {
  const { round, fit, methods, fitted, wanted } = base;
  const current = wanted ?? round.settings.weights.method;
  return (
    <>
      <PageHeader title="Results" lead={lead} />
      <Tabs
        label="Parts of the results"
        tabs={RESULTS_PAGES.map((page) => ({
          href: resultsPath(round.slug, page.part, wanted),
          label: page.label,
          current: page.part === part,
        }))}
      />
      {fitted.length > 1 && (
        <MethodSelect slug={round.slug} part={part} current={current} methods={fitted} />
      )}
      {fit ? (
        children
      ) : (
        <div className="pt-8">
          <NoWeights round={round} method={methods.find(({ key }) => key === current)} />
        </div>
      )}
      {foot}
    </>
  );
}
