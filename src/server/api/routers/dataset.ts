import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { AppError } from "~/errors";
import { listDatasets } from "../../services/listDatasets";
import { publishData } from "../../services/publishData";
import { readDataset } from "../../services/readDataset";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

/** Larger files are downloaded from their address, packed. */
const TEXT_BYTES_MAX = 5_000_000;

export const datasetRouter = router({
  list: roundReaderProcedure.query(({ ctx }) => listDatasets(ctx.access)),

  file: roundReaderProcedure
    .input(
      z.object({
        version: z.number().int().min(1).optional(),
        name: z.string().min(1).max(64),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { packed, ...file } = await readDataset(ctx.access, input);
      if (file.bytes > TEXT_BYTES_MAX) {
        const where = `data/v${file.version}/${file.name}.csv`;
        throw new AppError("tooLarge", `Download this file from the round's page: ${where}`);
      }
      return { ...file, text: gunzipSync(packed).toString("utf8") };
    }),

  publish: roundProcedure("organizer").mutation(({ ctx, input }) =>
    publishData(ctx.actor.userId, input.roundId),
  ),
});
