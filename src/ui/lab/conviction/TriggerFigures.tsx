"use client";

import { useMemo, useState } from "react";
import { type TriggerParams, triggerBounds, triggerCurve } from "~/core/conviction";
import { Button } from "../../primitives/Button";
import { formatNumber } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";

/** Requests from 0 to β of the pool. */
const POINTS = 241;
/** A trigger grows without bound towards β; on a linear scale it is shown to so many maxima. */
const MAXIMA_SHOWN = 2;

/** The trigger in absolute and in relative terms, each linear or logarithmic. */
export function TriggerFigures(props: { params: TriggerParams; requested: number }) {
  const { params, requested } = props;
  const [log, setLog] = useState({ absolute: false, relative: false });
  const points = useMemo(() => triggerCurve(params, POINTS), [params]);
  const absolute = useMemo(
    () => absoluteInput(params, points, requested, log.absolute),
    [params, points, requested, log.absolute],
  );
  const relative = useMemo(
    () => relativeInput(params, points, requested, log.relative),
    [params, points, requested, log.relative],
  );
  const toggle = (kind: keyof typeof log) => (
    <Button variant="quiet" onClick={() => setLog({ ...log, [kind]: !log[kind] })}>
      {log[kind] ? "Linear scale" : "Logarithmic scale"}
    </Button>
  );
  return (
    <Section title="The trigger" id="trigger">
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
        <LinesFigure
          title="In absolute terms"
          caption="Conviction that a request must exceed. Above the maximum nothing passes."
          controls={toggle("absolute")}
          fileName="trigger-absolute.csv"
          input={absolute}
        />
        <LinesFigure
          title="In relative terms"
          caption="As a share of what everybody could charge, over the share of the pool."
          controls={toggle("relative")}
          fileName="trigger-relative.csv"
          input={relative}
        />
      </div>
    </Section>
  );
}

type Points = ReturnType<typeof triggerCurve>;

function absoluteInput(
  params: TriggerParams,
  points: Points,
  requested: number,
  log: boolean,
): LinesInput {
  const { minimumRequired, maximumAchievable, largestRequest } = triggerBounds(params);
  const most = MAXIMA_SHOWN * maximumAchievable;
  const required = points.map((point) => point.required);
  return {
    x: points.map((point) => point.requested),
    lines: [{ label: "Required conviction", y: log ? required : upTo(required, most) }],
    levels: [
      { y: minimumRequired, label: `minimum ${formatNumber(minimumRequired)}` },
      { y: maximumAchievable, label: `maximum ${formatNumber(maximumAchievable)}` },
    ],
    places: [{ x: largestRequest, label: `largest request ${formatNumber(largestRequest)}` }],
    dots: dotAt(points, requested, log ? Number.POSITIVE_INFINITY : most, (point) => [
      point.requested,
      point.required,
    ]),
    ...{ xLabel: "requested", yLabel: "conviction", log },
    ...(!log && { domain: [0, most] as const }),
  };
}

function relativeInput(
  params: TriggerParams,
  points: Points,
  requested: number,
  log: boolean,
): LinesInput {
  const { minimumShareOfMaximum, largestRequestShare } = triggerBounds(params);
  const shares = points.map((point) => point.shareOfMaximum);
  return {
    x: points.map((point) => point.share),
    lines: [{ label: "Required share", y: log ? shares : upTo(shares, MAXIMA_SHOWN) }],
    levels: [
      { y: minimumShareOfMaximum, label: `minimum ${formatNumber(minimumShareOfMaximum)}` },
      { y: 1, label: "maximum 1" },
    ],
    places: [
      { x: largestRequestShare, label: `largest request ${formatNumber(largestRequestShare)}` },
    ],
    dots: dotAt(points, requested, log ? Number.POSITIVE_INFINITY : MAXIMA_SHOWN, (point) => [
      point.share,
      point.shareOfMaximum,
    ]),
    ...{ xLabel: "share of the pool", yLabel: "share of the maximum", log },
    ...(!log && { domain: [0, MAXIMA_SHOWN] as const }),
  };
}

const upTo = (values: readonly number[], most: number) =>
  values.map((value) => (value <= most ? value : Number.NaN));

/** The point of the curve nearest to the request, if it is on the chart. */
function dotAt(
  points: Points,
  requested: number,
  most: number,
  of: (point: Points[number]) => readonly [number, number],
) {
  const step = points[1]!.requested;
  const nearest = points[Math.round(requested / step)];
  if (!nearest) return [];
  const [x, y] = of(nearest);
  return y <= most && Number.isFinite(y) ? [{ x, y }] : [];
}
