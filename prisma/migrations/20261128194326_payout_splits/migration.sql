-- DropIndex
DROP INDEX "PayoutLine_runId_projectId_key";

-- CreateTable
CREATE TABLE "PayoutShare" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "address" TEXT,
    "share" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "PayoutShare_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PayoutShare_projectId_address_key" ON "PayoutShare"("projectId", "address");

-- CreateIndex
CREATE UNIQUE INDEX "PayoutLine_runId_projectId_address_key" ON "PayoutLine"("runId", "projectId", "address");

-- AddForeignKey
ALTER TABLE "PayoutShare" ADD CONSTRAINT "PayoutShare_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Several recipients of a project ────────────────────────────────────────────────────────────

-- NULLs are distinct in the keys above: of what is held back a project has one part, and one line.
ALTER TABLE "PayoutShare" ADD CONSTRAINT "PayoutShare_share_positive" CHECK ("share" > 0);
CREATE UNIQUE INDEX "PayoutShare_one_held_back" ON "PayoutShare" ("projectId") WHERE "address" IS NULL;
CREATE UNIQUE INDEX "PayoutLine_one_held_back" ON "PayoutLine" ("runId", "projectId") WHERE "address" IS NULL;

GRANT SELECT, INSERT, DELETE ON "PayoutShare" TO steelyard_web;
