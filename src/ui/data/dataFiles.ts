import { METHODS } from "~/core/ranking";
import type { RouterOutputs } from "~/trpc/types";

export type Version = RouterOutputs["dataset"]["list"]["versions"][number];
export type VersionFile = Version["files"][number];

const REASONS: Readonly<Record<Version["reason"], string>> = {
  first: "for the first submission",
  imported: "after an import",
  ruled: "after a ruling",
  scheduled: "with a submission, as the last was old",
  requested: "by an organizer",
  closed: "at the close",
};

/** Why a version was made. */
export const reasonText = (reason: Version["reason"]): string => REASONS[reason];

const ABOUT: Readonly<Record<string, string>> = {
  items: "What is compared",
  train: "Judgements to learn from",
  public: "Judgements behind the leaderboard",
  private: "Judgements behind the final scores",
  "baseline-uniform": "Equal weights",
};

/** What a file of a version is. */
export function fileText(name: string): string {
  const method = METHODS.find(({ key }) => `baseline-${key}` === name);
  return ABOUT[name] ?? `Weights of ${method?.title ?? name}, fitted on the training judgements`;
}

/** A size as people read it. @example sizeText(2_500_000) // "2.4 MB" */
export function sizeText(bytes: number): string {
  const [size, unit] =
    bytes >= 2 ** 20
      ? [bytes / 2 ** 20, "MB"]
      : bytes >= 2 ** 10
        ? [bytes / 2 ** 10, "kB"]
        : [bytes, "bytes"];
  return `${Number(size.toPrecision(size >= 100 ? 3 : 2))} ${unit}`;
}
