import type { z } from "zod";
import type { TokenScope } from "../../auth/types";
import type { Budget, RATE_LIMITS } from "../../services/rateLimit";

/** How a procedure is called over the REST door; the document and the door are made from it. */
export interface RestMeta {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below /api/v1; `{name}` stands for the input's field of that name. */
  readonly path: `/${string}`;
  /** What a token must be good for. */
  readonly scope: TokenScope;
  /** Answers without a token too, as to anybody who is signed out. */
  readonly open?: true;
  readonly summary: string;
  /** What the answer looks like as JSON; "csv": a file; "nothing": 204. */
  readonly answer: z.ZodType | "csv" | "nothing";
  /**
   * The body may be the file itself, which becomes the input's `text`; the rest is in the query. This is
   * how many characters of it the procedure takes.
   */
  readonly file?: number;
  /** Names no round, or finds out itself whether it is the one that a token is bound to. */
  readonly anyRound?: true;
}

/** A budget by the name under which the answer's headers state it. */
export interface SpentBudget extends Budget {
  readonly name: keyof typeof RATE_LIMITS;
}
