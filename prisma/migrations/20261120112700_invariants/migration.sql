-- Invariants that Prisma cannot express. prisma/INVARIANTS.md lists them with their reasons.
-- Errors raised here carry SQLSTATE 'SY001' and a message meant for people; src/server/db/errors.ts maps them.

-- ── Values ─────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_uses_within_max" CHECK ("uses" >= 0 AND "uses" <= "maxUses" AND "maxUses" >= 1);
ALTER TABLE "SubmissionCounter" ADD CONSTRAINT "SubmissionCounter_used_within_quota" CHECK ("used" >= 0 AND "used" <= "quota");
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_two_projects" CHECK ("projectAId" <> "projectBId");
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_two_projects" CHECK ("projectAId" <> "projectBId");
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_one_origin" CHECK (("assignmentId" IS NULL) <> ("importId" IS NULL));
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_finite_log_ratio" CHECK ("logRatio" IS NULL OR abs("logRatio") < 1000);
ALTER TABLE "Fit" ADD CONSTRAINT "Fit_progress_is_a_fraction" CHECK ("progress" >= 0 AND "progress" <= 1);
ALTER TABLE "PayoutRun" ADD CONSTRAINT "PayoutRun_pool_positive" CHECK ("pool" > 0);
ALTER TABLE "PayoutRun" ADD CONSTRAINT "PayoutRun_decimals" CHECK ("decimals" BETWEEN 0 AND 36);
ALTER TABLE "PayoutRun" ADD CONSTRAINT "PayoutRun_two_people" CHECK ("approvedById" IS NULL OR "approvedById" <> "proposedById");
ALTER TABLE "PayoutLine" ADD CONSTRAINT "PayoutLine_amount_not_negative" CHECK ("amount" >= 0);

-- One current version per answered pair; one run per round that pays or may still pay.
CREATE UNIQUE INDEX "Comparison_one_current_per_assignment" ON "Comparison" ("assignmentId") WHERE "current";
CREATE UNIQUE INDEX "PayoutRun_one_live_per_round" ON "PayoutRun" ("roundId") WHERE "status" IN ('proposed', 'approved', 'executed');

-- ── Append-only ────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION steelyard_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'SY001';
END $$;

CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "Approval_append_only" BEFORE UPDATE OR DELETE ON "Approval"
  FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "Comparison_never_deleted" BEFORE DELETE ON "Comparison"
  FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- A version may stop being current. Nothing else about a recorded judgement changes.
CREATE FUNCTION steelyard_comparison_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."current" OR NOT OLD."current" OR (to_jsonb(NEW) - 'current') <> (to_jsonb(OLD) - 'current') THEN
    RAISE EXCEPTION 'A recorded comparison is never changed; add a new version' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Comparison_versions_only" BEFORE UPDATE ON "Comparison"
  FOR EACH ROW EXECUTE FUNCTION steelyard_comparison_versions();

-- ── Rounds keep their word ─────────────────────────────────────────────────────────────────────

CREATE FUNCTION steelyard_round_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" = NEW."status" THEN
    NULL;
  ELSIF NOT ((OLD."status" = 'draft' AND NEW."status" = 'open') OR (OLD."status" = 'open' AND NEW."status" = 'closed')) THEN
    RAISE EXCEPTION 'A round goes from draft to open to closed, not from % to %', OLD."status", NEW."status" USING ERRCODE = 'SY001';
  END IF;
  IF NEW."status" <> 'draft' AND NEW."settingsHash" IS NULL THEN
    RAISE EXCEPTION 'A published round has hashed settings' USING ERRCODE = 'SY001';
  END IF;
  IF OLD."status" <> 'draft' AND (
       NEW."settings" <> OLD."settings" OR NEW."settingsHash" IS DISTINCT FROM OLD."settingsHash"
    OR NEW."question" <> OLD."question" OR NEW."splitSeed" <> OLD."splitSeed"
    OR NEW."slug" <> OLD."slug" OR NEW."closesAt" IS DISTINCT FROM OLD."closesAt"
    OR NEW."publishedAt" IS DISTINCT FROM OLD."publishedAt") THEN
    RAISE EXCEPTION 'Settings are frozen from publication on' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Round_frozen" BEFORE UPDATE ON "Round" FOR EACH ROW EXECUTE FUNCTION steelyard_round_frozen();

