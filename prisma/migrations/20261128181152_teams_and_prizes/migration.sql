-- CreateEnum
CREATE TYPE "CopyVerdict" AS ENUM ('reviewed', 'dismissed');

-- CreateEnum
CREATE TYPE "PayoutKind" AS ENUM ('weights', 'prizes');

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "payoutAddress" TEXT,
ADD COLUMN     "writeUpUrl" TEXT;

-- AlterTable
ALTER TABLE "PayoutRun" ADD COLUMN     "basis" JSONB,
ADD COLUMN     "kind" "PayoutKind" NOT NULL DEFAULT 'weights',
ALTER COLUMN "fitId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "PayoutLine" ADD COLUMN     "reason" TEXT,
ADD COLUMN     "teamId" TEXT,
ALTER COLUMN "projectId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "TeamInvitation" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "usedById" TEXT,
    "revokedAt" TIMESTAMP(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TeamInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FinalPick" (
    "teamId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "submissionId" TEXT NOT NULL,
    "pickedById" TEXT NOT NULL,
    "pickedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FinalPick_pkey" PRIMARY KEY ("teamId","slot")
);

-- CreateTable
CREATE TABLE "CopyReview" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "groupHash" TEXT NOT NULL,
    "originalId" TEXT NOT NULL,
    "verdict" "CopyVerdict" NOT NULL,
    "evidence" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "reviewedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CopyReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TeamInvitation_tokenHash_key" ON "TeamInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "TeamInvitation_teamId_idx" ON "TeamInvitation"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "FinalPick_submissionId_key" ON "FinalPick"("submissionId");

-- CreateIndex
CREATE INDEX "CopyReview_roundId_idx" ON "CopyReview"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "PayoutLine_runId_teamId_key" ON "PayoutLine"("runId", "teamId");

-- AddForeignKey
ALTER TABLE "TeamInvitation" ADD CONSTRAINT "TeamInvitation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamInvitation" ADD CONSTRAINT "TeamInvitation_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FinalPick" ADD CONSTRAINT "FinalPick_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FinalPick" ADD CONSTRAINT "FinalPick_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CopyReview" ADD CONSTRAINT "CopyReview_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutLine" ADD CONSTRAINT "PayoutLine_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Teams ──────────────────────────────────────────────────────────────────────────────────────

-- Whoever changes what a team is holds its row; whoever submits for it holds off such changes through
-- the key of the submission, so that neither works on what the other has just changed.

-- Members join, move and leave while the round is open and its deadline is to come.
CREATE TRIGGER "TeamMember_while_open" BEFORE INSERT OR UPDATE ON "TeamMember" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();
CREATE TRIGGER "Team_while_open" BEFORE INSERT ON "Team" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();
CREATE TRIGGER "TeamInvitation_while_open" BEFORE INSERT ON "TeamInvitation" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();

-- Nobody takes a submission's count along: a member leaves a team that has not submitted, or moves with
-- the whole team into the one that took it in. A team grows to the round's size, 5 unless it says so.
CREATE FUNCTION steelyard_team_member_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE size_max int; into_id text;
BEGIN
  IF TG_OP <> 'INSERT' AND (TG_OP = 'DELETE' OR NEW."teamId" <> OLD."teamId") THEN
    SELECT "mergedIntoId" INTO into_id FROM "Team" WHERE "id" = OLD."teamId" FOR UPDATE;
    IF EXISTS (SELECT 1 FROM "Submission" WHERE "teamId" = OLD."teamId")
       AND (TG_OP = 'DELETE' OR into_id IS DISTINCT FROM NEW."teamId") THEN
      RAISE EXCEPTION 'A team that has submitted stays together' USING ERRCODE = 'SY001';
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'INSERT' OR NEW."teamId" <> OLD."teamId" THEN
    IF NOT EXISTS (SELECT 1 FROM "Team" WHERE "id" = NEW."teamId" AND "roundId" = NEW."roundId"
                   AND "mergedIntoId" IS NULL FOR UPDATE) THEN
      RAISE EXCEPTION 'There is no such team in this round any more' USING ERRCODE = 'SY001';
    END IF;
    SELECT coalesce(("settings" -> 'contest' ->> 'teamSizeMax')::int, 5) INTO size_max
    FROM "Round" WHERE "id" = NEW."roundId";
    IF (SELECT count(*) FROM "TeamMember" WHERE "teamId" = NEW."teamId" AND "userId" <> NEW."userId") >= size_max THEN
      RAISE EXCEPTION 'A team of this round has at most % members', size_max USING ERRCODE = 'SY001';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "TeamMember_with_its_team" BEFORE INSERT OR UPDATE OR DELETE ON "TeamMember" FOR EACH ROW EXECUTE FUNCTION steelyard_team_member_moves();

