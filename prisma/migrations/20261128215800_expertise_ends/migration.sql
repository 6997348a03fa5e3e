-- ── Expertise ──────────────────────────────────────────────────────────────────────────────────

-- Who has seen the matches, or a payout run that waits for a signature, does not change them any more:
-- once nothing can be given to a closed round, whose gifts count for more stays as it stood.
CREATE FUNCTION steelyard_expertise_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  r "Round";
BEGIN
  IF TG_TABLE_NAME = 'Attestation' THEN
    SELECT o.* INTO r FROM "ExpertiseClaim" c JOIN "Round" o ON o."id" = c."roundId"
    WHERE c."id" = NEW."claimId" FOR SHARE OF o;
  ELSE
    SELECT * INTO r FROM "Round" WHERE "id" = NEW."roundId" FOR SHARE;
  END IF;
  IF r."status" = 'closed' AND coalesce(
       (r."settings" -> 'funding' ->> 'closesAt')::timestamptz <= clock_timestamp(), true) THEN
    RAISE EXCEPTION 'Contributions have ended, and expertise stays as it stood' USING ERRCODE = 'SY002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "HolderList_while_given" BEFORE INSERT ON "HolderList" FOR EACH ROW EXECUTE FUNCTION steelyard_expertise_stands();
CREATE TRIGGER "ExpertiseClaim_while_given" BEFORE INSERT OR UPDATE ON "ExpertiseClaim" FOR EACH ROW EXECUTE FUNCTION steelyard_expertise_stands();
CREATE TRIGGER "Attestation_while_given" BEFORE INSERT OR UPDATE ON "Attestation" FOR EACH ROW EXECUTE FUNCTION steelyard_expertise_stands();
