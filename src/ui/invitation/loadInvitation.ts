import { TRPCError } from "@trpc/server";
import { api } from "~/trpc/server";

/** Refusals that mean the link is none, however it came to be so: cut off, mistyped, too long. */
const NOT_AN_INVITATION = ["NOT_FOUND", "BAD_REQUEST"];

/** The invitation behind a link, or null where there is none. */
export async function loadInvitation(token: string) {
  try {
    return await (await api()).member.invitation({ token });
  } catch (error) {
    if (error instanceof TRPCError && NOT_AN_INVITATION.includes(error.code)) return null;
    throw error;
  }
}
