import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { newestFits } from "./compareFits";
import { seesFits } from "./fitVisibility";

/**
 * How far apart the methods' weights are: Σ |difference| / 2 over the projects, the share of the
 * pool that one method would pay to other projects than the other method does (total variation).
 *
 * The database packs the weights of a fit into one value, so that ten thousand projects by twenty
 * methods are 2 MB and a few milliseconds of sums.
 */
export async function methodDistances(access: RoundAccess) {
  const methods = (await seesFits(access)) ? await newestFits(access) : [];
  const packed = await db.$queryRaw<{ fitId: string; weights: Uint8Array }[]>`
    SELECT "fitId", string_agg(float8send("weight"), ''::bytea ORDER BY "projectId") AS weights
    FROM "FitWeight" WHERE "fitId" = ANY(${methods.map(({ fitId }) => fitId)}) GROUP BY "fitId"`;
  const weightsOf = new Map(packed.map(({ fitId, weights }) => [fitId, unpack(weights)]));
  const columns = methods.map(({ fitId }) => weightsOf.get(fitId)!);
  const moved = columns.map((one) => columns.map((other) => distance(one, other)));
  return { methods, moved };
}

function unpack(bytes: Uint8Array): Float64Array {
  return new Float64Array(new Uint8Array(Buffer.from(bytes).swap64()).buffer);
}

function distance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs(one[at]! - other[at]!);
  return sum / 2;
}
