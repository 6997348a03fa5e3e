import { COMPARISON_FORMATS, canHold, writeComparisons, writeCsv } from "~/core/formats";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { requireJudgementReader } from "./judgementReaders";
import { importedName, jurorKey, jurorOf } from "./jurorKey";
import { loadJurorRows, openSplits, requireFew } from "./jurorRows";
import { pseudonyms } from "./pseudonyms";

/** The field's formats, and "record": every version with its state, which no format of the field has. */
export const EXPORT_FORMATS = [...COMPARISON_FORMATS, "record"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface JudgementExport {
  readonly fileName: string;
  readonly text: string;
  readonly rows: number;
  /** Judgements that the format cannot hold: without a strength, or equal. */
  readonly leftOut: number;
}

/**
 * The judgements of a round as a file: the training split while it is open, all of them once it is
 * closed. Organizers read names and reasons; everybody else reads pseudonyms, the same in every file
 * of a round, and no reasons, which may say who somebody is.
 *
 * @throws AppError forbidden for whoever may not see the judgements of others (yet)
 */
export async function exportJudgements(
  access: RoundAccess,
  format: ExportFormat,
): Promise<JudgementExport> {
  requireJudgementReader(access);
  const { roundId, status } = access;
  const named = access.roles.has("organizer");
  const { slug } = await db.round.findUniqueOrThrow({ where: { id: roundId } });
  const fileName = `${slug}-${status === "closed" ? "all" : "training"}-${format}.csv`;
  if (format === "record") return { fileName, ...(await record(access, named)), leftOut: 0 };
  const loaded = await loadJurorRows(db, roundId, openSplits(status));
  const names = await namesOf(roundId, named);
  const rows = loaded.rows.filter((row) => canHold(row, format));
  const jurors = loaded.jurors.map(names);
  const shown = named ? rows : rows.map(({ reason: _, ...row }) => row);
  const text = writeComparisons({ items: loaded.items, jurors, rows: shown }, format);
  return { fileName, text, rows: rows.length, leftOut: loaded.rows.length - rows.length };
}

async function namesOf(roundId: string, named: boolean): Promise<(juror: string) => string> {
  if (!named) {
    const pseudonym = await pseudonyms(db, roundId);
    return (key) => {
      const { jurorId, jurorLabel } = jurorOf(key);
      return pseudonym(jurorId ?? jurorLabel ?? "");
    };
  }
  const people = await db.user.findMany({
    where: { assignments: { some: { roundId } } },
    orderBy: { id: "asc" },
    select: { id: true, name: true, email: true },
  });
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name, email } of people) {
    const wanted = name ?? email ?? "Somebody";
    // Two people of one name would be read as one.
    const own = taken.has(plain(wanted)) ? `${wanted} ${id.slice(-8)}` : wanted;
    taken.add(plain(own));
    names.set(id, own);
  }
  return (juror) => names.get(juror) ?? importedName(juror);
}

/** Readers of files take names that differ in case and spacing for one. */
const plain = (name: string) => name.toLowerCase().replace(/\s+/g, "");

const RECORD_HEADER = [
  ...["juror", "repo_a", "repo_b", "outcome", "multiplier", "reasoning", "recorded_at", "version"],
  ...["state", "public_reason", "weight"],
];

/** Every version: what counts, and what was superseded, withdrawn, voided or adjusted, and why. */
async function record({ roundId, status }: RoundAccess, named: boolean) {
  await requireFew(db, roundId, openSplits(status));
  const versions = await db.comparison.findMany({
    where: { roundId, split: { in: openSplits(status) } },
    orderBy: [{ createdAt: "asc" }, { importLine: "asc" }, { version: "asc" }, { id: "asc" }],
    include: {
      projectA: { select: { name: true } },
      projectB: { select: { name: true } },
      ruling: { select: { action: true, reason: true } },
    },
  });
  const names = await namesOf(roundId, named);
  const rows = versions.map((row) => [
    names(jurorKey(row)),
    row.projectA.name,
    row.projectB.name,
    row.outcome,
    row.logRatio === null ? "" : Number(Math.exp(Math.abs(row.logRatio)).toPrecision(12)),
    named ? (row.reason ?? "") : "",
    row.createdAt.toISOString(),
    row.version,
    stateOf(row),
    row.ruling?.reason ?? "",
    row.weight,
  ]);
  return { text: writeCsv(RECORD_HEADER, rows), rows: rows.length };
}

function stateOf(row: {
  current: boolean;
  withdrawn: boolean;
  ruling: { action: "void" | "adjust" | "undo" } | null;
}): string {
  if (!row.current) return "superseded";
  if (row.ruling?.action === "void") return "voided";
  if (row.withdrawn) return "withdrawn";
  return row.ruling?.action === "adjust" ? "adjusted" : "counts";
}
