-- CreateEnum
CREATE TYPE "DatasetReason" AS ENUM ('first', 'imported', 'ruled', 'scheduled', 'requested', 'closed');

-- CreateTable
CREATE TABLE "Amendment" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "changes" JSONB NOT NULL,
    "settingsBefore" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "closesAtBefore" TIMESTAMP(3),
    "closesAt" TIMESTAMP(3),
    "reason" TEXT NOT NULL,
    "hashBefore" TEXT NOT NULL,
    "hashAfter" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatasetVersion" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" "DatasetReason" NOT NULL,
    "hash" TEXT NOT NULL,
    "recorded" INTEGER NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DatasetVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatasetFile" (
    "versionId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "DatasetFile_pkey" PRIMARY KEY ("versionId","name")
);

-- CreateTable
CREATE TABLE "DatasetContent" (
    "roundId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "seal" TEXT,
    "sha256" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "packed" BYTEA NOT NULL,

    CONSTRAINT "DatasetContent_pkey" PRIMARY KEY ("roundId","name","hash")
);

-- CreateTable
CREATE TABLE "DataKey" (
    "roundId" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "DataKey_pkey" PRIMARY KEY ("roundId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Amendment_roundId_number_key" ON "Amendment"("roundId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DatasetVersion_roundId_version_key" ON "DatasetVersion"("roundId", "version");

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetVersion" ADD CONSTRAINT "DatasetVersion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetFile" ADD CONSTRAINT "DatasetFile_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DatasetVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetFile" ADD CONSTRAINT "DatasetFile_roundId_name_hash_fkey" FOREIGN KEY ("roundId", "name", "hash") REFERENCES "DatasetContent"("roundId", "name", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetContent" ADD CONSTRAINT "DatasetContent_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataKey" ADD CONSTRAINT "DataKey_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Data ───────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "DatasetContent" ADD CONSTRAINT "DatasetContent_known_file" CHECK ("name" IN ('items', 'train', 'public', 'private') OR "name" LIKE 'baseline-%');
ALTER TABLE "DatasetContent" ADD CONSTRAINT "DatasetContent_held_out_is_sealed" CHECK (("name" IN ('public', 'private')) = ("seal" IS NOT NULL));
-- The hash names the content; the database computes it again.
ALTER TABLE "DatasetContent" ADD CONSTRAINT "DatasetContent_named_by_hash" CHECK (
  "hash" = CASE WHEN "seal" IS NULL THEN "sha256" ELSE encode(sha256(convert_to("seal" || "sha256", 'UTF8')), 'hex') END);

CREATE TRIGGER "DatasetVersion_append_only" BEFORE UPDATE OR DELETE ON "DatasetVersion" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "DatasetFile_append_only" BEFORE UPDATE OR DELETE ON "DatasetFile" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "DatasetContent_append_only" BEFORE UPDATE OR DELETE ON "DatasetContent" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "DataKey_append_only" BEFORE UPDATE OR DELETE ON "DataKey" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- Versions are numbered from 1 without a gap, and are of a published round.
CREATE FUNCTION steelyard_dataset_version_next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "status" FROM "Round" WHERE "id" = NEW."roundId") = 'draft' THEN
    RAISE EXCEPTION 'A draft has no data yet' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."version" <> (SELECT coalesce(max("version"), 0) + 1 FROM "DatasetVersion" WHERE "roundId" = NEW."roundId") THEN
    RAISE EXCEPTION 'Versions of a round''s data are numbered in order' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "DatasetVersion_next" BEFORE INSERT ON "DatasetVersion" FOR EACH ROW EXECUTE FUNCTION steelyard_dataset_version_next();

-- ── Amendments ─────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_gives_a_reason" CHECK (btrim("reason") <> '');
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_changes_something" CHECK (
  "hashAfter" <> "hashBefore" AND ("settings" <> "settingsBefore" OR "closesAt" IS DISTINCT FROM "closesAtBefore"));
CREATE TRIGGER "Amendment_append_only" BEFORE UPDATE OR DELETE ON "Amendment" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- What of the settings may be amended; the rest stays as it was published.
CREATE FUNCTION steelyard_unamendable(settings jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object(
    'settings', settings - ARRAY['metric', 'submissionsPerDay', 'resultsVisible', 'contest'],
    'contest', coalesce(settings -> 'contest', '{}') - ARRAY['ladderStep', 'prizes'])
$$;

CREATE FUNCTION steelyard_amendment_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  SELECT "status", "settings", "settingsHash", "closesAt" INTO r FROM "Round" WHERE "id" = NEW."roundId" FOR UPDATE;
  IF r."status" <> 'open' THEN
    RAISE EXCEPTION 'Rules are amended while the round is open' USING ERRCODE = 'SY002';
  END IF;
  IF NEW."hashBefore" <> r."settingsHash" OR NEW."settingsBefore" <> r."settings" OR NEW."closesAtBefore" IS DISTINCT FROM r."closesAt"
     OR NEW."number" <> (SELECT coalesce(max("number"), 0) + 1 FROM "Amendment" WHERE "roundId" = NEW."roundId") THEN
    RAISE EXCEPTION 'The rules were amended meanwhile; look at them again' USING ERRCODE = 'SY001';
  END IF;
  IF steelyard_unamendable(NEW."settings") <> steelyard_unamendable(r."settings") THEN
    RAISE EXCEPTION 'Only the metric, the quota, the ladder''s step, the prizes, when results are visible and the deadline can be amended' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."closesAt" IS NULL OR (NEW."closesAt" IS DISTINCT FROM r."closesAt" AND NEW."closesAt" <= clock_timestamp() AT TIME ZONE 'UTC') THEN
    RAISE EXCEPTION 'A deadline is moved to a time to come' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Amendment_allowed" BEFORE INSERT ON "Amendment" FOR EACH ROW EXECUTE FUNCTION steelyard_amendment_allowed();

CREATE FUNCTION steelyard_amendment_carried_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE "Round" SET "settings" = NEW."settings", "closesAt" = NEW."closesAt", "settingsHash" = NEW."hashAfter" WHERE "id" = NEW."roundId";
  RETURN NULL;
END $$;
CREATE TRIGGER "Amendment_carried_out" AFTER INSERT ON "Amendment" FOR EACH ROW EXECUTE FUNCTION steelyard_amendment_carried_out();

-- Settings and deadline of a published round are those of its newest amendment, or stay.
CREATE OR REPLACE FUNCTION steelyard_round_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
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
       NEW."question" <> OLD."question" OR NEW."splitSeed" <> OLD."splitSeed"
    OR NEW."slug" <> OLD."slug" OR NEW."publishedAt" IS DISTINCT FROM OLD."publishedAt") THEN
    RAISE EXCEPTION 'Settings are frozen from publication on' USING ERRCODE = 'SY001';
  END IF;
  IF OLD."status" <> 'draft' AND (
       NEW."settings" <> OLD."settings" OR NEW."settingsHash" IS DISTINCT FROM OLD."settingsHash"
    OR NEW."closesAt" IS DISTINCT FROM OLD."closesAt")
     AND NOT EXISTS (
       SELECT 1 FROM "Amendment" a WHERE a."roundId" = OLD."id"
         AND a."number" = (SELECT max("number") FROM "Amendment" WHERE "roundId" = OLD."id")
         AND a."hashBefore" = OLD."settingsHash" AND a."hashAfter" = NEW."settingsHash"
         AND a."settings" = NEW."settings" AND a."closesAt" IS NOT DISTINCT FROM NEW."closesAt") THEN
    RAISE EXCEPTION 'Settings are frozen from publication on; write an amendment' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

-- The public split is held out as the private one is: who reads its rows reads the board.
ALTER POLICY "web_reads_unsealed_or_own" ON "Comparison"
  USING ("split" = 'train' OR "jurorId" = current_setting('steelyard.actor_id', true));
ALTER POLICY "web_reads_unsealed_or_own" ON "Assignment"
  USING ("split" = 'train' OR "jurorId" = current_setting('steelyard.actor_id', true));

-- Versions are made by the worker, which reads every row; what they say of held-out rows follows at the close.
GRANT SELECT ON "DatasetVersion", "DatasetFile", "DatasetContent" TO steelyard_web;
ALTER TABLE "DatasetContent" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_unsealed" ON "DatasetContent" FOR SELECT TO steelyard_web USING ("name" NOT IN ('public', 'private'));
CREATE POLICY "web_reads_all_after_close" ON "DatasetContent" FOR SELECT TO steelyard_web
  USING (EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));
GRANT SELECT, INSERT ON "DataKey", "Amendment" TO steelyard_web;

-- How many versions of judgements were recorded, sealed ones included, save pairs that were never
-- judged: whether there is new data.
CREATE FUNCTION steelyard_recorded(round_id text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(*) FROM "Comparison"
  WHERE "roundId" = round_id AND NOT ("version" = 1 AND "outcome" IN ('skip', 'conflict'))
$$;
REVOKE ALL ON FUNCTION steelyard_recorded FROM PUBLIC;
GRANT EXECUTE ON FUNCTION steelyard_recorded TO steelyard_web;
