import { rng } from "~/core/numeric";
import {
  CRITERIA,
  type Criterion,
  choosePair,
  type PairRules,
  reserve,
  selectionOf,
  settle,
} from "~/core/ranking";
import {
  type ChoiceOptions,
  type CurvePoint,
  choiceCurve,
  comparisonsNeeded,
  jury,
} from "~/core/simulation";

const REPEATS = 25;
const SEEDS = 3;
const ITEMS = 100;
const JURORS = 40;
const HOLDOUT_SHARE = 0.4;
const CHECKPOINTS = [150, 200, 250, 300, 400, 500, 600, 750, 900, 1200, 1500, 1800];
/** How uniform choice is compared: its error after so many comparisons. */
const REFERENCES = [600, 1200, 1800];

/** What the server goes by. */
const BELIEF_ALPHA = 0.25;
const COMPARED: Criterion[] = ["bald_logistic", "error_reduction"];

function randomRows(n: number, m: number) {
  const random = rng(`next pair ${n} ${m}`);
  const truth = Float64Array.from({ length: n }, () => random.normal());
  const a = Int32Array.from({ length: m }, () => random.int(n));
  const b = a.map((i) => (i + 1 + random.int(n - 1)) % n);
  const outcome = Float64Array.from(a, (i, k) =>
    random.next() < 1 / (1 + Math.exp(truth[b[k]!]! - truth[i]!)) ? 1 : 0,
  );
  const juror = Int32Array.from(a, (_, k) => k % 100);
  return { n, a, b, outcome, juror };
}

function best(run: () => void, times = REPEATS): string {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < times; k++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return `${least.toFixed(2)} ms`.padStart(10);
}

/** One pair served and answered: chosen, counted as out with the juror, and learned from. */
function measureChoice(n: number, m: number): void {
  const rows = randomRows(n, m);
  const label = `n=${n} m=${m}`.padEnd(20);
  console.log(`${"made anew".padEnd(20)} ${label} ${best(() => selectionOf(rows), 2)}`);
  const selection = selectionOf(rows);
  const shown = Array.from({ length: 50 }, (_, k) => ({ a: rows.a[k]!, b: rows.b[k]! }));
  for (const criterion of CRITERIA) {
    const random = rng("sides");
    const rules: PairRules = { criterion, repeatShare: 0 };
    const chosen = best(() => choosePair(selection, { juror: 1, shown }, rules, random));
    const whole = best(() => {
      const { a, b } = choosePair(selection, { juror: 1, shown }, rules, random)!;
      settle(selection, reserve(selection, { a, b, juror: 1 }), 1);
    });
    console.log(`${criterion.padEnd(20)} ${label} choice ${chosen}, with learning ${whole}`);
  }
}

function curveOf(
  spread: number,
  rules: ChoiceOptions["rules"],
  seed: number,
  noise = 0,
  tossers = 0,
): CurvePoint[] {
  const random = rng(`truth ${seed}`);
  const theta = Float64Array.from({ length: ITEMS }, () => spread * random.normal());
  const people = jury({ theta, jurors: JURORS, seed: `jury ${seed}`, spread: noise, tossers });
  const setting = {
    theta,
    jury: people,
    holdoutShare: HOLDOUT_SHARE,
    checkpoints: CHECKPOINTS,
    beliefAlpha: BELIEF_ALPHA,
    // As wide as the truth: what a fit finds that chooses its prior by the answers.
    rankingAlpha: 1 / (2 * spread * spread),
  };
  return choiceCurve({ ...setting, rules, seed });
}

/** The point-by-point mean of curves. */
function meanOf(curves: readonly CurvePoint[][]): CurvePoint[] {
  const mean = (at: number, kind: keyof CurvePoint) =>
    curves.reduce((sum, curve) => sum + curve[at]![kind] / curves.length, 0);
  return CHECKPOINTS.map((comparisons, at) => ({
    comparisons,
    theta: mean(at, "theta"),
    weights: mean(at, "weights"),
    ranks: mean(at, "ranks"),
  }));
}

/** Comparisons that active choice needs for the error uniform choice has, as a share of uniform's. */
function measureShare(spread: number, noise = 0, tossers = 0): void {
  const seeds = Array.from({ length: SEEDS }, (_, k) => k);
  const curves = (rules: ChoiceOptions["rules"]) =>
    meanOf(seeds.map((seed) => curveOf(spread, rules, seed, noise, tossers)));
  const uniform = curves("uniform");
  const jurors = noise || tossers ? `, jurors' spread ${noise}, ${tossers} coins` : "";
  console.log(`\nn=${ITEMS}, ${JURORS} jurors, truth of spread ${spread}${jurors}`);
  for (const criterion of COMPARED) {
    const active = curves({ criterion });
    for (const m of REFERENCES) {
      const reached = uniform[CHECKPOINTS.indexOf(m)]!;
      const shares = (["weights", "theta", "ranks"] as const).map((kind) => {
        const needed = comparisonsNeeded(active, kind, reached[kind]);
        const share = needed === null ? "more" : `${Math.round((100 * needed) / m)} %`;
        return `${kind} ${reached[kind].toFixed(3)}: ${share.padStart(5)}`;
      });
      console.log(`${criterion.padEnd(18)} uniform's error after ${m}  ${shares.join("   ")}`);
    }
  }
}

/**
 * The time of one choice at several sizes (ASAP's approximation takes 14 s for 100 items), and the
 * share of the comparisons that active choice needs where uniform choice needs all of them.
 */
export async function bench(): Promise<void> {
  measureChoice(100, 3_000);
  measureChoice(1_000, 20_000);
  measureChoice(10_000, 200_000);
  for (const spread of [1, 1.5, 2, 3]) measureShare(spread);
  measureShare(2, 0.5, 4);
  console.log(`\npeak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}
