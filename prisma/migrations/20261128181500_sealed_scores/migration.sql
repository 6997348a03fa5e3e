-- Exact scores on the public split give its comparisons away, 1,036 of them the whole graph: they are
-- sealed like the private ones.
DROP POLICY "web_reads_public_until_close" ON "Score";
CREATE POLICY "web_reads_all_after_close" ON "Score" FOR SELECT TO steelyard_web
  USING (EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));
DROP POLICY "web_reads_public_until_close" ON "Baseline";
CREATE POLICY "web_reads_all_after_close" ON "Baseline" FOR SELECT TO steelyard_web
  USING (EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));


-- A board is computed after the scores that wait: with fifty submissions in the queue once or twice,
-- not fifty times.
CREATE OR REPLACE FUNCTION steelyard_enqueue(task text, payload json, job_key text, max_attempts int DEFAULT 5) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF task NOT IN ('runFit', 'scoreSubmission', 'scoreBoard', 'sendInvitation', 'sendReminder',
                  'freezeData', 'deliverWebhook', 'importContributions', 'runSimulation') THEN
    RAISE EXCEPTION 'Unknown task %', task USING ERRCODE = 'SY001';
  END IF;
  PERFORM graphile_worker.add_job(task, payload => payload, job_key => job_key, max_attempts => max_attempts,
    priority => CASE task WHEN 'scoreSubmission' THEN -10 WHEN 'scoreBoard' THEN -5 ELSE 0 END);
END $$;
