import { readCases } from "~/core/formats";
import {
  drawExperts,
  drawSociety,
  equilibriaOf,
  meanCurve,
  type NamedEquilibrium,
  type Society,
  societyOutcome,
  type ValueCurves,
} from "~/core/simulation";
import { EXIT, type ExitCode } from "./exit";
import { load, RefusedError } from "./load";
import { numberOf, numbersOf, refusedAsUsage, wholeOf } from "./numbers";
import { type OutputOptions, present, table } from "./output";

interface SocietyCliOptions extends OutputOptions {
  citizens: string;
  communities: string;
  seed: string;
  alpha: string;
  beta: string;
  boost: string;
  experts: string;
  in?: string;
}

/** Funds at which mean value curves are told. */
const CURVE_POINTS = 51;

/** `steelyard society`: what every mechanism would fund, and what everybody gains by it. */
export function runSociety(options: SocietyCliOptions): ExitCode {
  return options.in === undefined ? drawn(options) : given(options, options.in);
}

function drawn(options: SocietyCliOptions): ExitCode {
  const { seed } = options;
  const citizens = wholeOf("citizens", options.citizens);
  const communities = wholeOf("communities", options.communities);
  const { society, outcome } = refusedAsUsage(() => {
    const drawnSociety = drawSociety({ citizens, communities, seed });
    const mechanisms = mechanismsOf(options, citizens);
    return { society: drawnSociety, outcome: societyOutcome(drawnSociety, mechanisms) };
  });
  const { totals, goods } = outcome;
  const members = society.communities.map((own) => Array.from(own));
  const proposed = society.goods.map(({ community, proposer, curves }, k) => ({
    ...{ community, proposer, curves },
    equilibria: goods[k],
  }));
  const result = {
    citizens,
    communities: members,
    goods: proposed,
    totals,
    values: meansOf(society),
  };
  const number = (value: number) => (Number.isNaN(value) ? "–" : value.toFixed(4));
  const rows = totals.map(({ mechanism, ...total }) => [
    ...[mechanism, number(total.funds), number(total.deficit), number(total.welfareGain)],
    ...[number(total.shareOfOptimum), String(total.funded)],
  ]);
  const head = [
    "mechanism",
    "funds",
    "from the pool",
    "welfare gain",
    "of optimum",
    "goods funded",
  ];
  const text = () =>
    `${table([head, ...rows])}\n${citizens} citizens, ${communities} communities, ${goods.length} goods\n`;
  present(result, text, options);
  return EXIT.done;
}

/** One good whose citizens stand in a file: f0, f1, s. */
function given(options: SocietyCliOptions, path: string): ExitCode {
  const curves = curvesFrom(path);
  const citizens = curves.f0.length;
  const equilibria = refusedAsUsage(() => equilibriaOf(curves, mechanismsOf(options, citizens)));
  present({ citizens, equilibria }, () => equilibriaText(equilibria), options);
  return EXIT.done;
}

function mechanismsOf(options: SocietyCliOptions, citizens: number) {
  const share = numberOf("experts", options.experts);
  const boost = numberOf("boost", options.boost);
  return {
    alphas: numbersOf("alpha", options.alpha),
    betas: numbersOf("beta", options.beta),
    boost: drawExperts(citizens, { share, boost, seed: options.seed }),
  };
}

/** Mean value curves: of everybody over all goods, by good and by citizen. */
function meansOf({ citizens, goods }: Society) {
  const funds = Float64Array.from({ length: CURVE_POINTS }, (_, k) => k / (CURVE_POINTS - 1));
  const everybody = Array.from({ length: citizens }, (_, i) => i);
  const pairs = goods.map(({ curves }) => everybody.map((i) => [curves, i] as const));
  return {
    funds,
    all: meanCurve(pairs.flat(), funds),
    byGood: pairs.map((good) => meanCurve(good, funds)),
    byCitizen: everybody.map((i) =>
      meanCurve(
        pairs.map((good) => good[i]!),
        funds,
      ),
    ),
  };
}

function equilibriaText(equilibria: readonly NamedEquilibrium[]): string {
  const rows = equilibria.map(({ mechanism, ...found }) => [
    ...[mechanism, found.funds.toFixed(6), found.deficit.toFixed(6)],
    ...[found.welfareGain.toFixed(6), found.marginalSocialValue.toFixed(4)],
  ]);
  return table([["mechanism", "funds", "from the pool", "welfare gain", "Σ V′"], ...rows]);
}

function curvesFrom(path: string): ValueCurves {
  const names = ["f0", "f1", "s"] as const;
  const { rows } = load(path, (bytes) => readCases(bytes, names, []));
  const problems = rows.flatMap(({ line, values }) => {
    const [f0, f1, s] = names.map((name) => Number(values[name] ?? Number.NaN)) as [
      number,
      number,
      number,
    ];
    const say = (column: string, message: string) => [
      {
        line,
        column,
        value: values[column] ?? "",
        rule: "curve",
        message,
        fix: "0 ≤ f0 ≤ f1, s > 0",
      },
    ];
    if (!(f0 >= 0 && Number.isFinite(f0))) return say("f0", "f0 is no number of at least 0");
    if (!(f1 >= f0 && Number.isFinite(f1))) return say("f1", "f1 is no number of at least f0");
    if (!(s > 0 && Number.isFinite(s))) return say("s", "s is no number above 0");
    return [];
  });
  if (problems.length > 0) throw new RefusedError(path, problems, problems.length);
  const column = (name: string) => Float64Array.from(rows, ({ values }) => Number(values[name]));
  return { f0: column("f0"), f1: column("f1"), s: column("s") };
}
