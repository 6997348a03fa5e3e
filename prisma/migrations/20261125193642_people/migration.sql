-- CreateEnum
CREATE TYPE "RulingAction" AS ENUM ('void', 'adjust', 'undo');

-- DropIndex
DROP INDEX "Comparison_importId_importLine_key";

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "invitationId" TEXT;

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "email" TEXT,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sendError" TEXT,
ADD COLUMN     "sentAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Comparison" ADD COLUMN     "rulingId" TEXT;

-- CreateTable
CREATE TABLE "CalibrationAnswer" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "multiplier" DOUBLE PRECISION,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibrationAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "error" TEXT,
    "requestedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ruling" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "action" "RulingAction" NOT NULL,
    "assignmentId" TEXT,
    "comparisonId" TEXT,
    "jurorId" TEXT,
    "jurorLabel" TEXT,
    "undoesId" TEXT,
    "outcome" "Outcome",
    "logRatio" DOUBLE PRECISION,
    "reason" TEXT NOT NULL,
    "judgements" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ruling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FlagReview" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "juror" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "reviewedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FlagReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CalibrationAnswer_roundId_userId_idx" ON "CalibrationAnswer"("roundId", "userId");

-- CreateIndex
CREATE INDEX "Reminder_roundId_userId_idx" ON "Reminder"("roundId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Ruling_undoesId_key" ON "Ruling"("undoesId");

-- CreateIndex
CREATE INDEX "Ruling_roundId_idx" ON "Ruling"("roundId");

-- CreateIndex
CREATE INDEX "FlagReview_roundId_idx" ON "FlagReview"("roundId");

-- CreateIndex
CREATE INDEX "Comparison_rulingId_idx" ON "Comparison"("rulingId");

-- CreateIndex
CREATE UNIQUE INDEX "Comparison_importId_importLine_version_key" ON "Comparison"("importId", "importLine", "version");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationAnswer" ADD CONSTRAINT "CalibrationAnswer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationAnswer" ADD CONSTRAINT "CalibrationAnswer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FlagReview" ADD CONSTRAINT "FlagReview_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_rulingId_fkey" FOREIGN KEY ("rulingId") REFERENCES "Ruling"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Rulings ────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_one_target" CHECK (num_nonnulls("assignmentId", "comparisonId", "jurorId", "jurorLabel", "undoesId") = 1);
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_says_what" CHECK (
  ("action" = 'undo') = ("undoesId" IS NOT NULL) AND ("action" = 'adjust') = ("outcome" IS NOT NULL)
  AND ("action" <> 'adjust' OR num_nonnulls("assignmentId", "comparisonId") = 1) AND ("logRatio" IS NULL OR "action" = 'adjust'));
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_gives_a_reason" CHECK (btrim("reason") <> '');
CREATE UNIQUE INDEX "Comparison_one_current_per_import_line" ON "Comparison" ("importId", "importLine") WHERE "current";

-- The judgements that a ruling changes, as they stand, held until the transaction ends.
CREATE FUNCTION steelyard_ruled(r "Ruling") RETURNS SETOF "Comparison" LANGUAGE sql AS $$
  SELECT c.* FROM "Comparison" c
  WHERE c."roundId" = r."roundId" AND c."current" AND (r."action" = 'undo' OR NOT c."withdrawn") AND (
    c."assignmentId" = r."assignmentId" OR c."jurorId" = r."jurorId" OR c."jurorLabel" = r."jurorLabel" OR c."rulingId" = r."undoesId"
    OR (c."importId", c."importLine") IN (SELECT i."importId", i."importLine" FROM "Comparison" i WHERE i."id" = r."comparisonId"))
  ORDER BY c."id" FOR UPDATE OF c
$$;
REVOKE ALL ON FUNCTION steelyard_ruled FROM PUBLIC;

-- Acts for the owner: an organizer may rule on sealed judgements without reading them.
CREATE FUNCTION steelyard_ruling_counted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE round_status "RoundStatus";
BEGIN
  SELECT "status" INTO round_status FROM "Round" WHERE "id" = NEW."roundId" FOR SHARE;
  IF round_status <> 'open' THEN
    RAISE EXCEPTION 'Judgements are ruled on while the round is open' USING ERRCODE = 'SY002';
  END IF;
  SELECT count(*) INTO NEW."judgements" FROM steelyard_ruled(NEW);
  IF NEW."judgements" = 0 THEN
    RAISE EXCEPTION 'There is no judgement here that this would change' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Ruling_counted" BEFORE INSERT ON "Ruling" FOR EACH ROW EXECUTE FUNCTION steelyard_ruling_counted();

-- Each judgement gets a further version: withdrawn, adjusted, or as it was before the ruling undone.
CREATE FUNCTION steelyard_ruling_carried_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  was "Comparison";
  earlier "Comparison";
