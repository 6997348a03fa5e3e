interface RoundState {
  status: "draft" | "open" | "closed";
  closesAt: Date | null;
  settings: { funding?: { closesAt?: string | undefined } | undefined };
}

/** Why a round takes no pledges now; null while it does. The database has the last word. */
export function whyNoPledges(round: RoundState, now: number): string | null {
  const own = round.settings.funding?.closesAt;
  const deadline = own ? Date.parse(own) : round.closesAt?.getTime();
  if (round.status === "draft") return "Contributions are taken from publication on";
  if (deadline !== undefined && deadline <= now) return "The deadline for contributions has passed";
  if (round.status === "closed" && !own) return "This round takes no contributions any more";
  return null;
}

/** Whether nothing can be given to a closed round any more, so that its expertise stays as it stood. */
export function expertiseStands({ status, settings }: RoundState, now: number): boolean {
  const own = settings.funding?.closesAt;
  return status === "closed" && (own === undefined || Date.parse(own) <= now);
}
