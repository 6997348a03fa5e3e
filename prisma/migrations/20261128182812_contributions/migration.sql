-- CreateEnum
CREATE TYPE "ContributionSource" AS ENUM ('pledge', 'import', 'onchain');

-- CreateTable
CREATE TABLE "Contribution" (
    "id" BIGSERIAL NOT NULL,
    "roundId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "donor" TEXT NOT NULL,
    "userId" TEXT,
    "amount" DECIMAL(78,0) NOT NULL,
    "symbol" TEXT NOT NULL,
    "decimals" INTEGER NOT NULL,
    "source" "ContributionSource" NOT NULL,
    "importId" TEXT,
    "importLine" INTEGER,
    "reference" TEXT,
    "score" DOUBLE PRECISION,
    "toSelf" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContributionImport" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "fileHash" TEXT,
    "options" JSONB NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "stage" TEXT NOT NULL DEFAULT 'uploading',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "ContributionImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContributionPart" (
    "importId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "ContributionPart_pkey" PRIMARY KEY ("importId","seq")
);

-- CreateTable
CREATE TABLE "FundingResult" (
    "roundId" TEXT NOT NULL,
    "inputsHash" TEXT NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "rowsSeen" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "computedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FundingResult_pkey" PRIMARY KEY ("roundId")
);

-- CreateTable
CREATE TABLE "HolderList" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HolderList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holder" (
    "listId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Holder_pkey" PRIMARY KEY ("listId","holder")
);

-- CreateTable
CREATE TABLE "ExpertiseClaim" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "ExpertiseClaim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attestation" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "attesterId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Attestation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_idempotencyKey_key" ON "Contribution"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Contribution_roundId_idx" ON "Contribution"("roundId");

-- CreateIndex
CREATE INDEX "ContributionImport_roundId_createdAt_idx" ON "ContributionImport"("roundId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "HolderList_roundId_credential_fileHash_key" ON "HolderList"("roundId", "credential", "fileHash");

-- CreateIndex
CREATE INDEX "ExpertiseClaim_roundId_credential_idx" ON "ExpertiseClaim"("roundId", "credential");

-- CreateIndex
CREATE INDEX "Attestation_claimId_idx" ON "Attestation"("claimId");

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionImport" ADD CONSTRAINT "ContributionImport_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionPart" ADD CONSTRAINT "ContributionPart_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ContributionImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingResult" ADD CONSTRAINT "FundingResult_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HolderList" ADD CONSTRAINT "HolderList_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holder" ADD CONSTRAINT "Holder_listId_fkey" FOREIGN KEY ("listId") REFERENCES "HolderList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertiseClaim" ADD CONSTRAINT "ExpertiseClaim_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertiseClaim" ADD CONSTRAINT "ExpertiseClaim_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attestation" ADD CONSTRAINT "Attestation_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "ExpertiseClaim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attestation" ADD CONSTRAINT "Attestation_attesterId_fkey" FOREIGN KEY ("attesterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Contributions ──────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_amount_positive" CHECK ("amount" > 0);
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_decimals" CHECK ("decimals" BETWEEN 0 AND 36);
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_finite_score" CHECK ("score" >= 0 AND "score" < 'Infinity');
-- A person pledges; a file says where it was given, and by whom.
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_one_origin" CHECK (
  CASE WHEN "source" = 'pledge'
    THEN "userId" IS NOT NULL AND "importId" IS NULL AND "importLine" IS NULL AND "donor" = 'user:' || "userId"
    ELSE "userId" IS NULL AND "importId" IS NOT NULL AND "importLine" IS NOT NULL
      AND "donor" NOT LIKE 'user:%' AND "version" = 1 AND "current" AND NOT "withdrawn" END);
CREATE UNIQUE INDEX "Contribution_one_current_pledge" ON "Contribution" ("roundId", "userId", "projectId") WHERE "current" AND "importId" IS NULL;
CREATE UNIQUE INDEX "Contribution_pledge_versions" ON "Contribution" ("roundId", "userId", "projectId", "version") WHERE "importId" IS NULL;
CREATE UNIQUE INDEX "Contribution_one_per_line" ON "Contribution" ("importId", "importLine") WHERE "importId" IS NOT NULL;

CREATE TRIGGER "Contribution_never_deleted" BEFORE DELETE ON "Contribution"
  FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- A version may stop being current. Nothing else about a contribution changes.
CREATE FUNCTION steelyard_contribution_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."current" OR NOT OLD."current" OR (to_jsonb(NEW) - 'current') <> (to_jsonb(OLD) - 'current') THEN
    RAISE EXCEPTION 'A contribution is never changed; add a new version' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Contribution_versions_only" BEFORE UPDATE ON "Contribution"
  FOR EACH ROW EXECUTE FUNCTION steelyard_contribution_versions();

-- Until when a round takes contributions: its funding deadline, else its own; null for no deadline.
CREATE FUNCTION steelyard_funding_deadline(r "Round") RETURNS timestamp LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    ((r."settings" -> 'funding' ->> 'closesAt')::timestamptz AT TIME ZONE 'UTC'), r."closesAt")
$$;

