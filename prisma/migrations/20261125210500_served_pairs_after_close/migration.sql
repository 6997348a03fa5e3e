-- Served pairs of the private split become readable with the comparisons made of them.
CREATE POLICY "web_reads_all_after_close" ON "Assignment" FOR SELECT TO steelyard_web
  USING (EXISTS (SELECT 1 FROM "Round" r WHERE r."id" = "roundId" AND r."status" = 'closed'));
