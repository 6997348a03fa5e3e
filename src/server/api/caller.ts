import type { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { AppError, tooManyDigest } from "~/errors";
import { createContext } from "./context";
import { appRouter } from "./root";
import { createCallerFactory } from "./trpc";

const createCaller = createCallerFactory(appRouter);

/** The procedures as plain functions, for server components. */
export async function callerOfRequest() {
  return createCaller(await createContext(await headers()), { onError: markTooMany });
}

/** So that the page can tell a full budget from a fault of the program. */
function markTooMany({ error }: { error: TRPCError & { digest?: string } }): void {
  const { cause } = error;
  if (cause instanceof AppError && cause.code === "tooMany") {
    error.digest = tooManyDigest(cause.details.retryAfterSeconds ?? 1);
  }
}
