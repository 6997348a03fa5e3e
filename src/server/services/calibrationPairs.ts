/** Quantities of two things, which anybody can look up. */
interface Quantities {
  readonly valueA: number;
  readonly valueB: number;
}

/** Pairs of one practice. */
export const CALIBRATION_LENGTH = 3;

/**
 * Two practices of three. Quantities, not opinions: they teach how large a ratio is, and have
 * nothing to do with the projects of any round. Two of three lie within 2x, as most pairs do. What
 * the two things and the unit are called is in the catalogues of messages, by key.
 */
export const CALIBRATION_PAIRS = [
  { key: "danube-rhine", valueA: 1230, valueB: 2850 },
  { key: "spain-germany", valueA: 505_990, valueB: 357_590 },
  { key: "kilimanjaro-montblanc", valueA: 4806, valueB: 5895 },
  { key: "mars-moon", valueA: 6779, valueB: 3475 },
  { key: "marathon-channel", valueA: 33.3, valueB: 42.195 },
  { key: "sound-water-air", valueA: 1480, valueB: 343 },
] as const satisfies readonly (Quantities & { key: string })[];

export type CalibrationPair = (typeof CALIBRATION_PAIRS)[number];

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
  { valueA, valueB }: Quantities,
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
