import { randomBytes } from "node:crypto";
import { sha256Hex } from "~/core/formats";

const TOKEN_BYTES = 32;

/** A secret to hand out once, and the hash under which it is stored: the database holds no secrets. */
export function newSecretToken(): { token: string; tokenHash: string } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, tokenHash: sha256Hex(token) };
}
