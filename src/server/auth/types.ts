import type { Role } from "../db/generated/enums";

/** Who is asking. The rest of the server knows nothing of sessions, cookies or next-auth. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  /** One of the demo seed's persons. */
  readonly demo: boolean;
}

export type { Role };
