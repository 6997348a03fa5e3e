import { createHash } from "node:crypto";
import { AppError } from "~/errors";
import { claimKey, keepAnswer, releaseKey } from "../../services/idempotency";

export const IDEMPOTENCY_HEADER = "Idempotency-Key";
const KEY = /^[\x21-\x7e]{8,100}$/;
/** Answers that a later call may well not get: nothing was done, so the key is free again. */
const PASSING = [401, 403, 408, 413, 429];

/**
 * Carries a call out once per key of a person: the same request again gets the very same answer,
 * marked `Idempotency-Replayed: true`. After an answer that a retry can better (too many, not allowed)
 * the key is free again; after an error of ours it is not, since what was done before it is unknown.
 *
 * @throws AppError conflict for another request under the key, or while the first is under way
 */
export async function once(
  userId: string,
  key: string,
  request: { method: string; url: URL; body: Buffer },
  work: () => Promise<Response>,
): Promise<Response> {
  if (!KEY.test(key)) {
    const message = `An ${IDEMPOTENCY_HEADER} is 8 to 100 printable ASCII characters, such as a UUID`;
    throw new AppError("invalid", message);
  }
  const { method, url, body } = request;
  const named = `${method} ${url.pathname}${url.search}\n`;
  const requestHash = createHash("sha256").update(named).update(body).digest("hex");
  const kept = await claimKey(userId, key, requestHash);
  if (kept) {
    const headers = { "Content-Type": kept.contentType, "Idempotency-Replayed": "true" };
    return new Response(kept.body || null, { status: kept.status, headers });
  }
  const answer = await work();
  if (PASSING.includes(answer.status)) {
    await releaseKey(userId, key);
    return answer;
  }
  const text = await answer.text();
  const { status, headers } = answer;
  await keepAnswer(userId, key, {
    status,
    contentType: headers.get("content-type") ?? "",
    body: text,
  });
  return new Response(text || null, { status, headers });
}