-- Pledges are taken from publication until the funding deadline, by the database's clock. Without
-- one of its own a round takes them while it is open. A file may still come until the close.
CREATE FUNCTION steelyard_round_takes_money() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  r "Round";
  own boolean;
  late boolean;
BEGIN
  SELECT * INTO r FROM "Round" WHERE "id" = NEW."roundId" FOR SHARE;
  own := (r."settings" -> 'funding' ->> 'closesAt') IS NOT NULL;
  late := coalesce(clock_timestamp() AT TIME ZONE 'UTC' >= steelyard_funding_deadline(r), false);
  IF r."status" = 'draft' THEN
    RAISE EXCEPTION 'A draft takes no contributions; publish it first' USING ERRCODE = 'SY002';
  END IF;
  IF r."status" = 'closed' AND (NOT own OR late) THEN
    RAISE EXCEPTION 'This round takes no contributions any more' USING ERRCODE = 'SY002';
  END IF;
  IF late AND TG_TABLE_NAME = 'Contribution' THEN
    RAISE EXCEPTION 'The deadline for contributions has passed' USING ERRCODE = 'SY002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Contribution_while_open" BEFORE INSERT ON "Contribution"
  FOR EACH ROW WHEN (NEW."importId" IS NULL) EXECUTE FUNCTION steelyard_round_takes_money();
CREATE TRIGGER "ContributionImport_while_open" BEFORE INSERT ON "ContributionImport"
  FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_money();

-- In place of two foreign keys, once per statement: a file has a million rows.
CREATE FUNCTION steelyard_contributions_of_one_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT "roundId", "projectId", "importId" FROM added) a
    LEFT JOIN "Project" p ON p."id" = a."projectId"
    LEFT JOIN "ContributionImport" i ON i."id" = a."importId"
    WHERE p."roundId" IS DISTINCT FROM a."roundId"
       OR (a."importId" IS NOT NULL AND i."roundId" IS DISTINCT FROM a."roundId")) THEN
    RAISE EXCEPTION 'A contribution is to a project of its round' USING ERRCODE = 'SY001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Contribution_of_one_round" AFTER INSERT ON "Contribution"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION steelyard_contributions_of_one_round();

-- One file once, unless it was refused.
CREATE UNIQUE INDEX "ContributionImport_one_per_file" ON "ContributionImport" ("roundId", "fileHash")
  WHERE "status" IN ('queued', 'running', 'done');
ALTER TABLE "ContributionImport" ADD CONSTRAINT "ContributionImport_progress_is_a_fraction" CHECK ("progress" >= 0 AND "progress" <= 1);
ALTER TABLE "ContributionImport" ADD CONSTRAINT "ContributionImport_size" CHECK ("bytes" BETWEEN 1 AND 268435456);
ALTER TABLE "ContributionPart" ADD CONSTRAINT "ContributionPart_in_order" CHECK ("seq" >= 0);

