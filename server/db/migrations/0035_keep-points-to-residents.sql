-- Whom points belong to is kept by a foreign key: the check in the trigger was planned without statistics and read the county's residents by
-- their birthday, nine tenths of the time of a batch.
ALTER TABLE point_tx ADD FOREIGN KEY (county_code, resident_id) REFERENCES resident;

-- As before, in fewer statements: caps are counted and looked at in one.
CREATE OR REPLACE FUNCTION fold_point_tx() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  settled int;
  is_over boolean;
BEGIN
  -- By key (OFFSET 0): a chain is long, and must not be read whole to find its end.
  IF EXISTS (SELECT FROM (SELECT DISTINCT county_code, link_no FROM fresh) f LEFT JOIN LATERAL (
               SELECT l.made_in FROM point_link l WHERE l.county_code = f.county_code AND l.link_no = f.link_no OFFSET 0) l ON true
              WHERE l.made_in IS DISTINCT FROM pg_current_xact_id()) THEN
    RAISE check_violation USING MESSAGE = 'a transaction of points is written together with its link', TABLE = 'point_tx';
  END IF;
  IF EXISTS (SELECT FROM fresh f LEFT JOIN LATERAL (
               SELECT t.type, t.holder_id, t.points FROM point_tx t WHERE t.county_code = f.county_code AND t.tx_id = f.reverses OFFSET 0) t ON true
              WHERE f.reverses IS NOT NULL AND (t.type IS DISTINCT FROM CASE f.type WHEN 'reverse' THEN 'earn' ELSE 'commit' END
                 OR t.holder_id <> f.holder_id OR t.points <> f.points)) THEN
    RAISE check_violation USING MESSAGE = 'only an award is reversed and only a spending refunded', TABLE = 'point_tx';
  END IF;
  INSERT INTO point_open (county_code, tx_id, type, times_out_at)
  SELECT county_code, tx_id, type, times_out_at FROM fresh WHERE type = 'hold' OR pending;
  DELETE FROM point_open o
   WHERE o.county_code = ANY (ARRAY(SELECT DISTINCT county_code FROM fresh))
     AND o.tx_id = ANY (ARRAY(SELECT settles FROM fresh WHERE settles IS NOT NULL))
     AND EXISTS (SELECT FROM fresh f WHERE f.county_code = o.county_code AND f.settles = o.tx_id
                    AND o.type = CASE WHEN f.type IN ('commit', 'void') THEN 'hold' ELSE 'earn' END);
  GET DIAGNOSTICS settled = ROW_COUNT;
  IF settled <> (SELECT count(*) FROM fresh WHERE settles IS NOT NULL) THEN
    RAISE check_violation USING MESSAGE = 'only what is open can be settled', TABLE = 'point_tx';
  END IF;
  WITH n AS MATERIALIZED (
    SELECT f.county_code, CASE c ->> 'per' WHEN 'holder' THEN f.holder_id ELSE f.resident_id END AS subject_id, c ->> 'id' AS cap_id,
           (c ->> 'from')::date AS from_on, (c ->> 'to')::date AS to_on,
           sum(CASE f.type WHEN 'earn' THEN f.points ELSE -f.points END) AS points,
           min((c ->> 'max')::bigint) FILTER (WHERE f.type = 'earn') AS max
      FROM fresh f, jsonb_array_elements(f.caps) c GROUP BY 1, 2, 3, 4, 5),
  counted AS (
    UPDATE point_cap_use u SET used = u.used + n.points FROM n
     WHERE u.county_code = n.county_code AND u.subject_id = n.subject_id AND u.cap_id = n.cap_id AND u.from_on = n.from_on
       AND u.to_on = n.to_on
    RETURNING u.used > n.max AS over),
  -- OFFSET 0 keeps each look-up by key, whatever a plan made of small tables would prefer.
  begun AS (
    INSERT INTO point_cap_use (county_code, subject_id, cap_id, from_on, to_on, used)
    SELECT n.county_code, n.subject_id, n.cap_id, n.from_on, n.to_on, n.points
      FROM n LEFT JOIN LATERAL (
        SELECT true AS is_known FROM point_cap_use k
         WHERE k.county_code = n.county_code AND k.subject_id = n.subject_id AND k.cap_id = n.cap_id AND k.from_on = n.from_on
           AND k.to_on = n.to_on OFFSET 0) k ON true
     WHERE k.is_known IS NULL)
  SELECT EXISTS (SELECT FROM counted WHERE over) OR EXISTS (SELECT FROM n WHERE n.points > n.max) INTO is_over;
  IF is_over THEN
    RAISE check_violation USING MESSAGE = 'more points than a cap allows', TABLE = 'point_cap_use';
  END IF;
  RETURN NULL;
END $$;

