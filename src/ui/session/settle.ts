import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";

/** What a page asked for, or why it may not have it. */
export type Settled<T> =
  | { ok: true; value: T }
  | { ok: false; reason: "signIn" | "refused"; message: string };

const SIGN_IN = "UNAUTHORIZED";
/** Expected refusals that a page can explain; everything else is a bug and goes to error.tsx. */
const REFUSALS = ["FORBIDDEN", "PRECONDITION_FAILED", "CONFLICT", "TOO_MANY_REQUESTS"];

/** Waits for a server call of a page: unknown things become the not-found page, refusals a value. */
export async function settle<T>(call: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "NOT_FOUND") notFound();
    if (error.code === SIGN_IN) return { ok: false, reason: "signIn", message: error.message };
    if (REFUSALS.includes(error.code))
      return { ok: false, reason: "refused", message: error.message };
    throw error;
  }
}

/** What a page can do without: null where it is not there. */
export async function ifThere<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
