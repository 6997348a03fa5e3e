"use client";

import { useState } from "react";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Time } from "../primitives/Time";
import { describeAnswer } from "./describeAnswer";
import type { Judgement } from "./types";

const SHOWN_FIRST = 20;

const STATES = {
  counts: null,
  withdrawn: { label: "Withdrawn", tone: "plain" },
  voided: { label: "Voided", tone: "danger" },
  adjusted: { label: "Adjusted", tone: "warn" },
} as const;

interface JudgementListProps {
  judgements: readonly Judgement[];
  /** Null: nothing can be changed any more. */
  onVoid: ((judgement: Judgement) => void) | null;
  onAdjust: ((judgement: Judgement) => void) | null;
}

/** A juror's judgements, newest first, each with its history. */
export function JudgementList({ judgements, onVoid, onAdjust }: JudgementListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? judgements : judgements.slice(0, SHOWN_FIRST);
  if (judgements.length === 0) return <p className="text-quiet">None that can be shown yet.</p>;
  return (
    <>
      <ol className="divide-y divide-rule border-rule border-y">
        {shown.map((judgement) => (
          <JudgementEntry
            key={judgement.comparisonId}
            judgement={judgement}
            onVoid={onVoid}
            onAdjust={onAdjust}
          />
        ))}
      </ol>
      {shown.length < judgements.length && (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show all {judgements.length}
        </Button>
      )}
    </>
  );
}

type Said = Pick<Judgement["versions"][number], "outcome" | "logRatio">;

/** What one version says, as one sentence. */
export function saidText(
  { a, b }: Pick<Judgement, "a" | "b">,
  { outcome, logRatio }: Said,
): string {
  const strength = logRatio === null || outcome === "equal" ? null : Math.exp(Math.abs(logRatio));
  return describeAnswer(outcome, { a: a.title, b: b.title }, strength);
}

function JudgementEntry({
  judgement,
  onVoid,
  onAdjust,
}: Omit<JudgementListProps, "judgements"> & { judgement: Judgement }) {
  const { versions, reason, at, state, ruling } = judgement;
  const text = saidText(judgement, judgement);
  const badge = STATES[state];
  const counts = state === "counts" || state === "adjusted";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-small">
      <div className="grid min-w-48 flex-1 gap-0.5">
        <p className="break-words font-semibold">
          {text} {badge && <Badge tone={badge.tone}>{badge.label}</Badge>}
        </p>
        {ruling && <p className="measure break-words">Publicly: {ruling.reason}</p>}
        {reason && <p className="measure break-words text-quiet">{reason}</p>}
        <p className="text-fine text-quiet">
          <Time at={at} />
        </p>
        {versions.length > 1 && (
          <details className="text-quiet">
            <summary className="min-h-6">{versions.length} versions</summary>
            <ol className="grid gap-0.5 py-1">
              {versions.map((version) => (
                <li key={version.version}>
                  {saidText(judgement, version)}
                  {version.withdrawn && ", taken out"}, by the {version.by},{" "}
                  <Time at={version.at} as="dateTime" />
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      {counts && onVoid && onAdjust && (
        <div className="flex">
          <Button
            variant="quiet"
            aria-label={`Adjust: ${text}`}
            onClick={() => onAdjust(judgement)}
          >
            Adjust…
          </Button>
          <Button variant="quiet" aria-label={`Void: ${text}`} onClick={() => onVoid(judgement)}>
            Void…
          </Button>
        </div>
      )}
    </li>
  );
}