-- As before; rows of accounts are opened only where there is none.
CREATE OR REPLACE FUNCTION fold_point_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  moved int;
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT county_code, link_no FROM fresh) f LEFT JOIN LATERAL (
               SELECT l.made_in FROM point_link l WHERE l.county_code = f.county_code AND l.link_no = f.link_no OFFSET 0) l ON true
              WHERE l.made_in IS DISTINCT FROM pg_current_xact_id()) THEN
    RAISE check_violation USING MESSAGE = 'an entry of points is written together with its link', TABLE = 'point_entry';
  END IF;
  -- Whoever has points already is most of a batch: rows of the others are opened first, at zero, so that the checks of the table hold.
  INSERT INTO point_holder (county_code, holder_kind, holder_id, pending, active, locked, spent, debt)
  SELECT f.county_code, f.holder_kind, f.holder_id, 0, 0, 0, 0, 0
    FROM (SELECT DISTINCT county_code, holder_kind, holder_id FROM fresh WHERE holder_id IS NOT NULL) f
    LEFT JOIN LATERAL (
      SELECT true AS is_known FROM point_holder h
       WHERE h.county_code = f.county_code AND h.holder_id = f.holder_id AND h.holder_kind = f.holder_kind OFFSET 0) h ON true
   WHERE h.is_known IS NULL;
  UPDATE point_holder h
     SET pending = h.pending + n.pending, active = h.active + n.active, locked = h.locked + n.locked, spent = h.spent + n.spent,
         debt = h.debt + n.debt
    FROM (SELECT county_code, holder_kind, holder_id, COALESCE(sum(delta) FILTER (WHERE pocket = 'pending'), 0) AS pending,
                 COALESCE(sum(delta) FILTER (WHERE pocket = 'active'), 0) AS active,
                 COALESCE(sum(delta) FILTER (WHERE pocket = 'locked'), 0) AS locked,
                 COALESCE(sum(delta) FILTER (WHERE pocket = 'spent'), 0) AS spent,
                 COALESCE(sum(delta) FILTER (WHERE pocket = 'debt'), 0) AS debt
            FROM fresh WHERE holder_id IS NOT NULL GROUP BY 1, 2, 3) n
   WHERE h.county_code = n.county_code AND h.holder_id = n.holder_id AND h.holder_kind = n.holder_kind;
  INSERT INTO point_account AS a (county_code, pocket, balance)
  SELECT DISTINCT county_code, pocket, 0 FROM fresh WHERE holder_id IS NULL ON CONFLICT (county_code, pocket) DO NOTHING;
  UPDATE point_account a SET balance = a.balance + n.delta
    FROM (SELECT county_code, pocket, sum(delta) AS delta FROM fresh WHERE holder_id IS NULL GROUP BY 1, 2) n
   WHERE a.county_code = n.county_code AND a.pocket = n.pocket;
  WITH n AS MATERIALIZED (
    SELECT county_code, holder_kind, holder_id, lot_id, bool_or(opens) AS opens, COALESCE(sum(delta) FILTER (WHERE opens), 0) AS earned,
           min(expires_on) AS expires_on, max(usable_until) AS usable_until,
           COALESCE(sum(delta) FILTER (WHERE pocket = 'pending'), 0) AS pending,
           COALESCE(sum(delta) FILTER (WHERE pocket = 'active'), 0) AS active,
           COALESCE(sum(delta) FILTER (WHERE pocket = 'locked'), 0) AS locked,
           COALESCE(sum(delta) FILTER (WHERE pocket = 'spent'), 0) AS spent
      FROM fresh WHERE lot_id IS NOT NULL GROUP BY 1, 2, 3, 4),
  opened AS (
    INSERT INTO point_lot (county_code, holder_kind, holder_id, lot_id, earned, expires_on, usable_until, pending, active, locked, spent)
    SELECT county_code, holder_kind, holder_id, lot_id, earned, expires_on, usable_until, pending, active, locked, spent
      FROM n WHERE opens)
  UPDATE point_lot l
     SET pending = l.pending + n.pending, active = l.active + n.active, locked = l.locked + n.locked, spent = l.spent + n.spent,
         usable_until = greatest(l.usable_until, n.usable_until)
    FROM n
   WHERE NOT n.opens AND l.county_code = n.county_code AND l.holder_id = n.holder_id AND l.lot_id = n.lot_id
     AND l.holder_kind = n.holder_kind;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> (SELECT count(*) FROM (SELECT FROM fresh WHERE lot_id IS NOT NULL
                                      GROUP BY county_code, holder_kind, holder_id, lot_id HAVING NOT bool_or(opens)) n) THEN
    RAISE check_violation USING MESSAGE = 'a lot that was never opened', TABLE = 'point_entry';
  END IF;
  IF EXISTS (SELECT FROM fresh f, LATERAL (
               SELECT FROM point_holder h LEFT JOIN point_policy p ON p.county_code = h.county_code
                WHERE h.county_code = f.county_code AND h.holder_id = f.holder_id AND h.holder_kind = f.holder_kind
                  AND -h.debt > COALESCE(p.debt_max, 200) OFFSET 0) h
              WHERE f.pocket = 'debt' AND f.delta < 0) THEN
    RAISE check_violation USING MESSAGE = 'a debt deeper than the county allows', TABLE = 'point_holder';
  END IF;
  RETURN NULL;
END $$;