-- The list of projects is frozen with the settings; only a payout address may still be supplied.
CREATE FUNCTION steelyard_projects_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE round_id text := CASE WHEN TG_OP = 'DELETE' THEN OLD."roundId" ELSE NEW."roundId" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "Round" WHERE "id" = round_id AND "status" <> 'draft') THEN
    IF TG_TABLE_NAME = 'Project' AND TG_OP = 'UPDATE'
       AND (to_jsonb(NEW) - 'payoutAddress') = (to_jsonb(OLD) - 'payoutAddress') THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The list of projects is frozen from publication on' USING ERRCODE = 'SY001';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Project_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "Project" FOR EACH ROW EXECUTE FUNCTION steelyard_projects_frozen();
CREATE TRIGGER "ProjectAlias_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "ProjectAlias" FOR EACH ROW EXECUTE FUNCTION steelyard_projects_frozen();

-- Judgements, imports and submissions are taken while the round is open, by the database's clock.
CREATE FUNCTION steelyard_round_takes_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  SELECT "status", "closesAt" INTO r FROM "Round" WHERE "id" = NEW."roundId" FOR SHARE;
  IF r."status" <> 'open' THEN
    RAISE EXCEPTION 'This round is not open' USING ERRCODE = 'SY002';
  END IF;
  IF r."closesAt" IS NOT NULL AND clock_timestamp() AT TIME ZONE 'UTC' >= r."closesAt"
     AND NOT (TG_TABLE_NAME = 'Comparison' AND (to_jsonb(NEW) ->> 'importId') IS NOT NULL) THEN
    RAISE EXCEPTION 'The deadline of this round has passed' USING ERRCODE = 'SY002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Comparison_while_open" BEFORE INSERT ON "Comparison" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();
CREATE TRIGGER "Submission_while_open" BEFORE INSERT ON "Submission" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();
CREATE TRIGGER "Assignment_while_open" BEFORE INSERT ON "Assignment" FOR EACH ROW EXECUTE FUNCTION steelyard_round_takes_rows();

-- ── Payouts ────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION steelyard_payout_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['status','proposedById','proposedAt','approvedById','decidedAt','executedAt','executionRef'])
     <> (to_jsonb(OLD) - ARRAY['status','proposedById','proposedAt','approvedById','decidedAt','executedAt','executionRef']) THEN
    RAISE EXCEPTION 'The content of a payout run does not change; make a new run' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."status" = OLD."status" THEN
    IF to_jsonb(NEW) <> to_jsonb(OLD) THEN
      RAISE EXCEPTION 'A payout run changes only by proposing, approving, rejecting or executing it' USING ERRCODE = 'SY001';
    END IF;
  ELSIF NOT ((OLD."status", NEW."status") IN (('draft','proposed'), ('draft','rejected'), ('proposed','approved'), ('proposed','rejected'), ('approved','executed'))) THEN
    RAISE EXCEPTION 'A payout run cannot go from % to %', OLD."status", NEW."status" USING ERRCODE = 'SY001';
  END IF;
  IF NEW."status" = 'proposed' AND OLD."status" = 'draft' AND
     (SELECT coalesce(sum("amount"), 0) FROM "PayoutLine" WHERE "runId" = NEW."id") <> NEW."pool" THEN
    RAISE EXCEPTION 'The lines of a payout run sum to its pool' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."status" IN ('approved', 'executed') AND NOT EXISTS (
     SELECT 1 FROM "Approval" WHERE "runId" = NEW."id" AND "approved" AND "userId" = NEW."approvedById" AND "linesHash" = NEW."linesHash") THEN
    RAISE EXCEPTION 'A payout run is approved by a signature over its lines' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "PayoutRun_transitions" BEFORE UPDATE ON "PayoutRun" FOR EACH ROW EXECUTE FUNCTION steelyard_payout_transitions();

