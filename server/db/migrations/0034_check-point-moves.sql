-- The database looks closer at what it is given: a transaction moves what it says and of nobody else, settles a whole of the same holder, is
-- entered on the day it is written (Asia/Shanghai), and a link follows the one before it.
ALTER TABLE point_tx
  ADD CONSTRAINT point_tx_booked_that_day CHECK (booked_on = (created_at AT TIME ZONE 'Asia/Shanghai')::date),
  ADD CONSTRAINT point_tx_hashes_whole CHECK (length(tx_hash) = 32 AND length(body_hash) = 32);

-- What the transaction moves by its kind: points into or out of the one pocket that tells it from others.
CREATE FUNCTION point_tx_moves(t point_tx) RETURNS TABLE (entries bigint, total numeric, moved numeric, strange bigint) LANGUAGE sql STABLE AS $$
  SELECT count(*), COALESCE(sum(e.delta), 0),
         CASE WHEN t.type IN ('earn', 'post-pending', 'void', 'refund') THEN -1 ELSE 1 END
           * COALESCE(sum(e.delta) FILTER (WHERE CASE t.type
               WHEN 'earn' THEN e.pocket = 'issuer' WHEN 'void-pending' THEN e.pocket = 'issuer' WHEN 'post-pending' THEN e.pocket = 'pending'
               WHEN 'hold' THEN e.pocket = 'locked' WHEN 'void' THEN e.pocket = 'locked' WHEN 'commit' THEN e.pocket = 'spent'
               WHEN 'refund' THEN e.pocket = 'spent' WHEN 'reverse' THEN e.pocket = 'clawback' WHEN 'expire' THEN e.pocket = 'expired'
               WHEN 'adjust' THEN e.pocket = 'correction'
               ELSE e.holder_id = t.to_id AND e.holder_kind = t.to_kind END), 0),
         count(*) FILTER (WHERE e.holder_id IS NOT NULL AND NOT (e.holder_id = t.holder_id AND e.holder_kind = t.holder_kind)
                            AND (e.holder_id = t.to_id AND e.holder_kind = t.to_kind) IS NOT TRUE)
    FROM point_entry e WHERE e.county_code = t.county_code AND e.link_no = t.link_no AND e.tx_no = t.tx_no
$$;
COMMENT ON FUNCTION point_tx_moves IS 'strange: entries of holders the transaction does not name.';

CREATE OR REPLACE FUNCTION check_point_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  txs int;
  uneven int;
  untrue int;
  promised bigint;
  written bigint;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE m.total <> 0 OR m.entries <> t.entries), COALESCE(sum(t.entries), 0),
         count(*) FILTER (WHERE m.strange > 0 OR CASE t.type WHEN 'adjust' THEN abs(m.moved) ELSE m.moved END <> t.points)
    INTO txs, uneven, promised, untrue
    FROM point_tx t, LATERAL point_tx_moves(t) m
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
  IF EXISTS (SELECT FROM point_tx t WHERE t.county_code = NEW.county_code AND t.link_no = NEW.link_no AND t.created_at <> NEW.written_at) THEN
    RAISE check_violation USING MESSAGE = 'a transaction of points is of another moment than its link', TABLE = 'point_link';
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION check_point_link() FROM PUBLIC;