-- ── Expertise ──────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Holder" ADD CONSTRAINT "Holder_amount" CHECK ("amount" >= 0 AND "amount" < 'Infinity');
CREATE UNIQUE INDEX "ExpertiseClaim_one_standing" ON "ExpertiseClaim" ("roundId", "userId", "credential") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "Attestation_one_standing" ON "Attestation" ("claimId", "attesterId") WHERE "revokedAt" IS NULL;

-- Nobody vouches for themselves, nor for what has been withdrawn.
CREATE FUNCTION steelyard_attested_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c record;
BEGIN
  SELECT "userId", "withdrawnAt" INTO c FROM "ExpertiseClaim" WHERE "id" = NEW."claimId" FOR SHARE;
  IF c."userId" = NEW."attesterId" THEN
    RAISE EXCEPTION 'Expertise is attested by another person' USING ERRCODE = 'SY001';
  END IF;
  IF c."withdrawnAt" IS NOT NULL THEN
    RAISE EXCEPTION 'This claim has been withdrawn' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Attestation_by_another" BEFORE INSERT ON "Attestation" FOR EACH ROW EXECUTE FUNCTION steelyard_attested_by_another();

-- What was said stays on record; it may end, once.
CREATE FUNCTION steelyard_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ended text := TG_ARGV[0];
BEGIN
  IF (to_jsonb(OLD) ->> ended) IS NOT NULL OR (to_jsonb(NEW) ->> ended) IS NULL
     OR (to_jsonb(NEW) - ended) <> (to_jsonb(OLD) - ended) THEN
    RAISE EXCEPTION '% is never changed; it may end once', TG_TABLE_NAME USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ExpertiseClaim_ends_once" BEFORE UPDATE ON "ExpertiseClaim" FOR EACH ROW EXECUTE FUNCTION steelyard_ends_once('withdrawnAt');
CREATE TRIGGER "Attestation_ends_once" BEFORE UPDATE ON "Attestation" FOR EACH ROW EXECUTE FUNCTION steelyard_ends_once('revokedAt');
CREATE TRIGGER "ExpertiseClaim_never_deleted" BEFORE DELETE ON "ExpertiseClaim" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "Attestation_never_deleted" BEFORE DELETE ON "Attestation" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "HolderList_append_only" BEFORE UPDATE OR DELETE ON "HolderList" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "Holder_append_only" BEFORE UPDATE OR DELETE ON "Holder" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT ON "Contribution", "ContributionImport", "ContributionPart", "HolderList", "Holder", "ExpertiseClaim", "Attestation" TO steelyard_web;
GRANT UPDATE ("current") ON "Contribution" TO steelyard_web;
GRANT USAGE ON SEQUENCE "Contribution_id_seq" TO steelyard_web;
GRANT UPDATE ("fileHash", "stage", "status", "finishedAt") ON "ContributionImport" TO steelyard_web;
GRANT UPDATE ("withdrawnAt") ON "ExpertiseClaim" TO steelyard_web;
GRANT UPDATE ("revokedAt") ON "Attestation" TO steelyard_web;
-- What a recipe makes of contributions is computed by the worker.
GRANT SELECT ON "FundingResult" TO steelyard_web;

-- People pledge, and take back, in their own name; what a file says is written by the worker.
ALTER TABLE "Contribution" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_contributions" ON "Contribution" FOR SELECT TO steelyard_web USING (true);
CREATE POLICY "web_pledges_own" ON "Contribution" FOR INSERT TO steelyard_web
  WITH CHECK ("importId" IS NULL AND "userId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_supersedes_own_pledge" ON "Contribution" FOR UPDATE TO steelyard_web
  USING ("userId" = current_setting('steelyard.actor_id', true));

-- One task more: computing what a recipe makes of the contributions.
CREATE OR REPLACE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission', 'scoreBoard', 'sendInvitation', 'sendReminder',
                  'freezeData', 'deliverWebhook', 'importContributions', 'computeFunding',
                  'runSimulation') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts,
    priority => CASE task WHEN 'scoreSubmission' THEN -10 WHEN 'scoreBoard' THEN -5 ELSE 0 END);
END $$;
