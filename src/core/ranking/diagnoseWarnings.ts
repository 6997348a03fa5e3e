import type { Diagnosis } from "./diagnose";
import type { JurorDiagnosis } from "./diagnoseJurors";

/** Something that whoever uses these weights should know. */
export interface Warning {
  readonly rule:
    | "disconnected"
    | "no-maximum"
    | "weak-link"
    | "cyclic"
    | "inconsistent"
    | "side"
    | "constant"
    | "inflated"
    | "juror-disagrees"
    | "juror-inconsistent"
    | "juror-side"
    | "juror-influence"
    | "row-influence";
  readonly message: string;
  readonly juror?: number;
}

/** Below this spectral gap the worst determined direction has ten times the variance of even pairs. */
const GAP_MIN = 0.1;
/** Share of the squared log ratios that weights leave unexplained. */
const UNEXPLAINED_MAX = 0.5;
/** With more of the triangles cyclic than this, the answers are near to coin tosses (one in four). */
const CYCLIC_MAX = 0.15;
/** Fewer triangles or answers say nothing about a share. */
const COUNT_MIN = 10;
const SIDE_Z_MAX = 3;
/** Stated over implied median multiplier, as logarithms. */
const INFLATION_MAX = 2;
const AGREEMENT_MIN = 0.5;
const CONSISTENCY_MIN = 0.7;
const REPEATS_MIN = 3;
/** Share of the whole by which one juror, or one answer, moves a weight. */
const JUROR_INFLUENCE_MAX = 0.05;
const ROW_INFLUENCE_MAX = 0.02;

/** What stands out in a diagnosis, in plain words. `items` and `jurors` are names by index. */
export function warningsOf(
  found: Diagnosis,
  items: readonly string[],
  jurors: readonly string[],
): Warning[] {
  return [
    ...graphWarnings(found),
    ...consistencyWarnings(found, items),
    ...answerWarnings(found),
    ...found.jurors.flatMap((juror) => jurorWarnings(juror, jurors[juror.juror] ?? "", items)),
    ...rowWarnings(found, items),
  ];
}

function graphWarnings({ graph }: Diagnosis): Warning[] {
  const parts = graph.components.length;
  if (parts > 1) {
    const message = `the comparisons fall into ${parts} unconnected parts: weights of different parts have no common scale (steelyard next names pairs that join them)`;
    return [{ rule: "disconnected", message }];
  }
  const out: Warning[] = [];
  const gap = graph.spectralGap;
  if (gap && gap.value < GAP_MIN) {
    const message = `the comparisons hang together by few links: where they say least, they say as much as ${percent(gap.value)} of them spread evenly (steelyard next names pairs that help)`;
    out.push({ rule: "weak-link", message });
  }
  if (graph.mleExists) return out;
  const groups = graph.strongComponents.length;
  const message = `between ${groups} groups of items wins go one way only: plain Bradley-Terry has no finite answer; use a method with a prior`;
  return [...out, { rule: "no-maximum", message }];
}

function consistencyWarnings({ hodge, transitivity }: Diagnosis, items: readonly string[]) {
  const out: Warning[] = [];
  const names = (list: readonly number[]) => list.map((item) => items[item] ?? item);
  const { triangles, cyclic, examples } = transitivity;
  if (triangles >= COUNT_MIN && cyclic > CYCLIC_MAX * triangles) {
    const [first] = examples;
    const example = first ? `, such as ${names([...first, first[0]]).join(" over ")}` : "";
    const message = `${cyclic} of ${triangles} triangles of majorities go round${example}`;
    out.push({ rule: "cyclic", message });
  }
  if (hodge && hodge.total > 0) {
    const left = (hodge.withinPairs + hodge.cyclic) / hodge.total;
    const [worst] = hodge.worst;
    const triangle = worst
      ? `; the worst triangle is ${names(worst.items).join(", ")}, off by a factor of ${factor(worst.curl)}`
      : "";
    const message = `weights explain ${percent(1 - left)} of the stated ratios (squared logarithms)${triangle}`;
    if (left > UNEXPLAINED_MAX) out.push({ rule: "inconsistent", message });
  }
  return out;
}

function answerWarnings({ side, constants, scale }: Diagnosis): Warning[] {
  const out: Warning[] = [];
  if (side && Math.abs(side.z) > SIDE_Z_MAX) {
    const message = `the item shown first won ${percent(side.share)} of ${side.rows} answers, more than chance explains`;
    out.push({ rule: "side", message: side.z > 0 ? message : message.replace("more", "fewer") });
  }
  for (const { multiplier, rows, share, jurors } of constants) {
    const by = jurors > 0 ? ` by ${jurors} jurors` : "";
    const message = `the multiplier ${multiplier} is stated ${rows} times (${percent(share)})${by}: perhaps the form's default`;
    out.push({ rule: "constant", message });
  }
  if (scale && scale.implied > 0 && scale.stated > INFLATION_MAX * scale.implied) {
    const message = `stated multipliers are inflated: the median is ${factor(scale.stated)}x, fitted weights imply ${factor(scale.implied)}x`;
    out.push({ rule: "inflated", message });
  }
  return out;
}

function jurorWarnings(found: JurorDiagnosis, name: string, items: readonly string[]): Warning[] {
  const { juror } = found;
  return jurorFindings(found, items).map(({ rule, message }) => ({
    ...{ rule, juror },
    message: `juror ${name} ${message}`,
  }));
}

/** What stands out about one juror, as the end of a sentence that begins with who it is. */
export function jurorFindings(
  { predicted, selfConsistency, side, influence }: JurorDiagnosis,
  items: readonly string[],
): Pick<Warning, "rule" | "message">[] {
  const out: Pick<Warning, "rule" | "message">[] = [];
  const warn = (rule: Warning["rule"], message: string) => out.push({ rule, message });
  const { share } = predicted;
  if (share !== null && predicted.rows >= COUNT_MIN && share < AGREEMENT_MIN) {
    warn("juror-disagrees", `agrees with the others on ${percent(share)} of ${predicted.rows}`);
  }
  const own = selfConsistency.share;
  if (own !== null && selfConsistency.rows >= REPEATS_MIN && own < CONSISTENCY_MIN) {
    const held = selfConsistency.rows;
    warn("juror-inconsistent", `repeats the same winner in ${percent(own)} of ${held} repeats`);
  }
  if (side && Math.abs(side.z) > SIDE_Z_MAX) {
    warn("juror-side", `chose the item shown first in ${percent(side.share)} of ${side.rows}`);
  }
  if (influence && Math.abs(influence.change) > JUROR_INFLUENCE_MAX) {
    const { before, after, item } = influence;
    const from = `from ${percent(before)} to ${percent(after)}`;
    warn("juror-influence", `alone moves ${items[item] ?? item}: ${from} without the juror`);
  }
  return out;
}

function rowWarnings({ influence }: Diagnosis, items: readonly string[]): Warning[] {
  const [first] = influence.rows ?? [];
  if (!first || Math.abs(first.change) <= ROW_INFLUENCE_MAX) return [];
  const { item, before, after } = first;
  const message = `one answer alone moves ${items[item] ?? item}: from ${percent(before)} to ${percent(after)} without it`;
  return [{ rule: "row-influence", message }];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function factor(log: number): string {
  return Math.exp(Math.abs(log)).toPrecision(3);
}
