import { createHmac, randomBytes } from "node:crypto";
import { sha256Hex } from "~/core/formats";
import { env } from "~/env";

const NO_TOKEN_BYTES = 16;

/**
 * The token that answers one served pair, and the hash under which it is stored. It is computed from
 * the server's secret, not drawn: a page that is loaded again gets the same token, so an answer that
 * waits for the network on some device stays good. Without the secret it cannot be made up, and a
 * database that leaks holds hashes only.
 */
export function pairToken(assignmentId: string, jurorId: string) {
  return tokenOf(`pair to judge\n${jurorId}\n${assignmentId}`);
}

/** The same of a served set. */
export function setToken(setId: string, jurorId: string) {
  return tokenOf(`set to judge\n${jurorId}\n${setId}`);
}

/** What stands for the hash of a token until the row it follows from has its id; it opens nothing. */
export function noTokenYet(): string {
  return `none yet: ${randomBytes(NO_TOKEN_BYTES).toString("hex")}`;
}

function tokenOf(text: string) {
  const token = createHmac("sha256", env().NEXTAUTH_SECRET!).update(text).digest("base64url");
  return { token, tokenHash: sha256Hex(token) };
}
