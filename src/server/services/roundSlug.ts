import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";

const SLUG_LENGTH_MAX = 60;
const FALLBACK = "round";
/** Addresses below /rounds that are pages of their own. */
const RESERVED = new Set(["new"]);

/** A title as part of an address: lower-case letters and digits joined by hyphens. */
export function slugOf(title: string): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_LENGTH_MAX)
    .replace(/^-+|-+$/g, "");
  return slug || FALLBACK;
}

/** The title's address, numbered where another round has it. */
export async function freeSlug(tx: Tx, title: string): Promise<string> {
  const base = slugOf(title);
  const taken = await tx.round.findMany({
    where: { OR: [{ slug: base }, { slug: { startsWith: `${base}-` } }] },
    select: { slug: true },
  });
  const used = new Set([...RESERVED, ...taken.map(({ slug }) => slug)]);
  if (!used.has(base)) return base;
  let number = 2;
  while (used.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

/** @throws AppError notFound */
export async function roundIdOf(slug: string): Promise<string> {
  const round = await db.round.findUnique({ where: { slug }, select: { id: true } });
  if (!round) throw new AppError("notFound", "There is no such round, or it is not published yet");
  return round.id;
}
