import { workerDb } from "../db/worker";
import { sendMail } from "../mail/sendMail";
import { joinUrl } from "./inviteMember";
import { newSecretToken } from "./secretToken";

/** What an operator reads about a mail server that would not take a mail. */
const ERROR_LENGTH_MAX = 300;

/**
 * Mails an invitation. The link is made here, so that no copy of it waits in the queue; a second try
 * makes another one, and the first ends. Nothing is sent for an invitation that is revoked or used,
 * or twice.
 *
 * Called by the worker only.
 *
 * @throws what the mail server says, for the queue to try again
 */
export async function sendInvitation(invitationId: string): Promise<void> {
  const { token, tokenHash } = newSecretToken();
  const { count } = await workerDb().invitation.updateMany({
    where: { id: invitationId, revokedAt: null, sentAt: null, uses: 0, email: { not: null } },
    data: { tokenHash },
  });
  if (count === 0) return;
  const { email, expiresAt, round } = await workerDb().invitation.findUniqueOrThrow({
    where: { id: invitationId },
    include: { round: { select: { title: true, question: true } } },
  });
  const url = joinUrl(token);
  const until = expiresAt.toISOString().slice(0, 10);
  const text = `You are invited to judge in "${round.title}".

The question: ${round.question}

You are shown two projects at a time and say which one answers it better. Ten pairs take about ten minutes, also on a phone. Open this link to begin; it is for you alone and works until ${until}:

${url}
`;
  const note = (data: { sentAt?: Date; sendError: string | null }) =>
    workerDb().invitation.update({ where: { id: invitationId }, data });
  try {
    await sendMail({ to: email!, subject: `Judge in ${round.title}`, text });
  } catch (error) {
    await note({ sendError: String(error).slice(0, ERROR_LENGTH_MAX) });
    throw error;
  }
  await note({ sentAt: new Date(), sendError: null });
}
