import { type InviteeRow, readJurorList } from "~/core/formats";
import type { FieldProblem } from "~/errors";
import { db } from "../db/client";
import { toFieldProblem } from "./fieldProblem";

/** People one file may invite. */
const INVITED_MAX = 1000;

/** A row that is left out because the person is here or invited already. */
export interface KnownInvitee {
  readonly line: number;
  readonly email: string;
  readonly why: "is a juror already" | "has an invitation that still works";
}

export interface JurorListRead {
  /** People to invite. */
  readonly rows: InviteeRow[];
  readonly known: KnownInvitee[];
  readonly ignored: string[];
  readonly problems: FieldProblem[];
  readonly problemCount: number;
}

/** Reads a list of jurors against who is in the round already: the one reading of preview and import. */
export async function checkJurorList(roundId: string, text: string): Promise<JurorListRead> {
  const { rows, ignored, problems, problemCount } = readJurorList(text);
  const known = await knownInvitees(roundId, rows);
  const lines = new Set(known.map(({ line }) => line));
  const own = rows.length > INVITED_MAX ? [tooMany(rows.length)] : [];
  return {
    rows: rows.filter(({ line }) => !lines.has(line)),
    known,
    ignored,
    problems: [...problems.map(toFieldProblem), ...own],
    problemCount: problemCount + own.length,
  };
}

function tooMany(count: number): FieldProblem {
  const message = `The file has ${count} people; one file may invite ${INVITED_MAX}`;
  return { column: "", value: String(count), rule: "rows", message, fix: "Split the file" };
}

async function knownInvitees(
  roundId: string,
  rows: readonly InviteeRow[],
): Promise<KnownInvitee[]> {
  const emails = rows.flatMap(({ email }) => email || []);
  const jurors = await db.user.findMany({
    where: { email: { in: emails }, memberships: { some: { roundId, role: "juror" } } },
    select: { email: true },
  });
  const invited = await db.$queryRaw<{ email: string }[]>`
    SELECT "email" FROM "Invitation"
    WHERE "roundId" = ${roundId} AND "role" = 'juror' AND "email" = ANY(${emails})
      AND "revokedAt" IS NULL AND "uses" < "maxUses" AND "expiresAt" > now() AT TIME ZONE 'UTC'`;
  const isJuror = new Set(jurors.map(({ email }) => email));
  const isInvited = new Set(invited.map(({ email }) => email));
  return rows.flatMap(({ line, email }): KnownInvitee[] => {
    if (isJuror.has(email)) return [{ line, email, why: "is a juror already" }];
    if (isInvited.has(email)) return [{ line, email, why: "has an invitation that still works" }];
    return [];
  });
}
