import type { Fit } from "~/core/ranking";
import type { Tx } from "../db/client";
import type { BootstrapIntervals } from "./analysis/parts";
import { finite } from "./fitRecord";
import type { RoundRows } from "./loadRows";

/** A row per project, heaviest first, written in one statement whatever their number. */
export async function saveWeights(
  tx: Tx,
  fitId: string,
  fit: Fit,
  input: Pick<RoundRows, "items" | "projectIds">,
  intervals: BootstrapIntervals | null,
): Promise<void> {
  const order = Array.from(fit.weights.keys()).sort((x, y) => {
    const difference = fit.weights[y]! - fit.weights[x]!;
    return difference || (input.items[x]! < input.items[y]! ? -1 : 1);
  });
  const column = <T>(of: (item: number) => T): T[] => order.map(of);
  await tx.$executeRaw`
    INSERT INTO "FitWeight" ("fitId", "projectId", "place", "theta", "weight", "seLogWeight",
      "low", "high", "rankLow", "rankHigh")
    SELECT ${fitId}, * FROM unnest(
      ${column((item) => input.projectIds[item]!)}::text[],
      ${order.map((_, at) => at + 1)}::int[],
      ${column((item) => fit.theta[item]!)}::float8[],
      ${column((item) => fit.weights[item]!)}::float8[],
      ${column((item) => finite(fit.se?.logWeight[item]))}::float8[],
      ${column((item) => intervals?.weights[item]?.[0] ?? null)}::float8[],
      ${column((item) => intervals?.weights[item]?.[1] ?? null)}::float8[],
      ${column((item) => intervals?.ranks[item]?.[0] ?? null)}::float8[],
      ${column((item) => intervals?.ranks[item]?.[1] ?? null)}::float8[])`;
}
