import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { isHeldOut } from "./datasetFiles";
import { requireJudgementReader } from "./judgementReaders";

/** Which file of a round's data; without a version the newest. */
export interface DatasetRequest {
  readonly version?: number | undefined;
  readonly name: string;
}

/**
 * One file of a version, packed. The web role's row security has the last word on what is held out.
 *
 * @throws AppError notFound; forbidden for judgements that this reader may not read (yet)
 */
export async function readDataset(access: RoundAccess, { version, name }: DatasetRequest) {
  const { roundId, status } = access;
  const found = await db.datasetVersion.findFirst({
    where: { roundId, ...(version !== undefined && { version }) },
    orderBy: { version: "desc" },
    include: { files: { where: { name } } },
  });
  const file = found?.files[0];
  if (!found || !file) throw new AppError("notFound", "This round's data has no such file");
  if (isHeldOut(name) && status !== "closed") {
    throw new AppError("forbidden", "Held-out judgements are sealed until this round is closed");
  }
  if (name !== "items") requireJudgementReader(access);
  const content = await db.datasetContent.findUniqueOrThrow({
    where: { roundId_name_hash: { roundId, name, hash: file.hash } },
  });
  const { hash, sha256, rows, bytes, packed } = content;
  return { version: found.version, name, hash, sha256, rows, bytes, packed };
}
