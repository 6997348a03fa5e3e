// The rules of contributions and expertise, each as one statement that breaks it.
import type { Violation } from "./violations";
import type { World } from "./world";

const GIVEN = `INSERT INTO "Contribution" ("roundId", "projectId", "donor", "userId", "source", "importId", "importLine", "amount", "decimals", "version", "current", "score", "symbol")`;
const KEPT = "SY001 A contribution is never changed; add a new version";
const ELSEWHERE = "SY001 A contribution is to a project of its round";
const MADE_ONCE = (table: string) => `SY001 ${table} is never changed; it may end once`;

/** A row of the imported file to the first project. */
const imported = (amount: string, decimals: string, line = "3", score = "NULL") =>
  `${GIVEN} VALUES ($1, $2, 'ben', NULL, 'import', $3, ${line}, ${amount}, ${decimals}, 1, true, ${score}, 'USDC')`;
const ofFile = (w: World) => [w.roundId, w.projectIds[0], w.contributionImportId];
const ofJuror = (w: World) => [w.roundId, w.projectIds[0], w.people.juror];
const pledged = (rest: string) =>
  `${GIVEN} VALUES ($1, $2, 'user:' || $3, $3, 'pledge', ${rest}, 'USDC')`;

const EXPERTISE_AFTER_THE_END: readonly [string, string, (w: World) => (string | undefined)[]][] = [
  [
    "a list",
    `INSERT INTO "HolderList" ("id", "roundId", "credential", "fileName", "fileHash", "createdById") VALUES ('x', $1, 'token', 'f', 'h', 'o')`,
    (w) => [w.closedId],
  ],
  [
    "a claim",
    `INSERT INTO "ExpertiseClaim" ("id", "roundId", "userId", "credential", "statement") VALUES ('x', $1, $2, 'expert', 's')`,
    (w) => [w.closedId, w.people.modeler],
  ],
  [
    "a claim's end",
    `UPDATE "ExpertiseClaim" SET "withdrawnAt" = now() WHERE "id" = $1`,
    (w) => [w.closedClaimId],
  ],
  [
    "an attestation",
    `INSERT INTO "Attestation" ("id", "claimId", "attesterId") VALUES ('x', $1, $2)`,
    (w) => [w.closedClaimId, w.people.organizer],
  ],
  [
    "an attestation's end",
    `UPDATE "Attestation" SET "revokedAt" = now() WHERE "id" = $1`,
    (w) => [w.closedAttestationId],
  ],
];

