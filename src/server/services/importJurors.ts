import { AppError } from "~/errors";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { canMail } from "../mail/sendMail";
import { appendAudit } from "./audit";
import { checkJurorList } from "./checkJurorList";
import { enqueue } from "./enqueue";
import { DAY_MS, joinUrl } from "./inviteMember";
import { newSecretToken } from "./secretToken";

const IMPORT_TIMEOUT_MS = 60_000;

export interface JurorImport {
  readonly text: string;
  readonly days: number;
  /** Mail the links to those who have an address, instead of handing them out. */
  readonly mail: boolean;
}

/** A single-use link of one person. */
export interface JurorLink {
  readonly name: string;
  readonly email: string;
  readonly label: string;
  /** Shown now and never again; null where it is mailed. */
  readonly url: string | null;
}

/**
 * Invites everybody on a list as a juror, each by a link for one person; all of them or none. Who is
 * in the round or invited already is left out.
 *
 * @throws AppError invalid with every problem, or where mail is asked for and there is no mail server
 */
export async function importJurors(
  actorId: string,
  roundId: string,
  { text, days, mail }: JurorImport,
): Promise<{ links: JurorLink[]; known: number }> {
  const { rows, known, problems, problemCount } = await checkJurorList(roundId, text);
  if (problemCount > 0) {
    const count = problemCount === 1 ? "a problem" : `${problemCount} problems`;
    throw new AppError("invalid", `Nobody was invited: this file has ${count}`, { problems });
  }
  if (mail && !canMail()) {
    throw new AppError("invalid", "This server has no mail server; download the links instead");
  }
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  const work = db.$transaction(
    async (tx) => {
      const links: JurorLink[] = [];
      for (const { name, email, label, note } of rows) {
        const { token, tokenHash } = newSecretToken();
        const shown = label || name || email;
        const { id: invitationId } = await tx.invitation.create({
          data: {
            ...{ roundId, role: "juror", label: shown, note, email: email || null, tokenHash },
            ...{ expiresAt, createdById: actorId },
          },
          select: { id: true },
        });
        const mailed = mail && email !== "";
        if (mailed) await enqueue(tx, "sendInvitation", { invitationId });
        links.push({ name, email, label: shown, url: mailed ? null : joinUrl(token) });
      }
      const data = { role: "juror", invitations: rows.length };
      if (rows.length > 0) await appendAudit(tx, roundId, actorId, "member.listInvited", data);
      return { links, known: known.length };
    },
    { timeout: IMPORT_TIMEOUT_MS },
  );
  return work.catch(mapDbError);
}
