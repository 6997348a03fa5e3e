import { TRPCError } from "@trpc/server";
import { api } from "~/trpc/server";

/** Refusals that mean the link is none, however it came to be so: cut off, mistyped, too long. */
const NOT_A_LINK = ["NOT_FOUND", "BAD_REQUEST"];

/** The team behind a link, or null where there is none. */
export async function loadTeamLink(token: string) {
  try {
    return await (await api()).team.link({ token });
  } catch (error) {
    if (error instanceof TRPCError && NOT_A_LINK.includes(error.code)) return null;
    throw error;
  }
}
