import type { CommunityModel } from "./communityParams";
import type { TapeDraws } from "./tape";

/** A number on a tape: "NaN", "Infinity" and "-Infinity" are written as words. */
export type TapeNumber = number | string;

/** A recorded run, as the reference figures have it. */
export interface Tape extends TapeDraws {
  readonly model: CommunityModel;
  readonly params: Readonly<Record<string, number>>;
  /** The first model's ρ at run time. */
  readonly rho?: number;
  readonly initial_scalars: Readonly<Record<string, TapeNumber>>;
  readonly initial_graph: TapeGraph;
  readonly final_graph: TapeGraph;
  readonly steps: readonly (TapeDraws["steps"][number] & {
    readonly timestep: number;
    readonly end: {
      readonly proposals: readonly (readonly [
        number,
        string,
        number,
        TapeNumber,
        TapeNumber,
        TapeNumber,
      ])[];
      readonly participants: readonly (readonly [number, TapeNumber, TapeNumber?])[];
      readonly [level: string]: unknown;
    };
  })[];
}

export interface TapeGraph {
  readonly nodes: readonly {
    readonly id: number;
    readonly type: string;
    readonly holdings?: TapeNumber;
    readonly trigger?: TapeNumber;
  }[];
  /** [from, to, kind, numbers …] */
  readonly edges: readonly (readonly [number, number, string, ...TapeNumber[]])[];
}
