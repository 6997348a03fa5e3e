// What answers about a round's frozen data look like as JSON; see answers.ts.
import { z } from "zod";

const at = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

/** Of a held-out file only the hash is known before the close. */
const datasetFile = z.object({
  name: z.string(),
  hash,
  heldOut: z.boolean(),
  rows: count.nullable(),
  bytes: count.nullable(),
  sha256: hash.nullable(),
  seal: z.string().nullable(),
  /** Whether the reader may download it now. */
  open: z.boolean(),
});

export const datasetsAnswer = z.object({
  versions: z.array(
    z.object({
      version: z.number().int(),
      reason: z.string(),
      hash,
      at,
      files: z.array(datasetFile),
    }),
  ),
  /** For organizers: whether judgements were recorded since the newest version. */
  changed: z.boolean().nullable(),
});
