import type {
  BinaryComparisons,
  ComparisonData,
  Connectivity,
  PairTable,
  RatioComparisons,
  RatioTable,
} from "~/core/comparison";
import type { Groups } from "~/core/numeric";
import type { Estimate } from "./result";

/** A number a method is tuned by, with the range it accepts (both ends included). */
export interface ParamInfo {
  readonly name: string;
  readonly title: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** A method as shown to people; `key` is its name in commands, files and the database. */
export interface MethodInfo {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  /** Which judgements it uses: who won, by how much, or both where one was stated. */
  readonly reads: "binary" | "ratio" | "both";
  readonly params: readonly ParamInfo[];
}

/** What every estimator is given, beside its rows and their pair table. */
interface Context {
  readonly graph: Connectivity;
  /** Connected components, a label per item. */
  readonly connected: Groups;
  /** All parameters, checked, defaults filled in. */
  readonly params: Readonly<Record<string, number>>;
  /** Whether standard errors are asked for, and how. */
  readonly intervals: boolean | "selected";
  /** Items whose standard errors must be exact where not all can be. */
  readonly intervalItems?: readonly number[];
  /** What solving for all may cost. */
  readonly intervalWork?: number;
  /** Pairs whose difference is to have a standard error. */
  readonly differences?: readonly (readonly [number, number])[];
  /** Whether the covariance is asked for. */
  readonly covariance: boolean;
  readonly onProgress: (fraction: number) => void;
}

export interface BinaryInput extends Context {
  readonly rows: BinaryComparisons;
  readonly table: PairTable;
}

export interface RatioInput extends Context {
  readonly rows: RatioComparisons;
  readonly table: RatioTable;
}

/** The whole of the data; the graph is that of the choices where there are any. */
export interface BothInput extends Context {
  readonly data: ComparisonData;
}

export interface BinaryMethod extends MethodInfo {
  readonly reads: "binary";
  estimate(input: BinaryInput): Estimate;
}

export interface RatioMethod extends MethodInfo {
  readonly reads: "ratio";
  estimate(input: RatioInput): Estimate;
}

export interface BothMethod extends MethodInfo {
  readonly reads: "both";
  estimate(input: BothInput): Estimate;
}

export type Method = BinaryMethod | RatioMethod | BothMethod;
