import { type OrNull, withNulls } from "./plain";
import { drawSociety } from "./society";
import {
  drawExperts,
  type MechanismTotal,
  mechanismNames,
  type SocietyMechanisms,
  societyOutcome,
} from "./societyRun";
import { type NumbersStudy, requireNumbers } from "./studyNumbers";
import { partsOf, recordsOf, type StudyWork, splitRecords } from "./studyWork";

export const SOCIETY_NUMBERS = {
  citizens: { min: 4, max: 200, usual: 30, whole: true },
  communities: { min: 1, max: 10, usual: 3, whole: true },
  alpha: { min: 0.01, max: 1, usual: 0.5 },
  beta: { min: 1.05, max: 10, usual: 3 },
  experts: { min: 0, max: 1, usual: 0.3 },
  boost: { min: 0.1, max: 20, usual: 2 },
} as const;
export type SocietyName = keyof typeof SOCIETY_NUMBERS;
export type SocietyStudy = NumbersStudy<"society", SocietyName>;

/** What a family of mechanisms comes to at every value of its parameter, and others to compare with. */
export interface SweptFamily {
  readonly values: readonly number[];
  readonly totals: readonly MechanismTotal[];
  readonly levels: readonly MechanismTotal[];
}

export interface SocietySweeps {
  readonly alpha: SweptFamily;
  readonly beta: SweptFamily;
}

export interface SocietyFound extends SocietySweeps {
  /** At the numbers of the study, by mechanism. */
  readonly totals: readonly MechanismTotal[];
}

const ALPHAS = Array.from({ length: 20 }, (_, k) => (k + 1) / 20);
const BETAS = Array.from({ length: 20 }, (_, k) => Number((1.2 + 0.2 * k).toPrecision(3)));
/** Levels worth a line; the others would lie on each other. */
const LEVELS = ["private", "qf"];
const TOTAL_KEYS = ["funds", "deficit", "welfareGain", "shareOfOptimum", "funded"] as const;
/** Measured on one core at 2 GHz: every equilibrium of a good, per citizen. */
const SECONDS_PER_CURVE = 2.5e-5;

/** The society of a study. Throws RangeError listing everything that is wrong with it. */
export function societyOf(study: SocietyStudy) {
  requireNumbers(study, SOCIETY_NUMBERS);
  const { citizens, communities } = study.numbers;
  return drawSociety({ citizens, communities, seed: study.seed });
}

/** The mechanisms that its numbers ask for. */
export function mechanismsOf({ numbers, seed }: SocietyStudy): SocietyMechanisms {
  const { citizens, alpha, beta, experts, boost } = numbers;
  return {
    ...{ alphas: [alpha], betas: [beta] },
    boost: drawExperts(citizens, { share: experts, boost, seed }),
  };
}

/**
 * Divides a study of a society: the first task has the mechanisms of its numbers, each other one value of
 * one family's parameter. Throws RangeError listing everything that is wrong with it.
 */
export function societyWork(study: SocietyStudy): StudyWork<OrNull<SocietyFound>> {
  const society = societyOf(study);
  const asked = [mechanismsOf(study), ...sweptMechanisms()];
  const names = asked.map(mechanismNames);
  const length = TOTAL_KEYS.length * Math.max(...names.map((own) => own.length));
  const each = society.goods.length * society.citizens * SECONDS_PER_CURVE;
  const recordOf = (task: number) => {
    const { totals } = societyOutcome(society, asked[task]);
    const record = new Float64Array(length).fill(Number.NaN);
    record.set(totals.flatMap((total) => TOTAL_KEYS.map((key) => total[key])));
    return record;
  };
  return {
    ...{ tasks: asked.length, seconds: asked.length * each },
    parts: () => partsOf(asked.map(() => each)),
    run: (from, to, onProgress) => recordsOf({ from, to }, length, recordOf, onProgress),
    summarise: (records) => {
      const [totals, ...swept] = splitRecords(records, asked.length, length).map((record, task) =>
        totalsOf(record, names[task]!),
      );
      return withNulls({ totals: totals!, ...familiesOf(swept) });
    },
  };
}

/** The same society under both families, over their parameter. */
export function sweepSociety(
  study: SocietyStudy,
  onProgress?: (fraction: number) => void,
): SocietySweeps {
  const society = societyOf(study);
  const asked = sweptMechanisms();
  return familiesOf(
    asked.map((mechanisms, k) => {
      const { totals } = societyOutcome(society, mechanisms);
      onProgress?.((k + 1) / asked.length);
      return totals;
    }),
  );
}

const sweptMechanisms = (): SocietyMechanisms[] => [
  ...ALPHAS.map((alpha) => ({ alphas: [alpha] })),
  ...BETAS.map((beta) => ({ betas: [beta] })),
];

function familiesOf(swept: readonly (readonly MechanismTotal[])[]): SocietySweeps {
  const family = (values: readonly number[], found: typeof swept): SweptFamily => ({
    values,
    // The one that was asked for comes after those that are always there.
    totals: found.map((totals) => totals.at(-1)!),
    levels: found[0]!.filter(({ mechanism }) => LEVELS.includes(mechanism)),
  });
  return {
    alpha: family(ALPHAS, swept.slice(0, ALPHAS.length)),
    beta: family(BETAS, swept.slice(ALPHAS.length)),
  };
}

const totalsOf = (record: Float64Array, names: readonly string[]): MechanismTotal[] =>
  names.map((mechanism, m) => {
    const [funds, deficit, welfareGain, shareOfOptimum, funded] = record.subarray(
      m * TOTAL_KEYS.length,
    ) as unknown as [number, number, number, number, number];
    return { mechanism, funds, deficit, welfareGain, shareOfOptimum, funded };
  });
