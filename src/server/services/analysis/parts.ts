import type { SideBias } from "~/core/comparison";
import type { HodgeEnergies, Transitivity, Warning } from "~/core/ranking";

/** A project as a part names it, so that a page needs no other table. */
export interface PartItem {
  readonly name: string;
  readonly title: string;
}

/** What the rows of a fit are about. */
export interface AnalysisInput {
  readonly items: readonly PartItem[];
  /** Of each item; null where none is stated. */
  readonly domains: readonly (string | null)[];
  readonly jurors: readonly string[];
  /** The row of `data.binary` that each row of `data.ratio` is. */
  readonly stated: Int32Array;
  /** 1 for each row of `data.binary` that must not be told of by itself. */
  readonly sealed: Uint8Array;
}

/** What is known about a fit beside its weights, from the fit itself. */
export interface AnalysisOfFit {
  readonly residuals: ResidualsPart<{ row: number }>;
  readonly answers: AnswersPart<{ row: number }> | null;
  readonly jurors: JurorsPart;
  readonly graph: GraphPart;
  readonly diagnosis: DiagnosisPart;
}

/** The same with what redrawn fits say. Null where no replicate has an answer. */
export interface FitAnalysis extends AnalysisOfFit {
  readonly intervals: BootstrapIntervals | null;
  readonly outranks: OutranksPart | null;
}

/** Per item in the order of the items. */
export interface BootstrapIntervals {
  readonly weights: readonly (readonly [number, number])[];
  readonly ranks: readonly (readonly [number, number])[];
}

/** P(the item of the row outranks that of the column) for the heaviest items; none above 1000 items. */
export interface OutranksPart {
  readonly kind: "parametric" | "jurors";
  readonly used: number;
  readonly failed: number;
  readonly items: readonly PartItem[];
  readonly chance: readonly (readonly number[])[];
}

/** A row while it is computed has a number; as stored it has the id of its comparison. */
export type Told<Of> = Of & {
  readonly a: PartItem;
  readonly b: PartItem;
  /** The juror's number, from 1; null where the rows name none. */
  readonly juror: number | null;
};

export type ResidualRow<Of> = Told<Of> & {
  readonly said: number;
  readonly fitted: number;
  readonly size: number;
  /** Held for an outlier by the method itself. */
  readonly outlier: boolean;
};

export interface ResidualsPart<Of> {
  readonly reads: "binary" | "ratio";
  /** Rows that may be told of by themselves, and those that may not. */
  readonly rows: number;
  readonly sealed: number;
  readonly outliers: number;
  readonly medianSize: number;
  readonly largest: readonly ResidualRow<Of>[];
  /** How many of the rows lie in a cell of stated (for outcomes: 0, ½, 1) against fitted. */
  readonly cells: readonly { said: number; fitted: number; rows: number }[];
}

export interface PartChange {
  readonly item: PartItem;
  readonly before: number;
  readonly after: number;
  /** Σ |after − before| / 2: the share of the pool that would go elsewhere. */
  readonly moved: number;
}

export interface AnswersPart<Of> {
  readonly largest: readonly (Told<Of> & PartChange & { readonly said: number })[];
  /** Of the answers that count most, how many are sealed and therefore not listed. */
  readonly sealed: number;
}

export interface PartJuror {
  /** From 1. */
  readonly number: number;
  readonly key: string;
  readonly rows: number;
  readonly agreement: { readonly rows: number; readonly share: number | null };
  readonly predicted: { readonly rows: number; readonly share: number | null };
  /** The same in each domain: over the answers about at least one of its projects. */
  readonly domains: readonly {
    readonly domain: string;
    readonly rows: number;
    readonly share: number | null;
  }[];
  readonly selfConsistency: { readonly rows: number; readonly share: number | null };
  /** Median multiplier stated. */
  readonly multiplier: number | null;
  readonly side: SideBias | null;
  readonly influence: PartChange | null;
}

export interface JurorsPart {
  /** Largest influence first. */
  readonly jurors: readonly PartJuror[];
  /** For how many, those with the most answers, a fit without them was made. */
  readonly leftOut: number;
}

export interface GraphPart {
  readonly projects: number;
  readonly pairs: number;
  readonly components: number;
  readonly nodes: readonly (PartItem & {
    weight: number;
    comparisons: number;
    /** From 0, by size. */
    component: number;
  })[];
  /** Indices into `nodes`. */
  readonly edges: readonly { a: number; b: number; rows: number }[];
}

export interface DiagnosisPart {
  readonly rows: number;
  readonly pairs: number;
  readonly projects: number;
  readonly components: number;
  readonly largestComponent: number;
  readonly strongComponents: number;
  /** How firmly the comparisons hang together, from 0 to about 1. */
  readonly spectralGap: number | null;
  readonly hodge: Pick<HodgeEnergies, "total" | "gradient" | "withinPairs" | "cyclic"> | null;
  readonly cycles: readonly { items: readonly PartItem[]; factor: number | null }[];
  readonly transitivity: Omit<Transitivity, "examples">;
  /** Median multipliers. */
  readonly scale: { readonly stated: number; readonly implied: number } | null;
  readonly side: SideBias | null;
  readonly warnings: readonly Omit<Warning, "juror">[];
}
