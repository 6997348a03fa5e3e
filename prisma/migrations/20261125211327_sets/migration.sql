-- CreateEnum
CREATE TYPE "SetKind" AS ENUM ('rankFive', 'bestWorst');

-- AlterTable
ALTER TABLE "Comparison" ADD COLUMN     "setAnswerId" TEXT,
ADD COLUMN     "weight" DOUBLE PRECISION NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "SetAssignment" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "jurorId" TEXT NOT NULL,
    "kind" "SetKind" NOT NULL,
    "items" TEXT[],
    "tokenHash" TEXT NOT NULL,
    "servedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "SetAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetAnswer" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "jurorId" TEXT NOT NULL,
    "ranking" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "bestId" TEXT,
    "worstId" TEXT,
    "skipReason" "SkipReason",
    "reason" TEXT,
    "tookMs" INTEGER,
    "shownHash" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SetAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SetAssignment_tokenHash_key" ON "SetAssignment"("tokenHash");

-- CreateIndex
CREATE INDEX "SetAssignment_roundId_servedAt_idx" ON "SetAssignment"("roundId", "servedAt");

-- CreateIndex
CREATE INDEX "SetAssignment_roundId_answeredAt_idx" ON "SetAssignment"("roundId", "answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "SetAnswer_idempotencyKey_key" ON "SetAnswer"("idempotencyKey");

-- CreateIndex
CREATE INDEX "SetAnswer_roundId_jurorId_idx" ON "SetAnswer"("roundId", "jurorId");

-- CreateIndex
CREATE UNIQUE INDEX "SetAnswer_setId_version_key" ON "SetAnswer"("setId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Comparison_setAnswerId_projectAId_projectBId_version_key" ON "Comparison"("setAnswerId", "projectAId", "projectBId", "version");

-- AddForeignKey
ALTER TABLE "SetAssignment" ADD CONSTRAINT "SetAssignment_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAssignment" ADD CONSTRAINT "SetAssignment_jurorId_fkey" FOREIGN KEY ("jurorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAnswer" ADD CONSTRAINT "SetAnswer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAnswer" ADD CONSTRAINT "SetAnswer_setId_fkey" FOREIGN KEY ("setId") REFERENCES "SetAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAnswer" ADD CONSTRAINT "SetAnswer_jurorId_fkey" FOREIGN KEY ("jurorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_setAnswerId_fkey" FOREIGN KEY ("setAnswerId") REFERENCES "SetAnswer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Values ─────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Comparison" DROP CONSTRAINT "Comparison_one_origin";
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_one_origin" CHECK (num_nonnulls("assignmentId", "importId", "setAnswerId") = 1);
-- A judgement of its own counts once. (NaN is greater than 1 here.)
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_weight_of_a_set" CHECK ("weight" > 0 AND "weight" <= 1 AND ("weight" = 1 OR "setAnswerId" IS NOT NULL));
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_of_a_set_trains" CHECK ("setAnswerId" IS NULL OR "split" = 'train');
ALTER TABLE "SetAssignment" ADD CONSTRAINT "SetAssignment_three_to_five" CHECK (cardinality("items") BETWEEN 3 AND 5);
ALTER TABLE "SetAnswer" ADD CONSTRAINT "SetAnswer_says_one_thing" CHECK (
  ("bestId" IS NULL) = ("worstId" IS NULL)
  AND (cardinality("ranking") > 0)::int + ("bestId" IS NOT NULL)::int + ("skipReason" IS NOT NULL)::int = 1);
ALTER TABLE "SetAnswer" ADD CONSTRAINT "SetAnswer_took_some_time" CHECK ("tookMs" >= 0);

-- ── Once only ──────────────────────────────────────────────────────────────────────────────────

CREATE UNIQUE INDEX "SetAssignment_out_once" ON "SetAssignment" ("roundId", "jurorId") WHERE "answeredAt" IS NULL;
CREATE UNIQUE INDEX "SetAnswer_one_current_per_set" ON "SetAnswer" ("setId") WHERE "current";
CREATE UNIQUE INDEX "Comparison_one_current_per_set_pair" ON "Comparison" ("setAnswerId", least("projectAId", "projectBId"), greatest("projectAId", "projectBId")) WHERE "current" AND "setAnswerId" IS NOT NULL;

-- ── What is recorded stays ─────────────────────────────────────────────────────────────────────

CREATE FUNCTION steelyard_set_as_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."answeredAt" IS NOT NULL OR (to_jsonb(NEW) - ARRAY['tokenHash', 'answeredAt']) <> (to_jsonb(OLD) - ARRAY['tokenHash', 'answeredAt']) THEN
    RAISE EXCEPTION 'A served set stays as it was shown and is answered once' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "SetAssignment_as_shown" BEFORE UPDATE ON "SetAssignment" FOR EACH ROW EXECUTE FUNCTION steelyard_set_as_shown();

CREATE FUNCTION steelyard_set_answer_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."current" OR NOT OLD."current" OR (to_jsonb(NEW) - 'current') <> (to_jsonb(OLD) - 'current') THEN
    RAISE EXCEPTION 'A recorded answer is never changed; add a new version' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "SetAnswer_versions_only" BEFORE UPDATE ON "SetAnswer" FOR EACH ROW EXECUTE FUNCTION steelyard_set_answer_versions();
CREATE TRIGGER "SetAnswer_never_deleted" BEFORE DELETE ON "SetAnswer" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- An answer about a set is of that set, and says what its kind asks: all of it in an order, or its
-- best and its worst.
CREATE FUNCTION steelyard_set_answer_as_served() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (
       SELECT 1 FROM "SetAssignment" s WHERE s."id" = NEW."setId" AND s."roundId" = NEW."roundId" AND s."jurorId" = NEW."jurorId"
         AND s."answeredAt" IS NOT NULL AND (NEW."skipReason" IS NOT NULL
           OR s."kind" = 'rankFive' AND cardinality(NEW."ranking") = cardinality(s."items") AND NEW."ranking" @> s."items"
           OR s."kind" = 'bestWorst' AND NEW."bestId" = ANY (s."items") AND NEW."worstId" = ANY (s."items") AND NEW."bestId" <> NEW."worstId")) THEN
    RAISE EXCEPTION 'An answer about a set says what was asked, about the projects shown' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "SetAnswer_with_what_was_served" BEFORE INSERT ON "SetAnswer" FOR EACH ROW EXECUTE FUNCTION steelyard_set_answer_as_served();

CREATE OR REPLACE FUNCTION steelyard_comparison_as_served() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW."assignmentId" IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM "Assignment" s WHERE s."id" = NEW."assignmentId" AND s."roundId" = NEW."roundId"
         AND s."projectAId" = NEW."projectAId" AND s."projectBId" = NEW."projectBId" AND s."split" = NEW."split") THEN
    RAISE EXCEPTION 'A comparison says what was served: round, pair and split' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."setAnswerId" IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM "SetAnswer" v JOIN "SetAssignment" s ON s."id" = v."setId"
       WHERE v."id" = NEW."setAnswerId" AND v."roundId" = NEW."roundId" AND v."jurorId" = NEW."jurorId"
         AND v."skipReason" IS NULL AND NOT v."withdrawn"
         AND NEW."projectAId" = ANY (s."items") AND NEW."projectBId" = ANY (s."items")) THEN
    RAISE EXCEPTION 'A comparison of a set is of two of its projects and of whoever answered' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;

-- ── Rounds keep their word ─────────────────────────────────────────────────────────────────────

CREATE TRIGGER "SetAssignment_while_open" BEFORE INSERT ON "SetAssignment" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();
CREATE TRIGGER "SetAnswer_while_open" BEFORE INSERT ON "SetAnswer" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();

-- ── Rulings ────────────────────────────────────────────────────────────────────────────────────

-- A comparison of a set is ruled on by itself: its versions share the answer and the pair.
CREATE OR REPLACE FUNCTION steelyard_ruled(r "Ruling") RETURNS SETOF "Comparison" LANGUAGE sql AS $$
  SELECT c.* FROM "Comparison" c
  WHERE c."roundId" = r."roundId" AND c."current" AND (r."action" = 'undo' OR NOT c."withdrawn") AND (
    c."assignmentId" = r."assignmentId" OR c."jurorId" = r."jurorId" OR c."jurorLabel" = r."jurorLabel" OR c."rulingId" = r."undoesId"
    OR (c."importId", c."importLine") IN (SELECT i."importId", i."importLine" FROM "Comparison" i WHERE i."id" = r."comparisonId")
    OR (c."setAnswerId", c."projectAId", c."projectBId") IN (
      SELECT i."setAnswerId", i."projectAId", i."projectBId" FROM "Comparison" i WHERE i."id" = r."comparisonId"))
  ORDER BY c."id" FOR UPDATE OF c
$$;

CREATE OR REPLACE FUNCTION steelyard_ruling_carried_out() RETURNS trigger
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
        AND "importId" IS NOT DISTINCT FROM was."importId" AND "importLine" IS NOT DISTINCT FROM was."importLine"
        AND "setAnswerId" IS NOT DISTINCT FROM was."setAnswerId"
        AND "projectAId" = was."projectAId" AND "projectBId" = was."projectBId";
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

-- Nor is a set answered anew while a ruling on one of its comparisons stands.
CREATE FUNCTION steelyard_set_ruling_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
       SELECT 1 FROM "SetAnswer" v JOIN "Comparison" c ON c."setAnswerId" = v."id" JOIN "Ruling" r ON r."id" = c."rulingId"
       WHERE v."setId" = NEW."setId" AND r."action" <> 'undo' AND NOT EXISTS (
         SELECT 1 FROM "Comparison" n WHERE n."setAnswerId" = c."setAnswerId" AND n."projectAId" = c."projectAId"
           AND n."projectBId" = c."projectBId" AND n."version" > c."version")) THEN
    RAISE EXCEPTION 'An organizer has ruled on this judgement; only they can change it' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "SetAnswer_ruling_stands" BEFORE INSERT ON "SetAnswer" FOR EACH ROW EXECUTE FUNCTION steelyard_set_ruling_stands();

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON "SetAssignment" TO steelyard_web;
GRANT SELECT, INSERT ON "SetAnswer" TO steelyard_web;
GRANT UPDATE ("current") ON "SetAnswer" TO steelyard_web;

-- Which sets are out is no secret: a set is of no split, and the choice of the next one needs them.
ALTER TABLE "SetAssignment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_sets" ON "SetAssignment" FOR SELECT TO steelyard_web USING (true);
CREATE POLICY "web_serves_own" ON "SetAssignment" FOR INSERT TO steelyard_web
  WITH CHECK ("jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_answers_own" ON "SetAssignment" FOR UPDATE TO steelyard_web
  USING ("jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_takes_back_own" ON "SetAssignment" FOR DELETE TO steelyard_web
  USING ("jurorId" = current_setting('steelyard.actor_id', true) AND "answeredAt" IS NULL);

-- A whole answer says something of held-out pairs, too: only whoever gave it reads it before the close.
ALTER TABLE "SetAnswer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_own" ON "SetAnswer" FOR SELECT TO steelyard_web
  USING ("jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_reads_all_after_close" ON "SetAnswer" FOR SELECT TO steelyard_web
  USING (EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));
CREATE POLICY "web_records" ON "SetAnswer" FOR INSERT TO steelyard_web
  WITH CHECK ("jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_supersedes_own" ON "SetAnswer" FOR UPDATE TO steelyard_web
  USING ("jurorId" = current_setting('steelyard.actor_id', true));

-- Of a set how many comparisons are recorded tells how many of its pairs are held out: it counts once.
CREATE OR REPLACE FUNCTION steelyard_comparison_counts(round_id text)
RETURNS TABLE ("split" "Split", "comparisons" bigint, "jurors" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT "split", count(*) FILTER (WHERE "setAnswerId" IS NULL) + count(DISTINCT "setAnswerId") FILTER (WHERE "setAnswerId" IS NOT NULL), count(DISTINCT coalesce("jurorId", "jurorLabel"))
  FROM "Comparison" WHERE "roundId" = round_id AND "current" AND NOT "withdrawn" GROUP BY "split"
$$;

-- A set counts as one answer, as a pair does.
CREATE OR REPLACE FUNCTION steelyard_answer_times(round_id text)
RETURNS TABLE ("id" text, "jurorId" text, "servedAt" timestamp, "answeredAt" timestamp)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT "id", "jurorId", "servedAt", "answeredAt"
  FROM "Assignment" WHERE "roundId" = round_id AND "answeredAt" IS NOT NULL
  UNION ALL
  SELECT "id", "jurorId", "servedAt", "answeredAt"
  FROM "SetAssignment" WHERE "roundId" = round_id AND "answeredAt" IS NOT NULL
$$;
