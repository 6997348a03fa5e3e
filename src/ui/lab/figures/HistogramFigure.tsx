"use client";

import { useMemo } from "react";
import { formatNumber } from "../../primitives/numbers";
import { BarsFigure } from "./BarsFigure";
import { histogramOf } from "./histogram";

interface HistogramFigureProps {
  title: string;
  caption: string;
  fileName: string;
  values: ArrayLike<number>;
  xLabel: string;
  /** What is counted. */
  yLabel: string;
}

/** How people are spread over a number. */
export function HistogramFigure({ values, xLabel, ...rest }: HistogramFigureProps) {
  const bars = useMemo(() => {
    const { edges, counts } = histogramOf(values);
    return counts.map((value, k) => ({ name: nameOf(edges[k]!, edges[k + 1]!), value }));
  }, [values]);
  return <BarsFigure {...rest} {...{ bars, xLabel }} />;
}

const nameOf = (low: number, high: number) =>
  `${formatNumber(Number(low.toPrecision(3)))}–${formatNumber(Number(high.toPrecision(3)))}`;
