import { type Fit, METHODS } from "~/core/ranking";
import type { FitOutcome } from "./computeFit";
import type { RoundRows } from "./loadRows";

/** One project of a finished fit, as kept in Fit.result. */
export interface FitResultRow {
  readonly projectId: string;
  readonly name: string;
  readonly theta: number;
  readonly weight: number;
  /** Standard error of ln(weight); null where the method gives none. */
  readonly seLogWeight: number | null;
}

/** How far a fit can be trusted, as kept in Fit.evidence. */
export interface FitEvidence {
  readonly converged: boolean;
  readonly iterations: number;
  readonly objective: number | null;
  readonly gradInf: number | null;
  /** Judgements of the scope, and how many of them this method reads. */
  readonly rows: number;
  readonly used: number;
  readonly outliers: number;
  /** Groups of projects that no comparison joins; one group when all weights are on one scale. */
  readonly components: string[][];
  readonly strongComponents: number;
  readonly mleExists: boolean;
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

export function resultRows(fit: Fit, input: RoundRows): FitResultRow[] {
  return input.items.map((name, item) => ({
    projectId: input.projectIds[item]!,
    name,
    theta: fit.theta[item]!,
    weight: fit.weights[item]!,
    seLogWeight: finite(fit.se?.logWeight[item]),
  }));
}

export function evidenceOf(fit: Fit, input: RoundRows): FitEvidence {
  return {
    converged: fit.converged,
    iterations: fit.iterations,
    objective: finite(fit.objective),
    gradInf: finite(fit.gradInf),
    rows: input.rows.length,
    used: usedRows(fit.method, input),
    outliers: fit.outliers?.length ?? 0,
    components: names(fit.graph.components, input),
    strongComponents: fit.graph.strongComponents.length,
    mleExists: fit.graph.mleExists,
  };
}

/** Methods on ratios read only the judgements that state one. */
function usedRows(method: string, { rows }: RoundRows): number {
  const onRatios = METHODS.find(({ key }) => key === method)?.reads === "ratio";
  return onRatios ? rows.filter(({ logRatio }) => logRatio !== undefined).length : rows.length;
}

/** What is known when there is no answer: how the comparisons hang together. */
export function refusalEvidence(outcome: FitOutcome & { ok: false }, input: RoundRows) {
  return { rows: input.rows.length, components: names(outcome.components ?? [], input) };
}

const names = (groups: number[][], input: RoundRows): string[][] =>
  groups.map((group) => group.map((item) => input.items[item]!));
