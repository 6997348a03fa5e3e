import { cache } from "react";
import { callerOfRequest } from "~/server/api/caller";

/** The API as seen by the person who asked for this page. */
export const api = cache(callerOfRequest);
