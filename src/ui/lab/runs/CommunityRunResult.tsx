"use client";

import { useState } from "react";
import type { SeriesName } from "~/core/simulation";
import { Section } from "../../primitives/PageHeader";
import { GridResult } from "./GridResult";
import { StudyBands } from "./StudyBands";
import type { CommunityRun } from "./types";

export const CONFIG_NAMES = ["First", "Second"] as const;

/** What came of a study of communities: a grid, or bands over days. */
export function CommunityRunResult({ run }: { run: CommunityRun }) {
  const { study, result } = run;
  const [metric, setMetric] = useState<SeriesName>("released_funds");
  if (!result) return null;
  return (
    <Section title="What came of it" id="result">
      {study.axes.length > 0 ? (
        <GridResult {...{ study, result, metric }} onMetric={setMetric} />
      ) : (
        <StudyBands
          sources={[
            {
              study,
              result,
              labels:
                study.configs.length > 1 ? CONFIG_NAMES : [study.runs > 1 ? "Median" : "This run"],
            },
          ]}
        />
      )}
    </Section>
  );
}
