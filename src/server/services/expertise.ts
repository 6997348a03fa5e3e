import { accept, FormatError, readHolders, sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { toFieldProblem } from "./fieldProblem";
import { enqueueFunding } from "./readFunding";
import { parseRoundSettings } from "./roundSettings";

/** Rows of one INSERT. */
const CHUNK_ROWS = 5000;

interface HolderUpload {
  readonly credential: string;
  readonly fileName: string;
  readonly text: string;
}

/**
 * Takes a list of holders of one of the round's credentials; it replaces the list before it.
 *
 * @throws AppError invalid with every problem; conflict for a list that was imported before
 */
export async function importHolders(
  actorId: string,
  roundId: string,
  { credential, fileName, text }: HolderUpload,
): Promise<{ holders: number }> {
  const balances = readAll(text);
  const fileHash = sha256Hex(text);
  const work = db.$transaction(async (tx) => {
    await requireCredential(tx, roundId, credential, "list");
    const { id: listId } = await tx.holderList.create({
      data: { roundId, credential, fileName, fileHash, createdById: actorId },
      select: { id: true },
    });
    const rows = [...balances].map(([holder, amount]) => ({ listId, holder, amount }));
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      await tx.holder.createMany({ data: rows.slice(from, from + CHUNK_ROWS) });
    }
    const said = { credential, fileName, fileHash, holders: rows.length };
    await appendAudit(tx, roundId, actorId, "expertise.listed", said);
    await enqueueFunding(tx, roundId);
    return { holders: rows.length };
  });
  return work.catch(mapDbError);
}

function readAll(text: string): ReadonlyMap<string, number> {
  try {
    return accept(readHolders(text)).balances;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const problems = error.problems.map(toFieldProblem);
    throw new AppError("invalid", "The list was not taken", { problems });
  }
}

/** Says that one is expert; it counts by the people who attest it. */
export async function claimExpertise(
  userId: string,
  roundId: string,
  { credential, statement }: { credential: string; statement: string },
): Promise<{ claimId: string }> {
  const work = db.$transaction(async (tx) => {
    await requireCredential(tx, roundId, credential, "attested");
    const { id } = await tx.expertiseClaim.create({
      data: { roundId, userId, credential, statement },
      select: { id: true },
    });
    await appendAudit(tx, roundId, userId, "expertise.claimed", { claimId: id, credential });
    return { claimId: id };
  });
  return work.catch(mapDbError);
}

/** Takes one's own claim back; who attested it need do nothing. */
export async function withdrawClaim(
  userId: string,
  roundId: string,
  claimId: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.expertiseClaim.updateMany({
      where: { id: claimId, roundId, userId, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (count === 0) throw new AppError("notFound", "You have no such claim in this round");
    await appendAudit(tx, roundId, userId, "expertise.claimWithdrawn", { claimId });
    await enqueueFunding(tx, roundId);
  });
}

/** A member's word that another person's claim is true. */
export async function attestClaim(userId: string, roundId: string, claimId: string): Promise<void> {
  const work = db.$transaction(async (tx) => {
    const claim = await tx.expertiseClaim.findFirst({ where: { id: claimId, roundId } });
    if (!claim) throw new AppError("notFound", "There is no such claim in this round");
    await tx.attestation.create({ data: { claimId, attesterId: userId }, select: { id: true } });
    await appendAudit(tx, roundId, userId, "expertise.attested", { claimId });
    await enqueueFunding(tx, roundId);
  });
  await work.catch(mapDbError);
}

/** Takes one's own word back. */
export async function revokeAttestation(
  userId: string,
  roundId: string,
  claimId: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.attestation.updateMany({
      where: { claimId, attesterId: userId, revokedAt: null, claim: { roundId } },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("notFound", "You have not attested such a claim");
    await appendAudit(tx, roundId, userId, "expertise.attestationRevoked", { claimId });
    await enqueueFunding(tx, roundId);
  });
}

/** The round's credentials with their newest lists, and every claim that stands. */
export async function listExpertise(roundId: string, readerId: string | null) {
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const credentials = parseRoundSettings(round.settings).funding?.boost?.credentials ?? [];
  const lists = await db.holderList.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { _count: { select: { holders: true } } },
  });
  const claims = await db.expertiseClaim.findMany({
    where: { roundId, withdrawnAt: null },
    orderBy: { createdAt: "asc" },
    include: {
      user: { select: { id: true, name: true } },
      attestations: {
        where: { revokedAt: null },
        orderBy: { createdAt: "asc" },
        include: { attester: { select: { id: true, name: true } } },
      },
    },
  });
  return {
    credentials: credentials.map((credential) => {
      const list = lists.find((found) => found.credential === credential.name);
      return {
        ...credential,
        list: list && {
          ...{ fileName: list.fileName, fileHash: list.fileHash, createdAt: list.createdAt },
          holders: list._count.holders,
        },
      };
    }),
    claims: claims.map(({ id, credential, statement, user, attestations, createdAt }) => ({
      ...{ id, credential, statement, createdAt, name: user.name, mine: user.id === readerId },
      attestedBy: attestations.map(({ attester }) => attester.name),
      attestedByMe: attestations.some(({ attester }) => attester.id === readerId),
    })),
  };
}

async function requireCredential(
  tx: Tx,
  roundId: string,
  name: string,
  source: "list" | "attested",
): Promise<void> {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const known = parseRoundSettings(settings).funding?.boost?.credentials ?? [];
  if (known.some((credential) => credential.name === name && credential.source === source)) return;
  throw new AppError("notFound", `The round's recipe has no such credential, "${name}"`);
}
