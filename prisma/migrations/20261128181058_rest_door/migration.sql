-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('read', 'submit', 'manage');

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "scopes" "TokenScope"[],
    "roundId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "contentType" TEXT,
    "body" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMP(3),
    "disabledAt" TIMESTAMP(3),

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "responseStatus" INTEGER,
    "error" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Webhook_roundId_idx" ON "Webhook"("roundId");

-- CreateIndex
CREATE INDEX "Webhook_userId_idx" ON "Webhook"("userId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_idx" ON "WebhookDelivery"("webhookId", "createdAt");

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What the database itself refuses ───────────────────────────────────────────────────────────

ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_reads" CHECK ('read' = ANY ("scopes"));
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_expires_within_a_year" CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '366 days');
ALTER TABLE "IdempotencyKey" ADD CONSTRAINT "IdempotencyKey_answer_is_whole" CHECK (("status" IS NULL) = ("body" IS NULL));
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_listens" CHECK (cardinality("events") > 0);

-- A token never gets to do more, lasts no longer, and stays revoked; a webhook's address, events and
-- secret stay, so that a delivery goes where its log says.
CREATE FUNCTION steelyard_token_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW."userId", NEW."tokenHash", NEW."scopes", NEW."roundId", NEW."createdAt", NEW."expiresAt")
     IS DISTINCT FROM ROW(OLD."userId", OLD."tokenHash", OLD."scopes", OLD."roundId", OLD."createdAt", OLD."expiresAt")
     OR (OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt") THEN
    RAISE EXCEPTION 'A token stays as it was made; revoke it and make another' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ApiToken_stays" BEFORE UPDATE ON "ApiToken" FOR EACH ROW EXECUTE FUNCTION steelyard_token_stays();

CREATE FUNCTION steelyard_webhook_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW."roundId", NEW."userId", NEW."url", NEW."events", NEW."secret")
     IS DISTINCT FROM ROW(OLD."roundId", OLD."userId", OLD."url", OLD."events", OLD."secret")
     OR (OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt") THEN
    RAISE EXCEPTION 'A webhook stays as it was made; revoke it and make another' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Webhook_stays" BEFORE UPDATE ON "Webhook" FOR EACH ROW EXECUTE FUNCTION steelyard_webhook_stays();

-- ── The web process's role ─────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE ("lastUsedAt", "revokedAt") ON "ApiToken" TO steelyard_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON "IdempotencyKey" TO steelyard_web;
-- A secret is written and never read back; only the worker signs.
GRANT SELECT ("id", "roundId", "userId", "url", "events", "failures", "createdAt", "revokedAt", "disabledAt"),
  INSERT, UPDATE ("revokedAt") ON "Webhook" TO steelyard_web;
GRANT SELECT, INSERT ON "WebhookDelivery" TO steelyard_web;
