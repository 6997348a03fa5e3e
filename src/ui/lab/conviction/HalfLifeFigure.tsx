"use client";

import { useMemo } from "react";
import { alphaOfHalfLife, halfLifeOfAlpha } from "~/core/conviction";
import { formatNumber } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { LinesFigure } from "../figures/LinesFigure";

const POINTS = 160;
/** Half-lives shown from and at least to, in days; a longer one than that makes the axis longer. */
const FROM = 0.1;
const TO_LEAST = 20;

/** α against half-life, and where this pool stands. */
export function HalfLifeFigure({ alpha }: { alpha: number }) {
  const input = useMemo(() => {
    const own = alpha > 0 ? halfLifeOfAlpha(alpha) : 0;
    const to = Math.max(TO_LEAST, 1.5 * own);
    const x = Array.from({ length: POINTS }, (_, k) => FROM + ((to - FROM) * k) / (POINTS - 1));
    return {
      ...{ x, xLabel: "half-life, days", yLabel: "α", domain: [0, 1] as const },
      lines: [{ label: "α", y: x.map(alphaOfHalfLife) }],
      dots: own >= FROM ? [{ x: own, y: alpha }] : [],
    };
  }, [alpha]);
  return (
    <Section title="Half-life" id="half-life">
      <LinesFigure
        title="α against half-life"
        caption={
          alpha > 0
            ? `α = 2^(−1/half-life). At ${formatNumber(alpha)}, half of the conviction is lost in ${formatNumber(halfLifeOfAlpha(alpha))} days.`
            : "α = 2^(−1/half-life). At 0 conviction is today’s stake alone."
        }
        fileName="alpha-half-life.csv"
        input={input}
      />
    </Section>
  );
}
