import type { RouterInputs } from "~/trpc/types";

export type Scope = RouterInputs["token"]["create"]["scopes"][number];

/** What a token may do, in words. */
export const SCOPES: Record<Scope, { title: string; about: string }> = {
  read: { title: "Read", about: "See what you see: rounds, boards, your submissions and quota" },
  submit: { title: "Submit", about: "Check, submit and cancel predictions in your name" },
  manage: {
    title: "Manage",
    about: "Your webhooks; in rounds you organize, import comparisons and ask for fits",
  },
};
