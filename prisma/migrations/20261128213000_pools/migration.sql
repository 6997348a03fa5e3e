-- CreateEnum
CREATE TYPE "PoolStatus" AS ENUM ('open', 'paused', 'closed');

-- CreateEnum
CREATE TYPE "PoolUnit" AS ENUM ('hour', 'day', 'week');

-- CreateEnum
CREATE TYPE "PowerSource" AS ENUM ('equal', 'tokens', 'reliability', 'coefficient');

-- CreateEnum
CREATE TYPE "PowerRule" AS ENUM ('fixed', 'capped', 'unlimited', 'quadratic');

-- CreateEnum
CREATE TYPE "ProposalStatus" AS ENUM ('open', 'disputed', 'withdrawn', 'released', 'rejected');

-- CreateEnum
CREATE TYPE "PoolFundsReason" AS ENUM ('opened', 'added', 'taken', 'released', 'returned');

-- AlterTable
ALTER TABLE "PayoutLine" ADD COLUMN     "proposalId" TEXT;

-- CreateTable
CREATE TABLE "Pool" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "PoolStatus" NOT NULL DEFAULT 'open',
    "funds" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "tokenSymbol" TEXT NOT NULL,
    "tokenAddress" TEXT,
    "decimals" INTEGER NOT NULL,
    "alpha" DOUBLE PRECISION NOT NULL,
    "unit" "PoolUnit" NOT NULL DEFAULT 'day',
    "beta" DOUBLE PRECISION NOT NULL,
    "rho" DOUBLE PRECISION NOT NULL,
    "minimumAge" DOUBLE PRECISION NOT NULL,
    "minimumStake" DECIMAL(24,6) NOT NULL DEFAULT 0,
    "powerSource" "PowerSource" NOT NULL,
    "credential" TEXT,
    "powerRule" "PowerRule" NOT NULL,
    "powerLimit" DECIMAL(24,6),
    "settledAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolClockShift" (
    "poolId" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,

    CONSTRAINT "PoolClockShift_pkey" PRIMARY KEY ("poolId")
);

