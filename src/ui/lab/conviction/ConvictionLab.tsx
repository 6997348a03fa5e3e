"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { type TriggerParams, triggerBounds } from "~/core/conviction";
import { COMMUNITY_PRESETS } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { Callout } from "../../primitives/Callout";
import { CopyButton } from "../../primitives/CopyButton";
import { formatNumber, formatWeight } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { Stat, StatRow } from "../../primitives/Stat";
import { LinkProblems } from "../LinkProblems";
import { type Query, readNumbers, writeNumbers } from "../linkNumbers";
import { ParamControl } from "../ParamControl";
import { boundsProblem } from "../reach";
import { linkOf, useLink } from "../useLink";
import { ChargeFigure } from "./ChargeFigure";
import {
  CONVICTION_NUMBERS,
  CONVICTION_PARAMS,
  CONVICTION_USUAL,
  type ConvictionNumber,
  type ConvictionState,
  rhoProblem,
  triggerParamsOf,
} from "./convictionState";
import { HalfLifeFigure } from "./HalfLifeFigure";
import { TriggerFigures } from "./TriggerFigures";
import { TriggerHeat } from "./TriggerHeat";

/** The trigger and its pool, redrawn at every move of a slider. */
export function ConvictionLab({ query }: { query: Query }) {
  const [opened] = useState(() => {
    const problems: string[] = [];
    return { numbers: readNumbers(query, CONVICTION_USUAL, problems), problems };
  });
  const [state, setState] = useState<ConvictionState>(opened.numbers);
  const link = writeNumbers(state, CONVICTION_USUAL);
  useLink(link);
  const params = useTriggerParams(state);
  // The trigger follows the slider at once, everything below it when there is time.
  const later = useDeferredValue(state);
  const laterParams = useTriggerParams(later);
  const wrong = outOfBounds(state);
  const together = rhoProblem(state);
  return (
    <>
      <LinkProblems problems={opened.problems} />
      <Section
        title="The pool"
        actions={<CopyButton label="Copy the link" text={() => linkOf(link)} />}
      >
        <Presets onChoose={(pool) => setState({ ...state, ...pool })} />
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-2 lg:grid-cols-3">
          {CONVICTION_NUMBERS.map((name) => (
            <ParamControl
              key={name}
              {...CONVICTION_PARAMS[name]}
              bounds={boundsOf(name, state.beta)}
              value={state[name]}
              problem={name === "rho" ? together : null}
              onChange={(value) => setState({ ...state, [name]: value })}
            />
          ))}
        </div>
      </Section>
      {wrong || together ? (
        <Callout tone="warn" title="Nothing is drawn for this pool">
          <p>
            {together ? `ρ ${together}.` : "A number is outside its bounds; it is marked above."}
          </p>
        </Callout>
      ) : (
        <>
          <Bounds params={params} />
          <TriggerFigures params={params} requested={state.requested} />
          {!outOfBounds(later) && rhoProblem(later) === null && (
            <>
              <TriggerHeat params={laterParams} />
              <HalfLifeFigure alpha={later.alpha} />
              <ChargeFigure params={laterParams} {...later} />
            </>
          )}
        </>
      )}
    </>
  );
}

const outOfBounds = (state: ConvictionState) =>
  CONVICTION_NUMBERS.some(
    (name) => boundsProblem(state[name], CONVICTION_PARAMS[name].bounds) !== null,
  );

/** The same object for the same numbers, so that nothing is drawn again in vain. */
function useTriggerParams({ supply, funds, alpha, beta, rho }: ConvictionState): TriggerParams {
  return useMemo(() => ({ supply, funds, alpha, beta, rho }), [supply, funds, alpha, beta, rho]);
}

/** ρ's slider ends below β²; what is typed may be more and is explained. */
function boundsOf(name: ConvictionNumber, beta: number) {
  const { bounds } = CONVICTION_PARAMS[name];
  return name === "rho" ? { ...bounds, sliderMax: 0.99 * beta * beta } : bounds;
}

function Presets({ onChoose }: { onChoose: (pool: ReturnType<typeof triggerParamsOf>) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="font-semibold text-small">Presets</span>
      {COMMUNITY_PRESETS.map(({ key, title }) => (
        <Button key={key} onClick={() => onChoose(triggerParamsOf(key))}>
          {title}
        </Button>
      ))}
    </div>
  );
}

function Bounds({ params }: { params: ReturnType<typeof triggerParamsOf> }) {
  const bounds = triggerBounds(params);
  return (
    <StatRow>
      <Stat
        label="Least conviction required"
        value={formatNumber(bounds.minimumRequired)}
        note="ρS / ((1−α)β²)"
      />
      <Stat
        label="Most that can be charged"
        value={formatNumber(bounds.maximumAchievable)}
        note="S / (1−α)"
      />
      <Stat
        label="Least as a share of most"
        value={formatWeight(bounds.minimumShareOfMaximum)}
        note="ρ / β²"
      />
      <Stat
        label="Largest request that can pass"
        value={formatNumber(bounds.largestRequest)}
        note={`(β − √ρ)R, ${formatWeight(bounds.largestRequestShare)} of the pool`}
      />
    </StatRow>
  );
}
