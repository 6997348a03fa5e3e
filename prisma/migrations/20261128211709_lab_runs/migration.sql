-- CreateTable
CREATE TABLE "LabRun" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "study" JSONB NOT NULL,
    "studyHash" TEXT NOT NULL,
    "tasks" INTEGER NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "result" JSONB,
    "resultHash" TEXT,
    "codeVersion" TEXT,
    "error" TEXT,
    "forkedFromId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "LabRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LabPart" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "fromTask" INTEGER NOT NULL,
    "toTask" INTEGER NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "heartbeatAt" TIMESTAMP(3),
    "records" BYTEA,

    CONSTRAINT "LabPart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LabRun_ownerId_createdAt_idx" ON "LabRun"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "LabRun_forkedFromId_idx" ON "LabRun"("forkedFromId");

-- CreateIndex
CREATE UNIQUE INDEX "LabPart_runId_seq_key" ON "LabPart"("runId", "seq");

-- AddForeignKey
ALTER TABLE "LabRun" ADD CONSTRAINT "LabRun_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabRun" ADD CONSTRAINT "LabRun_forkedFromId_fkey" FOREIGN KEY ("forkedFromId") REFERENCES "LabRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabPart" ADD CONSTRAINT "LabPart_runId_fkey" FOREIGN KEY ("runId") REFERENCES "LabRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What a run is ──────────────────────────────────────────────────────────────────────────────

ALTER TABLE "LabRun" ADD CONSTRAINT "LabRun_named" CHECK (length(btrim("name")) BETWEEN 1 AND 120);
ALTER TABLE "LabRun" ADD CONSTRAINT "LabRun_size" CHECK ("tasks" BETWEEN 1 AND 100000 AND "seconds" >= 0 AND "seconds" <= 1800);
ALTER TABLE "LabRun" ADD CONSTRAINT "LabRun_done_with_result" CHECK (
  ("status" = 'done') = ("result" IS NOT NULL)
  AND ("result" IS NULL) = ("resultHash" IS NULL)
  AND ("result" IS NULL) = ("codeVersion" IS NULL));
ALTER TABLE "LabPart" ADD CONSTRAINT "LabPart_of_some_tasks" CHECK ("seq" >= 0 AND "fromTask" >= 0 AND "toTask" > "fromTask");
ALTER TABLE "LabPart" ADD CONSTRAINT "LabPart_progress_is_a_fraction" CHECK ("progress" >= 0 AND "progress" <= 1);
ALTER TABLE "LabPart" ADD CONSTRAINT "LabPart_done_with_records" CHECK (("status" = 'done') = ("records" IS NOT NULL));

-- ── How much one person may ask for ────────────────────────────────────────────────────────────

-- Under the person's own lock, so that two requests at once are counted one after the other.
CREATE FUNCTION steelyard_lab_quota() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE asked record;
BEGIN
  IF NEW."status" <> 'queued' OR NEW."deletedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'A saved run starts out waiting' USING ERRCODE = 'SY001';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('lab:' || NEW."ownerId", 0));
  SELECT count(*) FILTER (WHERE "status" IN ('queued', 'running')) AS waiting,
         count(*) FILTER (WHERE "deletedAt" IS NULL) AS kept,
         -- Of a cancelled one counts the time it had.
         coalesce(sum(CASE "status" WHEN 'cancelled'
             THEN least("seconds", coalesce(extract(epoch FROM "finishedAt" - "startedAt"), 0)) ELSE "seconds" END)
           FILTER (WHERE "createdAt" > (now() AT TIME ZONE 'UTC') - interval '1 day'), 0) AS spent
    INTO asked FROM "LabRun" WHERE "ownerId" = NEW."ownerId";
  IF asked.waiting >= 3 THEN
    RAISE EXCEPTION 'Three of your runs are not finished yet; let them finish, or cancel one' USING ERRCODE = 'SY001';
  END IF;
  IF asked.kept >= 200 THEN
    RAISE EXCEPTION 'You keep 200 runs already; delete some' USING ERRCODE = 'SY001';
  END IF;
  IF asked.spent + NEW."seconds" > 7200 THEN
    RAISE EXCEPTION 'This is more than is left of your two hours of computing a day' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "LabRun_within_quota" BEFORE INSERT ON "LabRun" FOR EACH ROW EXECUTE FUNCTION steelyard_lab_quota();