BEGIN
  FOR was IN SELECT * FROM steelyard_ruled(NEW) LOOP
    UPDATE "Comparison" SET "current" = false WHERE "id" = was."id";
    earlier := was;
    IF NEW."action" = 'undo' THEN
      SELECT * INTO STRICT earlier FROM "Comparison"
      WHERE "version" = was."version" - 1 AND "assignmentId" IS NOT DISTINCT FROM was."assignmentId"
        AND "importId" IS NOT DISTINCT FROM was."importId" AND "importLine" IS NOT DISTINCT FROM was."importLine";
    ELSIF NEW."action" = 'adjust' THEN
      earlier."outcome" := NEW."outcome";
      earlier."logRatio" := NEW."logRatio";
    ELSE
      earlier."withdrawn" := true;
    END IF;
    earlier."id" := gen_random_uuid()::text;
    earlier."version" := was."version" + 1;
    earlier."current" := true;
    earlier."idempotencyKey" := NULL;
    earlier."rulingId" := NEW."id";
    earlier."createdAt" := date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC');
    INSERT INTO "Comparison" SELECT earlier.*;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "Ruling_carried_out" AFTER INSERT ON "Ruling" FOR EACH ROW EXECUTE FUNCTION steelyard_ruling_carried_out();
CREATE TRIGGER "Ruling_append_only" BEFORE UPDATE OR DELETE ON "Ruling" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- What an organizer ruled on is not changed by the juror until the ruling is undone.
CREATE FUNCTION steelyard_ruling_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW."rulingId" IS NULL AND NEW."assignmentId" IS NOT NULL AND (
       SELECT r."action" <> 'undo' FROM "Comparison" c LEFT JOIN "Ruling" r ON r."id" = c."rulingId"
       WHERE c."assignmentId" = NEW."assignmentId" ORDER BY c."version" DESC LIMIT 1) THEN
    RAISE EXCEPTION 'An organizer has ruled on this judgement; only they can change it' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Comparison_ruling_stands" BEFORE INSERT ON "Comparison" FOR EACH ROW EXECUTE FUNCTION steelyard_ruling_stands();

-- A ruling's version may come after the deadline of judging, as an imported file may, until the close.
CREATE OR REPLACE FUNCTION steelyard_round_takes_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  SELECT "status", "closesAt" INTO r FROM "Round" WHERE "id" = NEW."roundId" FOR SHARE;
  IF r."status" <> 'open' THEN
    RAISE EXCEPTION 'This round is not open' USING ERRCODE = 'SY002';
  END IF;
  IF r."closesAt" IS NOT NULL AND clock_timestamp() AT TIME ZONE 'UTC' >= r."closesAt"
     AND NOT (TG_TABLE_NAME = 'Comparison' AND (to_jsonb(NEW) ->> 'importId' IS NOT NULL OR to_jsonb(NEW) ->> 'rulingId' IS NOT NULL)) THEN
    RAISE EXCEPTION 'The deadline of this round has passed' USING ERRCODE = 'SY002';
  END IF;
  RETURN NEW;
END $$;

-- ── Calibration, reviews, reminders ────────────────────────────────────────────────────────────

ALTER TABLE "CalibrationAnswer" ADD CONSTRAINT "CalibrationAnswer_multiplier_at_least_1" CHECK ("multiplier" IS NULL OR ("multiplier" >= 1 AND "multiplier" < 1000));
CREATE TRIGGER "CalibrationAnswer_append_only" BEFORE UPDATE OR DELETE ON "CalibrationAnswer" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "FlagReview_append_only" BEFORE UPDATE OR DELETE ON "FlagReview" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- Two organizers who press "Remind" at once send one mail.
CREATE FUNCTION steelyard_reminder_once_a_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('reminder:' || NEW."roundId" || ':' || NEW."userId", 0));
  NEW."createdAt" := date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC');
  IF EXISTS (SELECT 1 FROM "Reminder" WHERE "roundId" = NEW."roundId" AND "userId" = NEW."userId"
             AND "status" <> 'failed' AND "createdAt" > NEW."createdAt" - interval '24 hours') THEN
    RAISE EXCEPTION 'This juror was reminded within the last 24 hours' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Reminder_once_a_day" BEFORE INSERT ON "Reminder" FOR EACH ROW EXECUTE FUNCTION steelyard_reminder_once_a_day();

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

-- It writes none of these twice, sends no mail, and claims no ruling for a version of its own.
GRANT SELECT, INSERT ON "CalibrationAnswer", "Reminder", "Ruling", "FlagReview" TO steelyard_web;
ALTER POLICY "web_records" ON "Comparison" WITH CHECK ("rulingId" IS NULL);

-- Once a round is closed its judgements are no secret: whoever recomputes its weights needs them.
CREATE POLICY "web_reads_all_after_close" ON "Comparison" FOR SELECT TO steelyard_web
  USING (EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));

-- Two more tasks: mailing an invitation, and a reminder.
CREATE OR REPLACE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission', 'scoreBoard', 'sendInvitation', 'sendReminder') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts);
END $$;