-- A team goes into another one of its round, once, for good, and while the round is open.
CREATE FUNCTION steelyard_team_merges() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."roundId" <> OLD."roundId" OR NEW."createdById" <> OLD."createdById"
     OR (OLD."mergedIntoId" IS NOT NULL AND NEW."mergedIntoId" IS DISTINCT FROM OLD."mergedIntoId") THEN
    RAISE EXCEPTION 'A team keeps its round and its maker, and is merged once' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."mergedIntoId" IS NOT NULL AND OLD."mergedIntoId" IS NULL THEN
    PERFORM 1 FROM "Round" WHERE "id" = NEW."roundId" AND "status" = 'open'
      AND ("closesAt" IS NULL OR clock_timestamp() AT TIME ZONE 'UTC' < "closesAt") FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Teams merge while the round is open' USING ERRCODE = 'SY002';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM "Team" WHERE "id" = NEW."mergedIntoId" AND "id" <> NEW."id"
                   AND "roundId" = NEW."roundId" AND "mergedIntoId" IS NULL) THEN
      RAISE EXCEPTION 'A team merges into another team of its round' USING ERRCODE = 'SY001';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Team_merges" BEFORE UPDATE ON "Team" FOR EACH ROW EXECUTE FUNCTION steelyard_team_merges();

-- A submission goes over to the team that took in its own, and nowhere else.
CREATE FUNCTION steelyard_submission_team_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Team" WHERE "id" = OLD."teamId" AND "mergedIntoId" = NEW."teamId") THEN
    RAISE EXCEPTION 'A submission stays with its team' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Submission_team_kept" BEFORE UPDATE OF "teamId" ON "Submission" FOR EACH ROW
  WHEN (NEW."teamId" <> OLD."teamId") EXECUTE FUNCTION steelyard_submission_team_kept();

-- ── Final picks ────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "FinalPick" ADD CONSTRAINT "FinalPick_two_slots" CHECK ("slot" IN (1, 2));
CREATE FUNCTION steelyard_final_pick() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE team_id text := CASE WHEN TG_OP = 'DELETE' THEN OLD."teamId" ELSE NEW."teamId" END;
BEGIN
  PERFORM 1 FROM "Round" r JOIN "Team" t ON t."roundId" = r."id"
    WHERE t."id" = team_id AND r."status" = 'open'
      AND (r."closesAt" IS NULL OR clock_timestamp() AT TIME ZONE 'UTC' < r."closesAt") FOR SHARE OF r;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'What counts is picked while the round is open' USING ERRCODE = 'SY002';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NOT EXISTS (SELECT 1 FROM "Submission" WHERE "id" = NEW."submissionId" AND "teamId" = NEW."teamId"
                 AND "status" = 'done' FOR SHARE) THEN
    RAISE EXCEPTION 'A team picks from its own scored submissions' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "FinalPick_own_while_open" BEFORE INSERT OR UPDATE OR DELETE ON "FinalPick" FOR EACH ROW EXECUTE FUNCTION steelyard_final_pick();

-- ── Copies ─────────────────────────────────────────────────────────────────────────────────────

CREATE TRIGGER "CopyReview_append_only" BEFORE UPDATE OR DELETE ON "CopyReview" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- ── Prizes ─────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "PayoutRun" ADD CONSTRAINT "PayoutRun_by_weights_or_prizes" CHECK (
  ("kind" = 'weights' AND "fitId" IS NOT NULL AND "basis" IS NULL) OR ("kind" = 'prizes' AND "fitId" IS NULL AND "basis" IS NOT NULL));
ALTER TABLE "PayoutLine" ADD CONSTRAINT "PayoutLine_one_recipient" CHECK (num_nonnulls("projectId", "teamId") = 1);
DROP INDEX "PayoutRun_one_live_per_round";
CREATE UNIQUE INDEX "PayoutRun_one_live_per_kind" ON "PayoutRun" ("roundId", "kind") WHERE "status" IN ('proposed', 'approved', 'executed');

-- A run by weights pays projects of its round, a run of prizes teams of its round.
CREATE OR REPLACE FUNCTION steelyard_payout_lines_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE run record;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'PayoutLine is append-only' USING ERRCODE = 'SY001';
  END IF;
  SELECT "status", "kind", "roundId" INTO run FROM "PayoutRun" WHERE "id" = NEW."runId" FOR SHARE;
  IF run."status" IS DISTINCT FROM 'draft' THEN
    RAISE EXCEPTION 'The lines of a payout run are frozen once it is proposed' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."teamId" IS NOT NULL AND NOT (run."kind" = 'prizes' AND EXISTS (
       SELECT 1 FROM "Team" WHERE "id" = NEW."teamId" AND "roundId" = run."roundId"))
     OR NEW."projectId" IS NOT NULL AND run."kind" <> 'weights' THEN
    RAISE EXCEPTION 'A run by weights pays projects, a run of prizes teams of its round' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

GRANT DELETE ON "TeamMember" TO steelyard_web;
GRANT SELECT, INSERT ON "TeamInvitation" TO steelyard_web;
GRANT UPDATE ("usedAt", "usedById", "revokedAt") ON "TeamInvitation" TO steelyard_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON "FinalPick" TO steelyard_web;
GRANT SELECT, INSERT ON "CopyReview" TO steelyard_web;
GRANT UPDATE ("teamId") ON "Submission" TO steelyard_web;
