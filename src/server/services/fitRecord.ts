import { type Fit, METHODS } from "~/core/ranking";
import type { FitOutcome } from "./computeFit";
import type { RoundRows } from "./loadRows";

/** A fit that a worker has taken. */
export interface StartedFit {
  readonly id: string;
  readonly roundId: string;
  readonly method: string;
  readonly params: Record<string, number>;
  readonly scope: "train" | "all";
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
  readonly groups: number;
  /** The groups by name, largest first; of many or large ones the first. */
  readonly components: string[][];
  readonly strongComponents: number;
  readonly mleExists: boolean;
  /** Of many projects, standard errors that were solved for, and how far the others may be off. */
  readonly errors?: { readonly solved: number; readonly offBy: number };
}

/** What a fit of all methods found: which have weights now, and which have no answer, and why. */
export interface AllMethodsEvidence {
  readonly rows: number;
  readonly fitted: readonly string[];
  readonly refused: readonly { readonly method: string; readonly reason: string }[];
}

/** Groups named in the evidence, and projects named of each: a page shows no more. */
const GROUPS_NAMED = 20;
const NAMES_OF_GROUP = 20;

export const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

export function evidenceOf(fit: Fit, input: RoundRows): FitEvidence {
  const estimated = fit.se?.estimated;
  return {
    converged: fit.converged,
    iterations: fit.iterations,
    objective: finite(fit.objective),
    gradInf: finite(fit.gradInf),
    rows: input.data.binary.a.length,
    used: usedRows(fit.method, input),
    outliers: fit.outliers?.length ?? 0,
    groups: fit.graph.components.length,
    components: names(fit.graph.components, input),
    strongComponents: fit.graph.strongComponents.length,
    mleExists: fit.graph.mleExists,
    ...(estimated && { errors: { solved: estimated.solved.length, offBy: estimated.error } }),
  };
}

/** Methods on ratios read only the judgements that state one. */
function usedRows(method: string, { data }: RoundRows): number {
  const onRatios = METHODS.find(({ key }) => key === method)?.reads === "ratio";
  return (onRatios ? data.ratio : data.binary).a.length;
}

/** What is known when there is no answer: how the comparisons hang together. */
export function refusalEvidence(outcome: FitOutcome & { ok: false }, input: RoundRows) {
  const components = outcome.components ?? [];
  return {
    rows: input.data.binary.a.length,
    groups: components.length,
    components: names(components, input),
  };
}

const names = (groups: number[][], input: RoundRows): string[][] =>
  [...groups]
    .sort((x, y) => y.length - x.length)
    .slice(0, GROUPS_NAMED)
    .map((group) => group.slice(0, NAMES_OF_GROUP).map((item) => input.items[item]!));
