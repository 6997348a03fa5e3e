-- CreateEnum
CREATE TYPE "SkipReason" AS ENUM ('unknown', 'incomparable', 'other');

-- AlterTable
ALTER TABLE "Comparison" ADD COLUMN     "confidence" INTEGER,
ADD COLUMN     "reasonTags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "shownHash" TEXT,
ADD COLUMN     "skipReason" "SkipReason",
ADD COLUMN     "tookMs" INTEGER;

-- How sure a juror is has three steps, and only a pair that was not judged has a reason for that.
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_confidence_in_steps" CHECK ("confidence" BETWEEN 1 AND 3);
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_skip_reason_of_skip" CHECK ("skipReason" IS NULL OR "outcome" = 'skip');
ALTER TABLE "Comparison" ADD CONSTRAINT "Comparison_took_some_time" CHECK ("tookMs" >= 0);
