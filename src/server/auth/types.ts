import type { Role, TokenScope } from "../db/generated/enums";

/** Who is asking. The rest of the server knows nothing of sessions, cookies or next-auth. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  /** One of the demo seed's persons. */
  readonly demo: boolean;
}

/** What an API token that asks may do; a session may do everything its person may. */
export interface TokenGrant {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** The one round it is good for. */
  readonly roundId: string | null;
  readonly expiresAt: Date;
}

export type { Role, TokenScope };
