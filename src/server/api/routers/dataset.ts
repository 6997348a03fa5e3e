import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { AppError } from "~/errors";
import { listDatasets } from "../../services/listDatasets";
import { publishData } from "../../services/publishData";
import { readDataset } from "../../services/readDataset";
import { datasetsAnswer } from "../rest/datasetAnswers";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

/** Larger files are downloaded from their address, packed; a million judgements take 64 MB. */
const TEXT_BYTES_MAX = 80_000_000;

const DATA = "/rounds/{roundId}/data" as const;
const read = { method: "GET", scope: "read", open: true } as const;

export const datasetRouter = router({
  list: roundReaderProcedure
    .meta({
      rest: {
        ...{ ...read, path: DATA, answer: datasetsAnswer },
        summary: "The versions of a round's data, newest first, with the hash of every file",
      },
    })
    .query(({ ctx }) => listDatasets(ctx.access)),

  file: roundReaderProcedure
    .meta({
      rest: {
        ...{ ...read, path: `${DATA}/{name}`, answer: "csv" },
        summary: "One file of a round's data; the newest version's where none is named",
      },
    })
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
      const fileName = `${file.name}-v${file.version}.csv`;
      return { ...file, fileName, text: gunzipSync(packed).toString("utf8") };
    }),

  publish: roundProcedure("organizer").mutation(({ ctx, input }) =>
    publishData(ctx.actor.userId, input.roundId),
  ),
});
