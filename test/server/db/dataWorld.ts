// A version of a round's data and an amendment of its rules, for the rules to be broken on.
import { sha256Hex } from "~/core/formats";
import { workerDb } from "~/server/db/worker";
import { packText } from "~/server/services/packText";
import type { Fixture } from "../services/fixture";

export interface Data {
  versionId: string;
  amendmentId: string;
}

const SEAL = "seal";

export async function addData({ roundId, people }: Fixture): Promise<Data> {
  const db = workerDb();
  const files = await Promise.all(
    (["items", "train", "public", "private"] as const).map(async (name) => {
      const seal = name === "public" || name === "private" ? SEAL : null;
      const packed = await packText([`the ${name} file`]);
      const hash = seal ? sha256Hex(seal + packed.sha256) : packed.sha256;
      return { roundId, name, hash, seal, rows: 1, ...packed };
    }),
  );
  await db.datasetContent.createMany({ data: files });
  const { id: versionId } = await db.datasetVersion.create({
    data: { roundId, version: 1, reason: "first", hash: "hash", recorded: 1 },
  });
  await db.datasetFile.createMany({
    data: files.map(({ name, hash }) => ({ versionId, roundId, name, hash })),
  });
  await db.dataKey.create({ data: { roundId, key: "key" } });
  const { settings, settingsHash } = await db.round.findUniqueOrThrow({ where: { id: roundId } });
  const { id: amendmentId } = await db.amendment.create({
    data: {
      ...{ roundId, number: 1, changes: [], reason: "More time", createdById: people.organizer },
      ...{ settingsBefore: settings as object, settings: settings as object },
      ...{ closesAtBefore: null, closesAt: new Date(Date.now() + 86_400_000) },
      ...{ hashBefore: settingsHash!, hashAfter: "amended" },
    },
  });
  return { versionId, amendmentId };
}
