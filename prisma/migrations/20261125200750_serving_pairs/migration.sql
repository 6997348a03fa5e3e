-- DropIndex
DROP INDEX "Assignment_roundId_jurorId_idx";

-- CreateIndex
CREATE INDEX "Assignment_roundId_servedAt_idx" ON "Assignment"("roundId", "servedAt");

-- CreateIndex
CREATE INDEX "Assignment_roundId_answeredAt_idx" ON "Assignment"("roundId", "answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_roundId_jurorId_projectAId_projectBId_key" ON "Assignment"("roundId", "jurorId", "projectAId", "projectBId");

-- Nor is a pair out with a juror twice at a time, whichever side is shown first.
CREATE UNIQUE INDEX "Assignment_out_once" ON "Assignment" ("roundId", "jurorId", least("projectAId", "projectBId"), greatest("projectAId", "projectBId")) WHERE "answeredAt" IS NULL;

-- Which pairs of the private split were served is known to the juror they were served to, and to
-- nobody else: an answer that is out of sight would otherwise give its pair away.
ALTER TABLE "Assignment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_unsealed_or_own" ON "Assignment" FOR SELECT TO steelyard_web
  USING ("split" <> 'private' OR "jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_serves_own" ON "Assignment" FOR INSERT TO steelyard_web
  WITH CHECK ("jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_answers_own" ON "Assignment" FOR UPDATE TO steelyard_web
  USING ("jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_takes_back_own" ON "Assignment" FOR DELETE TO steelyard_web
  USING ("jurorId" = current_setting('steelyard.actor_id', true) AND "answeredAt" IS NULL);

-- Who answered how much, and when, sealed pairs included: that may be known, the pairs may not.
CREATE FUNCTION steelyard_answer_times(round_id text)
RETURNS TABLE ("id" text, "jurorId" text, "servedAt" timestamp, "answeredAt" timestamp)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT "id", "jurorId", "servedAt", "answeredAt"
  FROM "Assignment" WHERE "roundId" = round_id AND "answeredAt" IS NOT NULL
$$;
REVOKE ALL ON FUNCTION steelyard_answer_times FROM PUBLIC;
GRANT EXECUTE ON FUNCTION steelyard_answer_times TO steelyard_web;

-- A comparison of a served pair is of that pair and in its split, whatever its writer says.
CREATE FUNCTION steelyard_comparison_as_served() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW."assignmentId" IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM "Assignment" s WHERE s."id" = NEW."assignmentId" AND s."roundId" = NEW."roundId"
         AND s."projectAId" = NEW."projectAId" AND s."projectBId" = NEW."projectBId" AND s."split" = NEW."split") THEN
    RAISE EXCEPTION 'A comparison says what was served: round, pair and split' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Comparison_with_what_was_served" BEFORE INSERT ON "Comparison" FOR EACH ROW EXECUTE FUNCTION steelyard_comparison_as_served();
