import { currentSessionToken, getActor } from "../auth/actor";
import { clientKeyOf } from "../auth/requests";
import type { Context } from "./trpc";

/** The context of a request, whichever door it came through. */
export async function createContext(headers: Headers): Promise<Context> {
  const [actor, sessionToken] = await Promise.all([getActor(), currentSessionToken()]);
  return { actor, sessionToken, clientKey: clientKeyOf(headers) };
}
