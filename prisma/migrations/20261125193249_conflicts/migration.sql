-- CreateEnum
CREATE TYPE "ConflictKind" AS ENUM ('project', 'organisation', 'pattern');

-- CreateEnum
CREATE TYPE "ConflictSource" AS ENUM ('juror', 'githubOwner', 'payoutAddress', 'emailDomain');

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "login" TEXT;

-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "ConflictKind" NOT NULL,
    "value" TEXT NOT NULL,
    "source" "ConflictSource" NOT NULL DEFAULT 'juror',
    "holds" BOOLEAN NOT NULL DEFAULT true,
    "reason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Conflict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Conflict_roundId_userId_idx" ON "Conflict"("roundId", "userId");

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One word stands per juror and rule; saying something else withdraws it first.
CREATE UNIQUE INDEX "Conflict_one_standing" ON "Conflict" ("roundId", "userId", "kind", "value") WHERE "withdrawnAt" IS NULL;

-- What was said stays on record; it may be withdrawn, once.
CREATE FUNCTION steelyard_conflict_withdrawn_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."withdrawnAt" IS NULL OR OLD."withdrawnAt" IS NOT NULL
     OR (to_jsonb(NEW) - 'withdrawnAt') <> (to_jsonb(OLD) - 'withdrawnAt') THEN
    RAISE EXCEPTION 'A declared conflict is never changed; withdraw it and declare anew' USING ERRCODE = 'SY001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Conflict_withdrawn_only" BEFORE UPDATE ON "Conflict"
  FOR EACH ROW EXECUTE FUNCTION steelyard_conflict_withdrawn_only();
CREATE TRIGGER "Conflict_never_deleted" BEFORE DELETE ON "Conflict"
  FOR EACH ROW EXECUTE FUNCTION steelyard_append_only();

GRANT SELECT, INSERT ON "Conflict" TO steelyard_web;
GRANT UPDATE ("withdrawnAt") ON "Conflict" TO steelyard_web;