-- ── What is recorded stays ─────────────────────────────────────────────────────────────────────

-- A run is named, put out of sight and brought back at any time; it ends once, and its result stays.
CREATE FUNCTION steelyard_lab_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."study", NEW."studyHash", NEW."ownerId", NEW."tasks", NEW."seconds", NEW."createdAt")
     IS DISTINCT FROM (OLD."study", OLD."studyHash", OLD."ownerId", OLD."tasks", OLD."seconds", OLD."createdAt") THEN
    RAISE EXCEPTION 'What a saved run computes never changes; save another' USING ERRCODE = 'SY001';
  END IF;
  IF OLD."status" IN ('done', 'failed', 'cancelled')
     AND (NEW."status", NEW."result", NEW."resultHash", NEW."codeVersion", NEW."error", NEW."finishedAt")
       IS DISTINCT FROM (OLD."status", OLD."result", OLD."resultHash", OLD."codeVersion", OLD."error", OLD."finishedAt") THEN
    RAISE EXCEPTION 'A saved run that has ended stays as it is' USING ERRCODE = 'SY001';
  END IF;
  IF OLD."status" = 'running' AND NEW."status" = 'queued' THEN
    RAISE EXCEPTION 'A saved run goes from waiting to running to its end' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "LabRun_steps" BEFORE UPDATE ON "LabRun" FOR EACH ROW EXECUTE FUNCTION steelyard_lab_steps();

-- The parts of a run are there while it runs: whoever works on one finds it gone, and stops.
CREATE FUNCTION steelyard_lab_parts_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM "LabPart" WHERE "runId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "LabRun_parts_end_with_it" AFTER UPDATE OF "status" ON "LabRun" FOR EACH ROW
  WHEN (NEW."status" IN ('done', 'failed', 'cancelled')) EXECUTE FUNCTION steelyard_lab_parts_end();

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

GRANT SELECT ON "LabRun", "LabPart" TO steelyard_web;
GRANT INSERT ("id", "ownerId", "name", "study", "studyHash", "tasks", "seconds", "status", "forkedFromId", "createdAt") ON "LabRun" TO steelyard_web;
GRANT UPDATE ("name", "status", "finishedAt", "deletedAt") ON "LabRun" TO steelyard_web;

-- Whoever has the link reads a run; its owner alone names, stops, deletes it and brings it back.
ALTER TABLE "LabRun" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_kept_or_own" ON "LabRun" FOR SELECT TO steelyard_web
  USING ("deletedAt" IS NULL OR "ownerId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_saves_own" ON "LabRun" FOR INSERT TO steelyard_web
  WITH CHECK ("ownerId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_changes_own" ON "LabRun" FOR UPDATE TO steelyard_web
  USING ("ownerId" = current_setting('steelyard.actor_id', true));

-- Two tasks more: a part of a simulation, and putting the parts together. They give way to all others.
CREATE OR REPLACE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission', 'scoreBoard', 'sendInvitation', 'sendReminder',
                  'freezeData', 'deliverWebhook', 'importContributions', 'computeFunding',
                  'runSimulation', 'simulatePart', 'finishSimulation') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts,
    priority => CASE task WHEN 'scoreSubmission' THEN -10 WHEN 'scoreBoard' THEN -5
                          WHEN 'runSimulation' THEN 5 WHEN 'finishSimulation' THEN 5 WHEN 'simulatePart' THEN 10
                          ELSE 0 END);
END $$;
