-- CreateTable
CREATE TABLE "Baseline" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "split" "Split" NOT NULL,
    "metric" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "uniform" DOUBLE PRECISION NOT NULL,
    "floor" DOUBLE PRECISION NOT NULL,
    "rows" INTEGER NOT NULL,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "holdoutHash" TEXT NOT NULL,
    "trainHash" TEXT NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Baseline_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Baseline_roundId_key_split_key" ON "Baseline"("roundId", "key", "split");

-- AddForeignKey
ALTER TABLE "Baseline" ADD CONSTRAINT "Baseline_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The role of the web process reads baselines as it reads scores: the private split once the round is
-- closed. It never writes one.
GRANT SELECT ON "Baseline" TO steelyard_web;
REVOKE INSERT, UPDATE, DELETE ON "Baseline" FROM steelyard_web;
ALTER TABLE "Baseline" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "web_reads_public_until_close" ON "Baseline" FOR SELECT TO steelyard_web
  USING ("split" <> 'private' OR EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));

-- One more task: the whole board of a round, scored anew after an import or the close.
CREATE OR REPLACE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission', 'scoreBoard') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts);
END $$;
