-- A batch of points goes to the database as one statement, its own transaction: lock, look, write and commit without a word to the server in
-- between. Whoever waits for the county's ledger waits inside the database, and goes on the moment the batch before is durable.
CREATE FUNCTION lock_points(county char(6)) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Any fixed number: the ledger of a county grows by one transaction at a time.
  PERFORM pg_advisory_xact_lock(7300529, county::int);
END $$;
COMMENT ON FUNCTION lock_points IS 'Locks the ledger of a county until the transaction ends.';

-- plpgsql, not sql: what is looked at under the lock must be seen as it is then, not as it was when the statement began to wait.
CREATE FUNCTION write_points(county char(6), no bigint, covers int, previous bytea, hash bytea, at timestamptz, txs json, entries json)
RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  last record;
BEGIN
  PERFORM lock_points(county);
  SELECT l.link_no, l.link_hash INTO last FROM point_link l WHERE l.county_code = county ORDER BY l.link_no DESC LIMIT 1;
  IF FOUND THEN
    IF last.link_no <> no - 1 OR last.link_hash <> previous THEN RETURN false; END IF;
  ELSIF no <> 1 THEN
    RETURN false;
  END IF;
  INSERT INTO point_link (county_code, link_no, txs, previous_hash, link_hash, written_at) VALUES (county, no, covers, previous, hash, at);
  INSERT INTO point_tx (county_code, tx_id, link_no, tx_no, type, idem_key, body_hash, holder_kind, holder_id, resident_id, points,
         pending, rule_id, rule_version, evidence_kind, evidence_id, purpose_kind, purpose_id, settles, reverses, to_kind, to_id, title,
         detail, note, day, booked_on, expires_on, times_out_at, caps, by_kind, by_id, created_at, active_after, locked_after,
         pending_after, entries, tx_hash)
  SELECT county, t.tx_id, no, t.tx_no, t.type, t.idem_key, decode(t.body_hash, 'hex'), t.holder_kind, t.holder_id, t.resident_id, t.points,
         t.pending, t.rule_id, t.rule_version, t.evidence_kind, t.evidence_id, t.purpose_kind, t.purpose_id, t.settles, t.reverses,
         t.to_kind, t.to_id, t.title, t.detail, t.note, t.day, t.booked_on, t.expires_on, t.times_out_at, t.caps, t.by_kind, t.by_id,
         at, t.active_after, t.locked_after, t.pending_after, t.entries, decode(t.tx_hash, 'hex')
    FROM json_to_recordset(txs) AS t (tx_id uuid, tx_no int, type text, idem_key text, body_hash text, holder_kind text, holder_id uuid,
         resident_id uuid, points bigint, pending boolean, rule_id text, rule_version int, evidence_kind text, evidence_id text,
         purpose_kind text, purpose_id text, settles uuid, reverses uuid, to_kind text, to_id uuid, title text, detail text, note text,
         day date, booked_on date, expires_on date, times_out_at timestamptz, caps jsonb, by_kind text, by_id text,
         active_after bigint, locked_after bigint, pending_after bigint, entries int, tx_hash text);
  INSERT INTO point_entry (county_code, link_no, tx_no, entry_no, holder_kind, holder_id, pocket, lot_id, opens, expires_on, usable_until,
         delta)
  SELECT county, no, e.tx_no, e.entry_no, e.holder_kind, e.holder_id, e.pocket, e.lot_id, e.opens, e.expires_on, e.usable_until, e.delta
    FROM json_to_recordset(entries) AS e (tx_no int, entry_no int, holder_kind text, holder_id uuid, pocket text, lot_id uuid, opens boolean,
         expires_on date, usable_until date, delta bigint);
  RETURN true;
END $$;
COMMENT ON FUNCTION write_points IS 'Writes one link with everything it covers; false, with nothing written, where the chain does not end with the link before it. The triggers move accounts, lots and caps with it.';

-- As before; what the link covers is read once, by its number, and only what it settles besides.
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
         count(*) FILTER (WHERE m.strange > 0 OR t.created_at <> NEW.written_at OR s.is_other
           OR CASE WHEN t.type IN ('earn', 'post-pending', 'void', 'refund') THEN -m.moved WHEN t.type = 'adjust' THEN abs(m.moved)
                ELSE m.moved END IS DISTINCT FROM t.points)
    INTO txs, uneven, promised, untrue
    FROM (SELECT * FROM point_tx WHERE county_code = NEW.county_code AND link_no = NEW.link_no ORDER BY tx_no) t
    CROSS JOIN LATERAL (
      SELECT count(*) AS entries, sum(e.delta) AS total,
             sum(e.delta) FILTER (WHERE e.pocket = point_pocket_of(t.type) OR t.to_id = e.holder_id AND t.to_kind = e.holder_kind) AS moved,
             count(*) FILTER (WHERE NOT (e.holder_id = t.holder_id AND e.holder_kind = t.holder_kind)
                                AND (e.holder_id = t.to_id AND e.holder_kind = t.to_kind) IS NOT TRUE) AS strange
        FROM point_entry e WHERE e.county_code = t.county_code AND e.link_no = t.link_no AND e.tx_no = t.tx_no) m
    LEFT JOIN LATERAL (
      SELECT s.points <> t.points OR s.holder_id <> t.holder_id OR s.holder_kind <> t.holder_kind AS is_other
        FROM point_tx s WHERE s.county_code = t.county_code AND s.tx_id = t.settles OFFSET 0) s ON t.settles IS NOT NULL;
  SELECT count(*) INTO written FROM point_entry WHERE county_code = NEW.county_code AND link_no = NEW.link_no;
  IF txs <> NEW.txs OR uneven > 0 OR promised <> written THEN
    RAISE check_violation USING MESSAGE = 'a link of points does not add up', TABLE = 'point_link',
      DETAIL = format('%s of %s transactions, %s uneven, %s of %s entries', txs, NEW.txs, uneven, written, promised);
  END IF;
  IF untrue > 0 THEN
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
