-- AlterTable: nullable until every submission has its team, below
ALTER TABLE "Submission" ADD COLUMN     "teamId" TEXT;
ALTER TABLE "SubmissionCounter" ADD COLUMN     "teamId" TEXT;

-- CreateTable
CREATE TABLE "Team" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mergedIntoId" TEXT,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "roundId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "joinedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TeamMember_pkey" PRIMARY KEY ("roundId","userId")
);

-- CreateTable
CREATE TABLE "Release" (
    "submissionId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "holdoutHash" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "improved" BOOLEAN NOT NULL,
    "slices" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "Board" (
    "roundId" TEXT NOT NULL,
    "split" "Split" NOT NULL,
    "holdoutHash" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "computedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("roundId","split")
);

-- CreateIndex
CREATE UNIQUE INDEX "Team_roundId_name_key" ON "Team"("roundId", "name");

-- CreateIndex
CREATE INDEX "TeamMember_teamId_idx" ON "TeamMember"("teamId");

-- CreateIndex
CREATE INDEX "Release_roundId_idx" ON "Release"("roundId");

-- CreateIndex
CREATE INDEX "Submission_teamId_createdAt_idx" ON "Submission"("teamId", "createdAt");

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever has submitted becomes a team of one.
INSERT INTO "Team" ("id", "roundId", "name", "createdById")
SELECT gen_random_uuid()::text, "roundId",
  CASE WHEN twin = 1 THEN "name" ELSE "name" || ' ' || twin END, "userId"
FROM (
  SELECT e."roundId", e."userId", coalesce(u."name", 'A modeler') AS "name",
    row_number() OVER (PARTITION BY e."roundId", coalesce(u."name", 'A modeler') ORDER BY e."userId") AS twin
  FROM (SELECT "roundId", "userId" FROM "Submission" UNION SELECT "roundId", "userId" FROM "SubmissionCounter") e
  JOIN "User" u ON u."id" = e."userId") AS entrants;
INSERT INTO "TeamMember" ("roundId", "userId", "teamId") SELECT "roundId", "createdById", "id" FROM "Team";
UPDATE "Submission" s SET "teamId" = m."teamId" FROM "TeamMember" m WHERE m."roundId" = s."roundId" AND m."userId" = s."userId";
UPDATE "SubmissionCounter" c SET "teamId" = m."teamId" FROM "TeamMember" m WHERE m."roundId" = c."roundId" AND m."userId" = c."userId";
ALTER TABLE "Submission" ALTER COLUMN "teamId" SET NOT NULL;
ALTER TABLE "SubmissionCounter" DROP CONSTRAINT "SubmissionCounter_roundId_fkey";
ALTER TABLE "SubmissionCounter" DROP CONSTRAINT "SubmissionCounter_pkey",
DROP COLUMN "roundId",
DROP COLUMN "userId",
ADD CONSTRAINT "SubmissionCounter_pkey" PRIMARY KEY ("teamId", "window");

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionCounter" ADD CONSTRAINT "SubmissionCounter_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Teams ──────────────────────────────────────────────────────────────────────────────────────

-- A submission counts for the team that its uploader is in.
CREATE FUNCTION steelyard_submission_of_own_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "TeamMember" m WHERE m."roundId" = NEW."roundId"
                 AND m."userId" = NEW."userId" AND m."teamId" = NEW."teamId" FOR SHARE) THEN
    RAISE EXCEPTION 'A submission is of the team that its uploader is in' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Submission_with_own_team" BEFORE INSERT ON "Submission" FOR EACH ROW EXECUTE FUNCTION steelyard_submission_of_own_team();

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE ON "Team", "TeamMember" TO steelyard_web;
-- What is told of scores is computed by the worker.
GRANT SELECT ON "Release", "Board" TO steelyard_web;
ALTER TABLE "Board" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_public_until_close" ON "Board" FOR SELECT TO steelyard_web
  USING ("split" <> 'private' OR EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));

-- Further tasks: freezing a version of a round's data, telling a webhook, importing contributions,
-- running a simulation.
CREATE OR REPLACE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission', 'scoreBoard', 'sendInvitation', 'sendReminder',
                  'freezeData', 'deliverWebhook', 'importContributions', 'runSimulation') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts);
END $$;