-- CreateTable
CREATE TABLE "PoolMember" (
    "poolId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "power" DECIMAL(24,6) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PoolMember_pkey" PRIMARY KEY ("poolId","userId")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "poolId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "recipient" TEXT,
    "status" "ProposalStatus" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stake" (
    "id" BIGSERIAL NOT NULL,
    "poolId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "proposalId" TEXT,
    "amount" DECIMAL(24,6) NOT NULL,
    "change" DECIMAL(24,6) NOT NULL DEFAULT 0,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Stake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedAt" TIMESTAMP(3),
    "liftedById" TEXT,
    "liftReason" TEXT,

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalRelease" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "conviction" DOUBLE PRECISION NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProposalRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolFunds" (
    "id" BIGSERIAL NOT NULL,
    "poolId" TEXT NOT NULL,
    "reason" "PoolFundsReason" NOT NULL,
    "change" DECIMAL(78,0) NOT NULL,
    "releaseId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PoolFunds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Pool_roundId_name_key" ON "Pool"("roundId", "name");

-- CreateIndex
CREATE INDEX "Proposal_poolId_createdAt_idx" ON "Proposal"("poolId", "createdAt");

-- CreateIndex
CREATE INDEX "Stake_poolId_id_idx" ON "Stake"("poolId", "id");

-- CreateIndex
CREATE INDEX "Stake_userId_poolId_proposalId_id_idx" ON "Stake"("userId", "poolId", "proposalId", "id");

-- CreateIndex
CREATE INDEX "Dispute_proposalId_idx" ON "Dispute"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalRelease_proposalId_key" ON "ProposalRelease"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalRelease_runId_key" ON "ProposalRelease"("runId");

-- CreateIndex
CREATE INDEX "PoolFunds_poolId_id_idx" ON "PoolFunds"("poolId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PoolFunds_releaseId_reason_key" ON "PoolFunds"("releaseId", "reason");

-- CreateIndex
CREATE UNIQUE INDEX "PayoutLine_runId_proposalId_key" ON "PayoutLine"("runId", "proposalId");

-- AddForeignKey
ALTER TABLE "PayoutLine" ADD CONSTRAINT "PayoutLine_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolClockShift" ADD CONSTRAINT "PoolClockShift_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolMember" ADD CONSTRAINT "PoolMember_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolMember" ADD CONSTRAINT "PoolMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stake" ADD CONSTRAINT "Stake_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stake" ADD CONSTRAINT "Stake_poolId_userId_fkey" FOREIGN KEY ("poolId", "userId") REFERENCES "PoolMember"("poolId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stake" ADD CONSTRAINT "Stake_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalRelease" ADD CONSTRAINT "ProposalRelease_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalRelease" ADD CONSTRAINT "ProposalRelease_runId_fkey" FOREIGN KEY ("runId") REFERENCES "PayoutRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolFunds" ADD CONSTRAINT "PoolFunds_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolFunds" ADD CONSTRAINT "PoolFunds_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "ProposalRelease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Values ─────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Pool" ADD CONSTRAINT "Pool_funds_not_negative" CHECK ("funds" >= 0);
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_decimals" CHECK ("decimals" BETWEEN 0 AND 36);
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_alpha" CHECK ("alpha" > 0 AND "alpha" < 1);
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_beta" CHECK ("beta" > 0 AND "beta" <= 1);
-- From beta² on no request could ever pass.
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_rho_below_beta_squared" CHECK ("rho" > 0 AND sqrt("rho") < "beta");
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_minimums" CHECK ("minimumAge" >= 0 AND "minimumAge" < 'Infinity' AND "minimumStake" >= 0);
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_power_of_something" CHECK (
  ("powerSource" <> 'equal' OR "powerRule" = 'fixed')
  AND ("powerSource" = 'tokens') = ("credential" IS NOT NULL)
  AND ("powerRule" IN ('fixed', 'capped')) = ("powerLimit" IS NOT NULL)
  AND ("powerLimit" IS NULL OR "powerLimit" > 0));
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_closed_at_a_time" CHECK (("status" = 'closed') = ("closedAt" IS NOT NULL));
ALTER TABLE "PoolClockShift" ADD CONSTRAINT "PoolClockShift_forward" CHECK ("seconds" > 0);
ALTER TABLE "PoolMember" ADD CONSTRAINT "PoolMember_power" CHECK ("amount" >= 0 AND "amount" < 'Infinity' AND "power" >= 0);
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_asks_for_something" CHECK ("amount" > 0 AND "title" ~ '\S');
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_ends_at_a_time" CHECK (("status" IN ('open', 'disputed')) = ("endedAt" IS NULL));
ALTER TABLE "Stake" ADD CONSTRAINT "Stake_amount_not_negative" CHECK ("amount" >= 0);
ALTER TABLE "Stake" ADD CONSTRAINT "Stake_changes_something" CHECK ("change" <> 0);
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_gives_a_reason" CHECK ("reason" ~ '\S');
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_lifted_as_a_whole" CHECK (
  num_nonnulls("liftedAt", "liftedById", "liftReason") IN (0, 3) AND ("liftReason" IS NULL OR "liftReason" ~ '\S'));
CREATE UNIQUE INDEX "Dispute_one_standing" ON "Dispute" ("proposalId") WHERE "liftedAt" IS NULL;
ALTER TABLE "ProposalRelease" ADD CONSTRAINT "ProposalRelease_over_its_trigger" CHECK (
  "conviction" > "threshold" AND "threshold" > 0 AND "conviction" < 'Infinity');
ALTER TABLE "PoolFunds" ADD CONSTRAINT "PoolFunds_in_or_out" CHECK (
  CASE WHEN "reason" IN ('taken', 'released') THEN "change" < 0 ELSE "change" > 0 END);
ALTER TABLE "PoolFunds" ADD CONSTRAINT "PoolFunds_of_a_release" CHECK (
  ("reason" IN ('released', 'returned')) = ("releaseId" IS NOT NULL));
CREATE UNIQUE INDEX "PoolFunds_opened_once" ON "PoolFunds" ("poolId") WHERE "reason" = 'opened';

-- ── The pool's clock ───────────────────────────────────────────────────────────────────────────

-- The database's clock; tests may have moved it on for one pool.
CREATE FUNCTION steelyard_pool_now(pool text) RETURNS timestamp LANGUAGE sql VOLATILE AS $$
  SELECT date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')
    + make_interval(secs => coalesce((SELECT "seconds" FROM "PoolClockShift" WHERE "poolId" = pool), 0))
$$;

CREATE FUNCTION steelyard_pool_unit(unit "PoolUnit") RETURNS interval LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE unit WHEN 'hour' THEN interval '1 hour' WHEN 'day' THEN interval '24 hours' ELSE interval '168 hours' END
$$;

-- ── Pools keep their word ──────────────────────────────────────────────────────────────────────

-- Every act in a pool holds its row, so that acts in one pool happen one after the other.

CREATE FUNCTION steelyard_pool_starts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."funds" <> 0 OR NEW."status" <> 'open' THEN
    RAISE EXCEPTION 'A pool starts open and empty; its funds are entered' USING ERRCODE = 'SY001';
  END IF;
  NEW."createdAt" := steelyard_pool_now(NEW."id");
  NEW."settledAt" := NEW."createdAt";
  RETURN NEW;
END $$;
CREATE TRIGGER "Pool_starts_empty" BEFORE INSERT ON "Pool" FOR EACH ROW EXECUTE FUNCTION steelyard_pool_starts();

CREATE FUNCTION steelyard_pool_word() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['name', 'description', 'status', 'funds', 'settledAt', 'closedAt'];
  rules text[] := ARRAY['alpha', 'unit', 'beta', 'rho', 'minimumAge', 'minimumStake', 'powerSource', 'credential', 'powerRule', 'powerLimit'];
BEGIN
  IF (to_jsonb(NEW) - free - rules) <> (to_jsonb(OLD) - free - rules) THEN
    RAISE EXCEPTION 'A pool keeps its round, its token and its maker' USING ERRCODE = 'SY001';
  END IF;
  IF (to_jsonb(NEW) - free) <> (to_jsonb(OLD) - free) AND (
     EXISTS (SELECT 1 FROM "Proposal" WHERE "poolId" = NEW."id") OR EXISTS (SELECT 1 FROM "PoolMember" WHERE "poolId" = NEW."id")) THEN
    RAISE EXCEPTION 'The rules of a pool are frozen once somebody takes part in it' USING ERRCODE = 'SY001';
  END IF;
  IF OLD."status" = 'closed' AND (NEW."status" <> 'closed' OR NEW."closedAt" <> OLD."closedAt") THEN
    RAISE EXCEPTION 'This pool is closed for good' USING ERRCODE = 'SY002';
  END IF;
  IF NEW."settledAt" < OLD."settledAt" THEN
    RAISE EXCEPTION 'What a pool has settled stays settled' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."funds" <> OLD."funds" AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'The funds of a pool change by an entry' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Pool_keeps_its_word" BEFORE UPDATE ON "Pool" FOR EACH ROW EXECUTE FUNCTION steelyard_pool_word();
CREATE TRIGGER "Pool_never_deleted" BEFORE DELETE ON "Pool" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- An entry and its effect are one. What a release takes and a rejection brings back is entered by them alone.
CREATE FUNCTION steelyard_pool_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE pool_status "PoolStatus";
BEGIN
  SELECT "status" INTO pool_status FROM "Pool" WHERE "id" = NEW."poolId" FOR UPDATE;
  IF NEW."reason" IN ('released', 'returned') THEN
    IF pg_trigger_depth() < 2 THEN
      RAISE EXCEPTION 'A release and a rejection enter their amounts themselves' USING ERRCODE = 'SY001';
    END IF;
  ELSE
    IF pool_status = 'closed' AND NEW."reason" <> 'taken' THEN
      RAISE EXCEPTION 'This pool is closed' USING ERRCODE = 'SY002';
    END IF;
    NEW."at" := steelyard_pool_now(NEW."poolId");
  END IF;
  UPDATE "Pool" SET "funds" = "funds" + NEW."change" WHERE "id" = NEW."poolId";
  RETURN NEW;
END $$;
CREATE TRIGGER "PoolFunds_carried_out" BEFORE INSERT ON "PoolFunds" FOR EACH ROW EXECUTE FUNCTION steelyard_pool_entry();
CREATE TRIGGER "PoolFunds_append_only" BEFORE UPDATE OR DELETE ON "PoolFunds" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();
CREATE TRIGGER "PoolMember_never_deleted" BEFORE DELETE ON "PoolMember" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- ── Proposals ──────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION steelyard_proposal_made() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE pool_status "PoolStatus";
BEGIN
  SELECT "status" INTO pool_status FROM "Pool" WHERE "id" = NEW."poolId" FOR UPDATE;
  IF pool_status <> 'open' THEN
    RAISE EXCEPTION 'This pool is %; it takes no proposals', pool_status USING ERRCODE = 'SY002';
  END IF;
  IF NEW."status" <> 'open' OR NOT EXISTS (
     SELECT 1 FROM "PoolMember" WHERE "poolId" = NEW."poolId" AND "userId" = NEW."userId" AND "power" > 0) THEN
    RAISE EXCEPTION 'Whoever has power in a pool proposes in it' USING ERRCODE = 'SY001';
  END IF;
  NEW."createdAt" := steelyard_pool_now(NEW."poolId");
  RETURN NEW;
END $$;
CREATE TRIGGER "Proposal_by_a_member" BEFORE INSERT ON "Proposal" FOR EACH ROW EXECUTE FUNCTION steelyard_proposal_made();

-- Its content never changes, but for an address that was missing. What it becomes is what happened to it.
CREATE FUNCTION steelyard_proposal_steps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standing boolean;
  allowed boolean;
BEGIN
  IF (to_jsonb(NEW) - ARRAY['status', 'endedAt', 'recipient']) <> (to_jsonb(OLD) - ARRAY['status', 'endedAt', 'recipient'])
     OR (NEW."recipient" IS DISTINCT FROM OLD."recipient" AND (OLD."recipient" IS NOT NULL OR OLD."endedAt" IS NOT NULL)) THEN
    RAISE EXCEPTION 'A proposal does not change; withdraw it and make another' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."status" = OLD."status" THEN
    IF NEW."endedAt" IS DISTINCT FROM OLD."endedAt" THEN
      RAISE EXCEPTION 'A proposal ends once' USING ERRCODE = 'SY001';
    END IF;
    RETURN NEW;
  END IF;
  standing := EXISTS (SELECT 1 FROM "Dispute" WHERE "proposalId" = NEW."id" AND "liftedAt" IS NULL);
  allowed := CASE
    WHEN OLD."status" IN ('open', 'disputed') AND NEW."status" = 'withdrawn' THEN true
    WHEN OLD."status" = 'open' AND NEW."status" = 'disputed' THEN standing
    WHEN OLD."status" = 'disputed' AND NEW."status" = 'open' THEN NOT standing
    WHEN OLD."status" = 'open' AND NEW."status" = 'released' THEN
      EXISTS (SELECT 1 FROM "ProposalRelease" WHERE "proposalId" = NEW."id" AND "at" = NEW."endedAt")
    WHEN OLD."status" = 'released' AND NEW."status" = 'rejected' THEN NEW."endedAt" = OLD."endedAt" AND EXISTS (
      SELECT 1 FROM "ProposalRelease" r JOIN "PayoutRun" p ON p."id" = r."runId" WHERE r."proposalId" = NEW."id" AND p."status" = 'rejected')
    ELSE false END;
  IF NOT allowed THEN
    RAISE EXCEPTION 'A proposal that is % cannot become %', OLD."status", NEW."status" USING ERRCODE = 'SY001';
  END IF;
  IF NEW."status" = 'withdrawn' THEN
    PERFORM 1 FROM "Pool" WHERE "id" = NEW."poolId" FOR UPDATE;
    NEW."endedAt" := steelyard_pool_now(NEW."poolId");
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Proposal_steps" BEFORE UPDATE ON "Proposal" FOR EACH ROW EXECUTE FUNCTION steelyard_proposal_steps();
CREATE TRIGGER "Proposal_never_deleted" BEFORE DELETE ON "Proposal" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- ── Stakes ─────────────────────────────────────────────────────────────────────────────────────

-- What a member has at stake, abstentions included, never grows beyond their power. What was at stake on
-- a proposal that ended is free again. Times are the pool's, and never go back.
CREATE FUNCTION steelyard_stake_within_power() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pool_status "PoolStatus";
  target record;
  before numeric;
  others numeric;
  power_of numeric;
BEGIN
  SELECT "status" INTO pool_status FROM "Pool" WHERE "id" = NEW."poolId" FOR UPDATE;
  IF pool_status <> 'open' THEN
    RAISE EXCEPTION 'This pool is %; stakes stay as they are', pool_status USING ERRCODE = 'SY002';
  END IF;
  IF NEW."proposalId" IS NOT NULL THEN
    SELECT "poolId", "endedAt" INTO target FROM "Proposal" WHERE "id" = NEW."proposalId";
    IF target."poolId" IS DISTINCT FROM NEW."poolId" OR target."endedAt" IS NOT NULL THEN
      RAISE EXCEPTION 'There is no such proposal to stake on in this pool' USING ERRCODE = 'SY001';
    END IF;
  END IF;
  SELECT "amount" INTO before FROM "Stake" WHERE "poolId" = NEW."poolId" AND "userId" = NEW."userId"
    AND "proposalId" IS NOT DISTINCT FROM NEW."proposalId" ORDER BY "id" DESC LIMIT 1;
  NEW."change" := NEW."amount" - coalesce(before, 0);
  IF NEW."change" > 0 THEN
    SELECT coalesce(sum(c."amount"), 0) INTO others FROM (
      SELECT DISTINCT ON ("proposalId") "proposalId", "amount" FROM "Stake"
      WHERE "poolId" = NEW."poolId" AND "userId" = NEW."userId" ORDER BY "proposalId", "id" DESC) c
    LEFT JOIN "Proposal" p ON p."id" = c."proposalId"
    WHERE c."proposalId" IS DISTINCT FROM NEW."proposalId" AND p."endedAt" IS NULL;
    SELECT "power" INTO power_of FROM "PoolMember" WHERE "poolId" = NEW."poolId" AND "userId" = NEW."userId" FOR SHARE;
    IF others + NEW."amount" > coalesce(power_of, 0) THEN
      RAISE EXCEPTION 'Your power here is %, and this would put % at stake', trim_scale(coalesce(power_of, 0)), trim_scale(others + NEW."amount") USING ERRCODE = 'SY001';
    END IF;
  END IF;
  SELECT greatest(steelyard_pool_now(NEW."poolId"), max("at")) INTO NEW."at" FROM "Stake" WHERE "poolId" = NEW."poolId";
  RETURN NEW;
END $$;
CREATE TRIGGER "Stake_within_power" BEFORE INSERT ON "Stake" FOR EACH ROW EXECUTE FUNCTION steelyard_stake_within_power();
CREATE TRIGGER "Stake_append_only" BEFORE UPDATE OR DELETE ON "Stake" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- ── Disputes ───────────────────────────────────────────────────────────────────────────────────

-- A dispute and its effect are one; so are lifting it and that effect.
CREATE FUNCTION steelyard_dispute_carried_out() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE pool_id text;
BEGIN
  SELECT "poolId" INTO pool_id FROM "Proposal" WHERE "id" = NEW."proposalId";
  PERFORM 1 FROM "Pool" WHERE "id" = pool_id FOR UPDATE;
  IF TG_OP = 'INSERT' THEN
    IF NEW."liftedAt" IS NOT NULL THEN
      RAISE EXCEPTION 'A dispute is lifted after it was raised' USING ERRCODE = 'SY001';
    END IF;
    UPDATE "Proposal" SET "status" = 'disputed' WHERE "id" = NEW."proposalId" AND "status" = 'open';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Only an open proposal is disputed' USING ERRCODE = 'SY001';
    END IF;
  ELSE
    UPDATE "Proposal" SET "status" = 'open' WHERE "id" = NEW."proposalId" AND "status" = 'disputed';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION steelyard_dispute_times() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pool_id text := (SELECT "poolId" FROM "Proposal" WHERE "id" = NEW."proposalId");
  lifting text[] := ARRAY['liftedAt', 'liftedById', 'liftReason'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW."createdAt" := steelyard_pool_now(pool_id);
  ELSIF OLD."liftedAt" IS NOT NULL OR NEW."liftedAt" IS NULL OR (to_jsonb(NEW) - lifting) <> (to_jsonb(OLD) - lifting) THEN
    RAISE EXCEPTION 'A dispute is never changed; it may be lifted once' USING ERRCODE = 'SY001';
  ELSE
    NEW."liftedAt" := steelyard_pool_now(pool_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Dispute_lifted_once" BEFORE INSERT OR UPDATE ON "Dispute" FOR EACH ROW EXECUTE FUNCTION steelyard_dispute_times();
CREATE TRIGGER "Dispute_carried_out" AFTER INSERT OR UPDATE ON "Dispute" FOR EACH ROW EXECUTE FUNCTION steelyard_dispute_carried_out();
CREATE TRIGGER "Dispute_never_deleted" BEFORE DELETE ON "Dispute" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- ── Releases ───────────────────────────────────────────────────────────────────────────────────

-- An open proposal of an open pool, old enough and within the largest share, goes into a draft of a run
-- that pays it and nothing else.
CREATE FUNCTION steelyard_release_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked record;
BEGIN
  SELECT o."id" INTO asked FROM "Pool" o JOIN "Proposal" p ON p."poolId" = o."id" WHERE p."id" = NEW."proposalId" FOR UPDATE OF o;
  SELECT p."status", p."amount", p."createdAt" + o."minimumAge" * steelyard_pool_unit(o."unit") AS earliest,
    o."status" AS pool_status, o."funds", o."beta", o."roundId", steelyard_pool_now(o."id") AS now
    INTO asked FROM "Proposal" p JOIN "Pool" o ON o."id" = p."poolId" WHERE p."id" = NEW."proposalId";
  IF asked."status" IS DISTINCT FROM 'open' OR asked.pool_status <> 'open' THEN
    RAISE EXCEPTION 'An open proposal of an open pool is released, once' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."amount" <> asked."amount" OR NOT NEW."amount"::float8 < asked."beta" * asked."funds"::float8 THEN
    RAISE EXCEPTION 'A release is of what was asked, within the largest share of the funds' USING ERRCODE = 'SY001';
  END IF;
  IF NEW."at" < date_trunc('milliseconds', asked.earliest) OR NEW."at" > asked.now THEN
    RAISE EXCEPTION 'A proposal is released when it is old enough, and not in advance' USING ERRCODE = 'SY001';
  END IF;
  IF NOT EXISTS (
     SELECT 1 FROM "PayoutRun" r JOIN "PayoutLine" l ON l."runId" = r."id" AND l."proposalId" = NEW."proposalId" AND l."amount" = NEW."amount"
     WHERE r."id" = NEW."runId" AND r."kind" = 'proposal' AND r."status" = 'draft' AND r."roundId" = asked."roundId" AND r."pool" = NEW."amount") THEN
    RAISE EXCEPTION 'A release goes into a draft of a run that pays the proposal' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ProposalRelease_allowed" BEFORE INSERT ON "ProposalRelease" FOR EACH ROW EXECUTE FUNCTION steelyard_release_allowed();

CREATE FUNCTION steelyard_release_carried_out() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE "Proposal" SET "status" = 'released', "endedAt" = NEW."at" WHERE "id" = NEW."proposalId";
  INSERT INTO "PoolFunds" ("poolId", "reason", "change", "releaseId", "at")
    SELECT "poolId", 'released', -NEW."amount", NEW."id", NEW."at" FROM "Proposal" WHERE "id" = NEW."proposalId";
  RETURN NULL;
END $$;
CREATE TRIGGER "ProposalRelease_carried_out" AFTER INSERT ON "ProposalRelease" FOR EACH ROW EXECUTE FUNCTION steelyard_release_carried_out();
CREATE TRIGGER "ProposalRelease_append_only" BEFORE UPDATE OR DELETE ON "ProposalRelease" FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

-- The funds of a run that is rejected are back in their pool at once.
CREATE FUNCTION steelyard_proposal_run_rejected() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO "PoolFunds" ("poolId", "reason", "change", "releaseId", "at")
    SELECT p."poolId", 'returned', r."amount", r."id", steelyard_pool_now(p."poolId")
    FROM "ProposalRelease" r JOIN "Proposal" p ON p."id" = r."proposalId" WHERE r."runId" = NEW."id";
  UPDATE "Proposal" SET "status" = 'rejected'
    WHERE "id" = (SELECT "proposalId" FROM "ProposalRelease" WHERE "runId" = NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "PayoutRun_returns_to_its_pool" AFTER UPDATE ON "PayoutRun" FOR EACH ROW
  WHEN (NEW."kind" = 'proposal' AND NEW."status" = 'rejected' AND OLD."status" <> 'rejected')
  EXECUTE FUNCTION steelyard_proposal_run_rejected();

-- ── Lines of a payout run ──────────────────────────────────────────────────────────────────────

ALTER TABLE "PayoutLine" DROP CONSTRAINT "PayoutLine_one_recipient";
ALTER TABLE "PayoutLine" ADD CONSTRAINT "PayoutLine_one_recipient" CHECK (num_nonnulls("projectId", "teamId", "proposalId") = 1);

-- A run by weights or by a recipe pays projects, a run of prizes teams of its round, a run of a proposal
-- that proposal, to whom it named.
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
     OR NEW."proposalId" IS NOT NULL AND NOT (run."kind" = 'proposal' AND EXISTS (
       SELECT 1 FROM "Proposal" p JOIN "Pool" o ON o."id" = p."poolId"
       WHERE p."id" = NEW."proposalId" AND o."roundId" = run."roundId" AND p."recipient" IS NOT DISTINCT FROM NEW."address"))
     OR NEW."projectId" IS NOT NULL AND run."kind" NOT IN ('weights', 'recipe') THEN
    RAISE EXCEPTION 'A run by weights or a recipe pays projects, a run of prizes teams of its round, a run of a proposal that proposal' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

GRANT SELECT ON "PoolClockShift" TO steelyard_web;
GRANT SELECT, INSERT ON "Pool", "PoolMember", "Proposal", "Stake", "Dispute", "ProposalRelease", "PoolFunds" TO steelyard_web;
GRANT USAGE ON SEQUENCE "Stake_id_seq", "PoolFunds_id_seq" TO steelyard_web;
GRANT UPDATE ("name", "description", "status", "closedAt", "settledAt", "alpha", "unit", "beta", "rho", "minimumAge", "minimumStake", "powerSource", "credential", "powerRule", "powerLimit") ON "Pool" TO steelyard_web;
GRANT UPDATE ("amount", "power") ON "PoolMember" TO steelyard_web;
GRANT UPDATE ("status", "endedAt", "recipient") ON "Proposal" TO steelyard_web;
GRANT UPDATE ("liftedAt", "liftedById", "liftReason") ON "Dispute" TO steelyard_web;

-- People join, propose and stake in their own name.
ALTER TABLE "PoolMember" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_pool_members" ON "PoolMember" FOR SELECT TO steelyard_web USING (true);
CREATE POLICY "web_joins_own" ON "PoolMember" FOR INSERT TO steelyard_web
  WITH CHECK ("userId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_renews_powers" ON "PoolMember" FOR UPDATE TO steelyard_web USING (true);
ALTER TABLE "Proposal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_proposals" ON "Proposal" FOR SELECT TO steelyard_web USING (true);
CREATE POLICY "web_proposes_own" ON "Proposal" FOR INSERT TO steelyard_web
  WITH CHECK ("userId" = current_setting('steelyard.actor_id', true));
CREATE POLICY "web_withdraws_own" ON "Proposal" FOR UPDATE TO steelyard_web
  USING ("userId" = current_setting('steelyard.actor_id', true));
ALTER TABLE "Stake" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_stakes" ON "Stake" FOR SELECT TO steelyard_web USING (true);
CREATE POLICY "web_stakes_own" ON "Stake" FOR INSERT TO steelyard_web
  WITH CHECK ("userId" = current_setting('steelyard.actor_id', true));

-- One task more: releasing what has crossed its trigger.
CREATE OR REPLACE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission', 'scoreBoard', 'sendInvitation', 'sendReminder',
                  'freezeData', 'deliverWebhook', 'importContributions', 'computeFunding',
                  'runSimulation', 'simulatePart', 'finishSimulation', 'settlePool') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts,
    priority => CASE task WHEN 'scoreSubmission' THEN -10 WHEN 'scoreBoard' THEN -5
                          WHEN 'runSimulation' THEN 5 WHEN 'finishSimulation' THEN 5 WHEN 'simulatePart' THEN 10
                          ELSE 0 END);
END $$;