export const FUNDING: Violation[] = [
  ...["0", "-1"].map((amount) => ({
    title: `a contribution is not ${amount}`,
    sql: imported(amount, "6"),
    params: ofFile,
    refusal: "23514 Contribution_amount_positive",
  })),
  {
    title: "a token has at most 36 decimals",
    sql: imported("1", "37"),
    params: ofFile,
    refusal: "23514 Contribution_decimals",
  },
  ...["'NaN'", "'Infinity'", "-1"].map((score) => ({
    title: `a sybil score is not ${score}`,
    sql: imported("1", "6", "3", score),
    params: ofFile,
    refusal: "23514 Contribution_finite_score",
  })),
  {
    title: "a line of a file is one contribution",
    sql: imported("1", "6", "2"),
    params: ofFile,
    refusal: "23505 Contribution_one_per_line",
  },
  {
    title: "a contribution is a person's or a file's, not both",
    sql: pledged(`$4, 9, 1, 6, 2, false, NULL`),
    params: (w) => [...ofJuror(w), w.contributionImportId],
    refusal: "23514 Contribution_one_origin",
  },
  {
    title: "a pledge is its person's own",
    sql: `${GIVEN} VALUES ($1, $2, 'user:somebody', $3, 'pledge', NULL, NULL, 1, 6, 2, false, NULL, 'USDC')`,
    params: ofJuror,
    refusal: "23514 Contribution_one_origin",
  },
  {
    title: "a file's donor is not named as a pledge's",
    sql: `${GIVEN} VALUES ($1, $2, 'user:somebody', NULL, 'import', $3, 3, 1, 6, 1, true, NULL, 'USDC')`,
    params: ofFile,
    refusal: "23514 Contribution_one_origin",
  },
  {
    title: "a person has one current pledge to a project",
    sql: pledged("NULL, NULL, 1, 6, 2, true, NULL"),
    params: ofJuror,
    refusal: "23505 Contribution_one_current_pledge",
  },
  {
    title: "a version of a pledge is there once",
    sql: pledged("NULL, NULL, 1, 6, 1, false, NULL"),
    params: ofJuror,
    refusal: "23505 Contribution_pledge_versions",
  },
  {
    title: "a contribution's amount stays",
    sql: `UPDATE "Contribution" SET "amount" = 6 WHERE "id" = $1`,
    params: (w) => [w.pledgeId],
    refusal: KEPT,
  },
  {
    title: "a contribution is never deleted",
    sql: `DELETE FROM "Contribution" WHERE "id" = $1`,
    params: (w) => [w.importedId],
    refusal: "SY001 Contribution is append-only",
  },
  {
    title: "a contribution is to a project of its round",
    sql: `${GIVEN} SELECT $1, min("id"), 'ben', NULL, 'import', $2, 3, 1, 6, 1, true, NULL, 'USDC' FROM "Project" WHERE "roundId" = $3`,
    params: (w) => [w.roundId, w.contributionImportId, w.closedId],
    refusal: ELSEWHERE,
  },
  {
    title: "a contribution is of a file of its round",
    sql: `${GIVEN} SELECT $1, min("id"), 'ben', NULL, 'import', $2, 3, 1, 6, 1, true, NULL, 'USDC' FROM "Project" WHERE "roundId" = $1`,
    params: (w) => [w.closedId, w.contributionImportId],
    refusal: ELSEWHERE,
  },
  ...(
    [
      ["draftId", "A draft takes no contributions; publish it first"],
      ["overdueId", "The deadline for contributions has passed"],
      ["closedId", "This round takes no contributions any more"],
    ] as const
  ).map(([round, message]) => ({
    title: `no pledge is taken there: ${message}`,
    sql: `${GIVEN} SELECT $1, min("id"), 'user:' || $2, $2, 'pledge', NULL, NULL, 1, 6, 1, true, NULL, 'USDC' FROM "Project" WHERE "roundId" = $1`,
    params: (w: World) => [w[round], w.people.juror],
    refusal: `SY002 ${message}`,
  })),
  {
    title: "no file of contributions is taken after the close",
    sql: `INSERT INTO "ContributionImport" ("id", "roundId", "fileName", "bytes", "options", "createdById") VALUES ('x', $1, 'f', 1, '{}', 'o')`,
    params: (w) => [w.closedId],
    refusal: "SY002 This round takes no contributions any more",
  },
  {
    title: "one file of contributions is imported once",
    sql: `INSERT INTO "ContributionImport" ("id", "roundId", "fileName", "fileHash", "bytes", "options", "createdById") VALUES ('x', $1, 'f', 'hash', 1, '{}', 'o')`,
    params: (w) => [w.roundId],
    refusal: "23505 ContributionImport_one_per_file",
  },
  ...["0", "268435457"].map((bytes) => ({
    title: `a file of contributions does not have ${bytes} bytes`,
    sql: `INSERT INTO "ContributionImport" ("id", "roundId", "fileName", "bytes", "options", "createdById") VALUES ('x', $1, 'f', ${bytes}, '{}', 'o')`,
    params: (w: World) => [w.roundId],
    refusal: "23514 ContributionImport_size",
  })),
  {
    title: "an import's progress is a fraction",
    sql: `UPDATE "ContributionImport" SET "progress" = 2 WHERE "id" = $1`,
    params: (w) => [w.contributionImportId],
    refusal: "23514 ContributionImport_progress_is_a_fraction",
  },
  {
    title: "the parts of a file are counted from 0",
    sql: `INSERT INTO "ContributionPart" ("importId", "seq", "content") VALUES ($1, -1, '')`,
    params: (w) => [w.contributionImportId],
    refusal: "23514 ContributionPart_in_order",
  },
  {
    title: "nobody holds less than nothing of a credential",
    sql: `INSERT INTO "Holder" ("listId", "holder", "amount") VALUES ($1, 'ben', -1)`,
    params: (w) => [w.holderListId],
    refusal: "23514 Holder_amount",
  },
  ...["HolderList", "Holder"].map((table) => ({
    title: `a list of holders stays as it came: ${table}`,
    sql: `DELETE FROM "${table}"`,
    params: () => [],
    refusal: `SY001 ${table} is append-only`,
  })),
  {
    title: "a person claims a credential once",
    sql: `INSERT INTO "ExpertiseClaim" ("id", "roundId", "userId", "credential", "statement") VALUES ('x', $1, $2, 'expert', 's')`,
    params: (w) => [w.roundId, w.people.juror],
    refusal: "23505 ExpertiseClaim_one_standing",
  },
  {
    title: "a claim keeps its words",
    sql: `UPDATE "ExpertiseClaim" SET "statement" = 'other' WHERE "id" = $1`,
    params: (w) => [w.claimId],
    refusal: MADE_ONCE("ExpertiseClaim"),
  },
  {
    title: "nobody attests their own claim",
    sql: `INSERT INTO "Attestation" ("id", "claimId", "attesterId") VALUES ('x', $1, $2)`,
    params: (w) => [w.claimId, w.people.juror],
    refusal: "SY001 Expertise is attested by another person",
  },
  {
    title: "a withdrawn claim is not attested",
    sql: `INSERT INTO "Attestation" ("id", "claimId", "attesterId") VALUES ('x', $1, $2)`,
    params: (w) => [w.withdrawnClaimId, w.people.juror],
    refusal: "SY001 This claim has been withdrawn",
  },
  {
    title: "a claim is attested once by one person",
    sql: `INSERT INTO "Attestation" ("id", "claimId", "attesterId") VALUES ('x', $1, $2)`,
    params: (w) => [w.claimId, w.people.modeler],
    refusal: "23505 Attestation_one_standing",
  },
  {
    title: "an attestation stays another's",
    sql: `UPDATE "Attestation" SET "attesterId" = $2, "revokedAt" = now() WHERE "id" = $1`,
    params: (w) => [w.attestationId, w.people.organizer],
    refusal: MADE_ONCE("Attestation"),
  },
  ...EXPERTISE_AFTER_THE_END.map(([what, sql, params]) => ({
    title: `expertise stays as it stood once contributions have ended: ${what}`,
    ...{ sql, params },
    refusal: "SY002 Contributions have ended, and expertise stays as it stood",
  })),
  ...["ExpertiseClaim", "Attestation"].map((table) => ({
    title: `what was said about expertise is never deleted: ${table}`,
    sql: `DELETE FROM "${table}"`,
    params: () => [],
    refusal: `SY001 ${table} is append-only`,
  })),
];
