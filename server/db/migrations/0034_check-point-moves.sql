-- The database looks closer at what it is given: a transaction moves what it says and of nobody else, settles a whole of the same holder, is
-- entered on the day it is written (Asia/Shanghai), and a link follows the one before it.
ALTER TABLE point_tx
  ADD CONSTRAINT point_tx_booked_that_day CHECK (booked_on = (created_at AT TIME ZONE 'Asia/Shanghai')::date),
  ADD CONSTRAINT point_tx_hashes_whole CHECK (length(tx_hash) = 32 AND length(body_hash) = 32);

-- The one pocket that tells a kind of transaction from others; of what changes hands it is all of the other holder's.
CREATE FUNCTION point_pocket_of(type text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE type WHEN 'earn' THEN 'issuer' WHEN 'void-pending' THEN 'issuer' WHEN 'post-pending' THEN 'pending' WHEN 'hold' THEN 'locked'
    WHEN 'void' THEN 'locked' WHEN 'commit' THEN 'spent' WHEN 'refund' THEN 'spent' WHEN 'reverse' THEN 'clawback' WHEN 'expire' THEN 'expired'
    WHEN 'adjust' THEN 'correction' END
$$;

CREATE OR REPLACE FUNCTION check_point_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  txs int;
  uneven int;
  untrue int;
  promised bigint;
  written bigint;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE m.total IS DISTINCT FROM 0 OR m.entries <> t.entries), COALESCE(sum(t.entries), 0),
         count(*) FILTER (WHERE m.strange > 0 OR t.created_at <> NEW.written_at
           OR CASE WHEN t.type IN ('earn', 'post-pending', 'void', 'refund') THEN -m.moved WHEN t.type = 'adjust' THEN abs(m.moved)
                ELSE m.moved END IS DISTINCT FROM t.points)
    INTO txs, uneven, promised, untrue
    FROM point_tx t, LATERAL (
      SELECT count(*) AS entries, sum(e.delta) AS total,
             sum(e.delta) FILTER (WHERE e.pocket = point_pocket_of(t.type) OR t.to_id = e.holder_id AND t.to_kind = e.holder_kind) AS moved,
             count(*) FILTER (WHERE NOT (e.holder_id = t.holder_id AND e.holder_kind = t.holder_kind)
                                AND (e.holder_id = t.to_id AND e.holder_kind = t.to_kind) IS NOT TRUE) AS strange
        FROM point_entry e WHERE e.county_code = t.county_code AND e.link_no = t.link_no AND e.tx_no = t.tx_no) m
   WHERE t.county_code = NEW.county_code AND t.link_no = NEW.link_no;
  SELECT count(*) INTO written FROM point_entry WHERE county_code = NEW.county_code AND link_no = NEW.link_no;
  IF txs <> NEW.txs OR uneven > 0 OR promised <> written THEN
    RAISE check_violation USING MESSAGE = 'a link of points does not add up', TABLE = 'point_link',
      DETAIL = format('%s of %s transactions, %s uneven, %s of %s entries', txs, NEW.txs, uneven, written, promised);
  END IF;
  IF untrue > 0 OR EXISTS (
       SELECT FROM point_tx t, LATERAL (
         SELECT FROM point_tx s WHERE s.county_code = t.county_code AND s.tx_id = t.settles
            AND (s.points <> t.points OR s.holder_id <> t.holder_id OR s.holder_kind <> t.holder_kind) OFFSET 0) s
        WHERE t.county_code = NEW.county_code AND t.link_no = NEW.link_no AND t.settles IS NOT NULL) THEN
    RAISE check_violation USING MESSAGE = 'points of a transaction are not what it moves', TABLE = 'point_tx';
  END IF;
  IF NOT EXISTS (SELECT FROM point_link b WHERE b.county_code = NEW.county_code AND b.link_no = NEW.link_no - 1
                    AND b.link_hash = NEW.previous_hash)
     AND (NEW.link_no > 1 OR NEW.previous_hash <> decode(repeat('00', 32), 'hex')) THEN
    RAISE check_violation USING MESSAGE = 'a link of points does not follow the one before it', TABLE = 'point_link';
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION check_point_link() FROM PUBLIC;
