-- A value of an enum is used in a transaction after the one that adds it, so these rules are a migration
-- of their own.

-- ── What a run follows from ────────────────────────────────────────────────────────────────────

ALTER TABLE "PayoutRun" DROP CONSTRAINT "PayoutRun_by_weights_or_prizes";
ALTER TABLE "PayoutRun" ADD CONSTRAINT "PayoutRun_follows_from" CHECK (
  CASE "kind" WHEN 'weights' THEN "fitId" IS NOT NULL AND "basis" IS NULL
              ELSE "fitId" IS NULL AND "basis" IS NOT NULL END);

-- ── Paid once ──────────────────────────────────────────────────────────────────────────────────

-- By its weights and by its recipe a round divides the same pool.
DROP INDEX "PayoutRun_one_live_per_kind";
CREATE UNIQUE INDEX "PayoutRun_pool_split_once" ON "PayoutRun" ("roundId")
  WHERE "status" IN ('proposed', 'approved', 'executed') AND "kind" IN ('weights', 'recipe');
CREATE UNIQUE INDEX "PayoutRun_prizes_paid_once" ON "PayoutRun" ("roundId")
  WHERE "status" IN ('proposed', 'approved', 'executed') AND "kind" = 'prizes';

-- ── Steps ──────────────────────────────────────────────────────────────────────────────────────

-- Who and what a step names is written in that step and in no other.
CREATE FUNCTION steelyard_payout_step_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" <> OLD."status" AND (
     NEW."proposedById" IS DISTINCT FROM OLD."proposedById" AND NEW."status" <> 'proposed'
     OR NEW."approvedById" IS DISTINCT FROM OLD."approvedById" AND NEW."status" <> 'approved'
     OR (NEW."executionRef" IS DISTINCT FROM OLD."executionRef" OR NEW."executedAt" IS DISTINCT FROM OLD."executedAt")
        AND NEW."status" <> 'executed') THEN
    RAISE EXCEPTION 'A step of a payout run names its own person alone' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "PayoutRun_step_names" BEFORE UPDATE ON "PayoutRun" FOR EACH ROW EXECUTE FUNCTION steelyard_payout_step_names();

-- A run by weights or by a recipe pays projects, a run of prizes teams of its round.
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
     OR NEW."projectId" IS NOT NULL AND run."kind" NOT IN ('weights', 'recipe') THEN
    RAISE EXCEPTION 'A run by weights or a recipe pays projects, a run of prizes teams of its round' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
