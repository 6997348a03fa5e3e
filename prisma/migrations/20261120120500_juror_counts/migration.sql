-- How many people judged in a round, sealed judgements included: the number may be known, the rows may not.
CREATE FUNCTION steelyard_juror_count(round_id text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(DISTINCT coalesce("jurorId", "jurorLabel"))
  FROM "Comparison" WHERE "roundId" = round_id AND "current" AND NOT "withdrawn"
$$;
REVOKE ALL ON FUNCTION steelyard_juror_count FROM PUBLIC;
GRANT EXECUTE ON FUNCTION steelyard_juror_count TO steelyard_web;
