"use client";

import { useMemo } from "react";
import type { SocietySweeps, SweptFamily } from "~/core/simulation";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";
import { mechanismText } from "./societyParams";

/** Room below the lowest line, as a share of what lies between it and the optimum. */
const DOMAIN_BELOW = 0.2;

/** Welfare and funds over the parameters of both families of mechanisms. */
export function SweptFamilies({ swept }: { swept: SocietySweeps }) {
  return (
    <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
      <Family swept={swept.alpha} symbol="α" name="capital-constrained funding" />
      <Family swept={swept.beta} symbol="β" name="the power family" />
    </div>
  );
}

function Family({ swept, symbol, name }: { swept: SweptFamily; symbol: string; name: string }) {
  const { share, funds } = useMemo(() => figuresOf(swept, symbol), [swept, symbol]);
  return (
    <>
      <LinesFigure
        title={`Welfare over ${symbol}`}
        caption={`Of ${name}, as a share of what the optimum gains.`}
        fileName={`society-welfare-over-${symbol}.csv`}
        input={share}
      />
      <LinesFigure
        title={`Funds over ${symbol}`}
        caption={`What all goods get under ${name}, and what of it comes from the pool.`}
        fileName={`society-funds-over-${symbol}.csv`}
        input={funds}
      />
    </>
  );
}

function figuresOf({ values, totals, levels }: SweptFamily, symbol: string) {
  const all = [...totals, ...levels].map((total) => total.shareOfOptimum);
  const low = Math.min(...all.filter(Number.isFinite), 1);
  const share: LinesInput = {
    // From below the lowest: most of it happens near the optimum.
    domain: [low - DOMAIN_BELOW * (1 - low), 1],
    ...{ x: values, xLabel: symbol, yLabel: "share of the optimum" },
    lines: [{ label: "Share of the optimum", y: totals.map((total) => total.shareOfOptimum) }],
    levels: levels.map(({ mechanism, shareOfOptimum }) => ({
      ...{ y: shareOfOptimum, label: mechanismText(mechanism) },
    })),
  };
  const funds: LinesInput = {
    ...{ x: values, xLabel: symbol, yLabel: "funds" },
    lines: [
      { label: "Funds", y: totals.map((total) => total.funds) },
      { label: "From the pool", y: totals.map((total) => total.deficit) },
    ],
  };
  return { share, funds };
}
