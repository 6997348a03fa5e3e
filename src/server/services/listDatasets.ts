import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { isHeldOut } from "./datasetFiles";
import { recordedCount } from "./freezeVersion";
import { readsJudgements } from "./judgementReaders";

/**
 * The versions of a round's data, newest first. Of held-out files only the hash is known before the
 * close: row counts would tell which split a new answer was in. `changed`, for organizers: whether
 * judgements were recorded since the newest version.
 */
export async function listDatasets(access: RoundAccess) {
  const { roundId, roles } = access;
  const [versions, contents, recorded] = await Promise.all([
    db.datasetVersion.findMany({
      where: { roundId },
      orderBy: { version: "desc" },
      include: { files: true },
    }),
    db.datasetContent.findMany({ where: { roundId }, omit: { packed: true } }),
    recordedCount(db, roundId),
  ]);
  const known = new Map(contents.map((content) => [`${content.name} ${content.hash}`, content]));
  const reader = readsJudgements(access);
  const listed = versions.map(({ version, reason, hash, createdAt, files }) => ({
    ...{ version, reason, hash, at: createdAt },
    files: files
      .map(({ name, hash: fileHash }) => {
        const content = known.get(`${name} ${fileHash}`);
        const shown = { name, hash: fileHash, heldOut: isHeldOut(name) };
        return {
          ...shown,
          rows: content?.rows ?? null,
          bytes: content?.bytes ?? null,
          sha256: content?.sha256 ?? null,
          /** With the text's SHA-256 behind it, this hashes to `hash`. */
          seal: content?.seal ?? null,
          /** Whether this reader may download it now. */
          open: content !== undefined && (name === "items" || reader),
        };
      })
      .sort((x, y) => place(x.name) - place(y.name) || (x.name < y.name ? -1 : 1)),
  }));
  const changed = recorded !== (versions[0]?.recorded ?? 0);
  return { versions: listed, changed: roles.has("organizer") ? changed : null };
}

const ORDER = ["items", "train", "public", "private"];
const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
