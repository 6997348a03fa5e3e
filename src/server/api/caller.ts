import { headers } from "next/headers";
import { createContext } from "./context";
import { appRouter } from "./root";
import { createCallerFactory } from "./trpc";

const createCaller = createCallerFactory(appRouter);

/** The procedures as plain functions, for server components. */
export async function callerOfRequest() {
  return createCaller(await createContext(await headers()));
}