CREATE FUNCTION steelyard_payout_starts_as_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" <> 'draft' OR NEW."proposedById" IS NOT NULL OR NEW."approvedById" IS NOT NULL OR NEW."executedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'A payout run starts as a draft' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "PayoutRun_starts_as_draft" BEFORE INSERT ON "PayoutRun" FOR EACH ROW EXECUTE FUNCTION steelyard_payout_starts_as_draft();
CREATE TRIGGER "PayoutRun_never_deleted" BEFORE DELETE ON "PayoutRun" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

CREATE FUNCTION steelyard_payout_lines_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'PayoutLine is append-only' USING ERRCODE = 'SY001';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "PayoutRun" WHERE "id" = NEW."runId" AND "status" = 'draft' FOR SHARE) THEN
    RAISE EXCEPTION 'The lines of a payout run are frozen once it is proposed' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "PayoutLine_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "PayoutLine" FOR EACH ROW EXECUTE FUNCTION steelyard_payout_lines_frozen();

-- ── The queue ──────────────────────────────────────────────────────────────────────────────────

-- The web role adds jobs through this door only, inside the transaction that writes the row they serve.
CREATE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts);
END $$;

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'steelyard_web') THEN
    CREATE ROLE steelyard_web NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- another database's migration was first
END $$;
DO $$ BEGIN
  EXECUTE format('GRANT steelyard_web TO %I', current_user);
EXCEPTION WHEN OTHERS THEN NULL;  -- a superuser needs no grant, and a role cannot be granted to itself
END $$;

GRANT USAGE ON SCHEMA public TO steelyard_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO steelyard_web;
REVOKE ALL ON FUNCTION steelyard_enqueue FROM PUBLIC;
GRANT EXECUTE ON FUNCTION steelyard_enqueue TO steelyard_web;

-- The web process records judgements but changes only their currency, and never writes a score or a fit's result.
REVOKE UPDATE, DELETE ON "Comparison", "AuditEvent", "Approval", "PayoutLine", "Score", "Fit", "Submission" FROM steelyard_web;
REVOKE INSERT ON "Score" FROM steelyard_web;
GRANT UPDATE ("current") ON "Comparison" TO steelyard_web;
GRANT UPDATE ("status", "cancelRequestedAt", "finishedAt") ON "Fit" TO steelyard_web;
GRANT UPDATE ("status", "cancelRequestedAt", "finishedAt") ON "Submission" TO steelyard_web;

-- Sealed rows. The owner of the tables (the worker) is not subject to these policies.
ALTER TABLE "Comparison" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_unsealed_or_own" ON "Comparison" FOR SELECT TO steelyard_web
  USING ("split" <> 'private' OR "jurorId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_records" ON "Comparison" FOR INSERT TO steelyard_web WITH CHECK (true);
CREATE POLICY "web_supersedes_own" ON "Comparison" FOR UPDATE TO steelyard_web
  USING ("jurorId" = current_setting('steelyard.actor_id', true));

ALTER TABLE "Score" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_public_until_close" ON "Score" FOR SELECT TO steelyard_web
  USING ("split" <> 'private' OR EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));

-- How many judgements a round has, sealed ones included: the number may be known, the rows may not.
CREATE FUNCTION steelyard_comparison_counts(round_id text)
RETURNS TABLE ("split" "Split", "comparisons" bigint, "jurors" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT "split", count(*), count(DISTINCT coalesce("jurorId", "jurorLabel"))
  FROM "Comparison" WHERE "roundId" = round_id AND "current" AND NOT "withdrawn" GROUP BY "split"
$$;
REVOKE ALL ON FUNCTION steelyard_comparison_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION steelyard_comparison_counts TO steelyard_web;
