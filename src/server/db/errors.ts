import { AppError, type ErrorCode } from "~/errors";

/** SQLSTATEs that mean an expected refusal. SY001 and SY002 are raised by our own triggers. */
const REFUSALS: Record<string, ErrorCode> = { SY001: "conflict", SY002: "gone" };
const UNIQUE_VIOLATION = "23505";
const CHECK_VIOLATION = "23514";

/** What a broken constraint means to the person who ran into it. */
const CONSTRAINTS: Record<string, string> = {
  Comparison_assignmentId_version_key: "This answer was changed elsewhere; load it again",
  Comparison_one_current_per_assignment: "This pair has been answered already",
  ComparisonImport_roundId_fileHash_key: "This very file has been imported already",
  Contribution_one_current_pledge: "This pledge was changed elsewhere; load it again",
  Contribution_pledge_versions: "This pledge was changed elsewhere; load it again",
  ContributionImport_one_per_file: "This very file has been imported already",
  ExpertiseClaim_one_standing: "You have claimed this already; withdraw that first",
  Attestation_one_standing: "You have attested this already",
  HolderList_roundId_credential_fileHash_key: "This very list has been imported already",
  Conflict_one_standing: "You have said something about this already; withdraw that first",
  Invitation_uses_within_max: "This invitation has been used up",
  FinalPick_pkey: "Your team has just picked another submission; load the page again",
  FinalPick_submissionId_key: "This submission is picked already",
  PayoutRun_pool_split_once:
    "This round has a payout run already that divides its pool, or may still do so",
  PayoutRun_prizes_paid_once:
    "This round has a payout run already that pays its prizes, or may still do so",
  PayoutRun_two_people: "The person who proposed a payout run cannot approve it",
  SetAnswer_setId_version_key: "This answer was changed elsewhere; load it again",
  SetAnswer_one_current_per_set: "This set has been answered already",
  SetAssignment_out_once: "A set is served already; load the page again",
  Dispute_one_standing: "This proposal is disputed already",
  Pool_funds_not_negative: "The pool holds less than that",
  Pool_rho_below_beta_squared: "The scale must be below beta squared, or nothing could ever pass",
  Pool_roundId_name_key: "Another pool of this round has this name already",
  ProposalRelease_proposalId_key: "This proposal has been released already",
  Round_slug_key: "Another round has this address already",
  Team_roundId_name_key: "Another team of this round has this name already",
  SubmissionCounter_used_within_quota: "Today's submissions are used up",
};

interface DatabaseError {
  readonly code: string;
  readonly message: string;
}

/** The PostgreSQL error inside what Prisma threw, wherever this kind of query keeps it. */
export function databaseErrorIn(error: unknown, depth = 0): DatabaseError | null {
  if (typeof error !== "object" || error === null || depth > 5) return null;
  const { originalCode, originalMessage, cause, meta } = error as Record<string, unknown>;
  if (typeof originalCode === "string") {
    return { code: originalCode, message: String(originalMessage) };
  }
  const inMeta = (meta as Record<string, unknown> | undefined)?.driverAdapterError;
  return databaseErrorIn(cause, depth + 1) ?? databaseErrorIn(inMeta, depth + 1);
}

/**
 * Rethrows a refusal of the database as the AppError that says so, and anything else as it is.
 * The invariants live in the database, so losing a race ends here and not in a check before it.
 */
export function mapDbError(error: unknown): never {
  const found = databaseErrorIn(error);
  if (!found) throw error;
  const refusal = REFUSALS[found.code];
  if (refusal) throw new AppError(refusal, found.message);
  if (found.code === UNIQUE_VIOLATION || found.code === CHECK_VIOLATION) {
    const known = Object.keys(CONSTRAINTS).find((name) => found.message.includes(`"${name}"`));
    if (known) throw new AppError("conflict", CONSTRAINTS[known]!);
  }
  throw error;
}
