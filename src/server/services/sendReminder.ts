import { env } from "~/env.js";
import { workerDb } from "../db/worker";
import { sendMail } from "../mail/sendMail";

const ERROR_LENGTH_MAX = 300;

/**
 * Mails a reminder, unless judging has ended meanwhile. A mail that could not be sent is recorded as
 * failed and not tried again by itself: the organizer sees it, and may remind anew at once.
 *
 * Called by the worker only.
 */
export async function sendReminder(reminderId: string): Promise<void> {
  const { count } = await workerDb().reminder.updateMany({
    where: { id: reminderId, status: "queued" },
    data: { status: "running" },
  });
  if (count === 0) return;
  const { text, user, round } = await workerDb().reminder.findUniqueOrThrow({
    where: { id: reminderId },
    include: { user: { select: { email: true } }, round: true },
  });
  const end = (data: { status: "done" | "failed" | "cancelled"; error?: string; sentAt?: Date }) =>
    workerDb().reminder.update({ where: { id: reminderId }, data });
  const ended = round.status !== "open" || (round.closesAt && round.closesAt <= new Date());
  if (ended || !user.email) {
    await end({ status: "cancelled" });
    return;
  }
  const link = new URL(`/rounds/${round.slug}/compare`, env().NEXTAUTH_URL).href;
  try {
    const subject = `${round.title}: go on judging`;
    await sendMail({ to: user.email, subject, text: `${text}\n\n${link}\n` });
  } catch (error) {
    await end({ status: "failed", error: String(error).slice(0, ERROR_LENGTH_MAX) });
    return;
  }
  await end({ status: "done", sentAt: new Date() });
}
