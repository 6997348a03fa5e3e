/** Two things and a quantity of each that anybody can look up. */
export interface CalibrationPair {
  readonly key: string;
  readonly question: string;
  readonly a: string;
  readonly b: string;
  readonly valueA: number;
  readonly valueB: number;
  readonly unit: string;
}

/** Pairs of one practice. */
export const CALIBRATION_LENGTH = 3;

/**
 * Two practices of three. Quantities, not opinions: they teach how large a ratio is, and have
 * nothing to do with the projects of any round. Two of three lie within 2x, as most pairs do.
 */
export const CALIBRATION_PAIRS: readonly CalibrationPair[] = [
  {
    key: "danube-rhine",
    question: "Which river is longer?",
    ...{ a: "The Rhine", b: "The Danube", valueA: 1230, valueB: 2850, unit: "km" },
  },
  {
    key: "spain-germany",
    question: "Which country has the larger area?",
    ...{ a: "Spain", b: "Germany", valueA: 505_990, valueB: 357_590, unit: "km²" },
  },
  {
    key: "kilimanjaro-montblanc",
    question: "Which mountain is higher?",
    ...{ a: "Mont Blanc", b: "Kilimanjaro", valueA: 4806, valueB: 5895, unit: "m" },
  },
  {
    key: "mars-moon",
    question: "Which has the larger diameter?",
    ...{ a: "Mars", b: "The Moon", valueA: 6779, valueB: 3475, unit: "km" },
  },
  {
    key: "marathon-channel",
    question: "Which distance is longer?",
    ...{ a: "The English Channel at its narrowest", b: "A marathon", valueA: 33.3, valueB: 42.195 },
    unit: "km",
  },
  {
    key: "sound-water-air",
    question: "Where is sound faster?",
    ...{ a: "In water", b: "In air", valueA: 1480, valueB: 343, unit: "m/s" },
  },
];

export interface CalibrationFeedback {
  /** Whether the larger one was named. */
  readonly right: boolean;
  /** Which is larger, and how many times. */
  readonly larger: "a" | "b";
  readonly truth: number;
  /** By which factor the stated ratio is off, at least 1; null where no strength was stated. */
  readonly offBy: number | null;
}

/** @param stated how many times larger the named one was said to be; null where nothing was said */
export function calibrationFeedback(
  { valueA, valueB }: CalibrationPair,
  outcome: "a" | "b" | "equal",
  stated: number | null,
): CalibrationFeedback {
  const logTruth = Math.log(valueA / valueB);
  const larger = logTruth > 0 ? "a" : "b";
  const logStated =
    outcome === "equal"
      ? 0
      : stated === null
        ? null
        : Math.log(stated) * (outcome === "a" ? 1 : -1);
  return {
    right: outcome === larger,
    larger,
    truth: Math.exp(Math.abs(logTruth)),
    offBy: logStated === null ? null : Math.exp(Math.abs(logStated - logTruth)),
  };
}
