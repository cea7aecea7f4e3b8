-- Points: a double-entry ledger in whole numbers that only grows (docs/rules/points.md). Three tables are the truth: links of the county's
-- hash chain, transactions, entries. What is left of accounts and lots is derived from the entries by triggers, so that no writer can set it.
CREATE TABLE point_link (
  county_code char(6) NOT NULL,
  link_no bigint NOT NULL CHECK (link_no > 0),
  txs int NOT NULL CHECK (txs > 0),
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  link_hash bytea NOT NULL CHECK (length(link_hash) = 32),
  written_at timestamptz NOT NULL,
  made_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (county_code, link_no)
);
COMMENT ON TABLE point_link IS 'One link a group commit: it covers all transactions of the batch, so that nobody queues behind the head of the chain.';
COMMENT ON COLUMN point_link.made_in IS 'The database transaction: nothing can be added to a link later.';

CREATE TABLE point_tx (
  county_code char(6) NOT NULL,
  tx_id uuid NOT NULL,
  link_no bigint NOT NULL,
  tx_no int NOT NULL CHECK (tx_no > 0),
  type text NOT NULL CHECK (type IN ('earn', 'post-pending', 'void-pending', 'hold', 'commit', 'void', 'reverse', 'refund', 'adjust',
    'transfer-family', 'expire')),
  idem_key text COLLATE "C" NOT NULL CHECK (length(idem_key) BETWEEN 8 AND 300),
  body_hash bytea NOT NULL,
  holder_kind text NOT NULL CHECK (holder_kind IN ('resident', 'family')),
  holder_id uuid NOT NULL,
  resident_id uuid,
  points bigint NOT NULL CHECK (points > 0),
  pending boolean NOT NULL,
  rule_id text,
  rule_version int,
  evidence_kind text,
  evidence_id text,
  purpose_kind text,
  purpose_id text,
  settles uuid,
  reverses uuid,
  to_kind text CHECK (to_kind IN ('resident', 'family')),
  to_id uuid,
  title text CHECK (length(title) <= 100),
  detail text CHECK (length(detail) <= 100),
  note text CHECK (length(note) <= 500),
  day date NOT NULL,
  booked_on date NOT NULL,
  expires_on date,
  times_out_at timestamptz,
  caps jsonb NOT NULL DEFAULT '[]',
  by_kind text NOT NULL CHECK (by_kind IN ('account', 'staff', 'device', 'system')),
  by_id text,
  created_at timestamptz NOT NULL,
  active_after bigint NOT NULL,
  locked_after bigint NOT NULL,
  pending_after bigint NOT NULL,
  entries int NOT NULL CHECK (entries >= 2),
  tx_hash bytea NOT NULL,
  PRIMARY KEY (county_code, tx_id),
  UNIQUE (county_code, idem_key),
  UNIQUE (county_code, link_no, tx_no),
  -- No points without evidence and a rule, and without somebody who wrote them down.
  CHECK (type <> 'earn' OR (resident_id IS NOT NULL AND rule_id IS NOT NULL AND rule_version IS NOT NULL AND evidence_kind IS NOT NULL
    AND evidence_id IS NOT NULL AND expires_on IS NOT NULL AND title IS NOT NULL)),
  CHECK (type <> 'hold' OR (purpose_kind IS NOT NULL AND purpose_id IS NOT NULL AND times_out_at IS NOT NULL AND title IS NOT NULL)),
  CHECK ((settles IS NOT NULL) = (type IN ('post-pending', 'void-pending', 'commit', 'void'))),
  CHECK ((reverses IS NOT NULL) = (type IN ('reverse', 'refund'))),
  CHECK (type NOT IN ('reverse', 'refund', 'adjust') OR length(note) > 0),
  CHECK ((type = 'transfer-family') = (to_kind IS NOT NULL AND to_id IS NOT NULL)),
  CHECK (NOT pending OR type = 'earn'),
  CHECK (by_kind = 'system' OR by_id IS NOT NULL)
);
CREATE UNIQUE INDEX point_tx_settled_once ON point_tx (county_code, settles) WHERE settles IS NOT NULL;
CREATE UNIQUE INDEX point_tx_reversed_once ON point_tx (county_code, reverses) WHERE reverses IS NOT NULL;
COMMENT ON COLUMN point_tx.idem_key IS 'Made by the one who asks: earn:<rule>@<version>:<holder>:<evidence>. The same key twice is one transaction and one answer.';
COMMENT ON COLUMN point_tx.settles IS 'The pending award or the hold that this one decides, at most once.';
COMMENT ON COLUMN point_tx.reverses IS 'The award taken back, or the spending given back, at most once.';
COMMENT ON COLUMN point_tx.day IS 'The day it is about (an award: earned on); booked_on is the day it was entered, in Asia/Shanghai, and decides the month.';
COMMENT ON COLUMN point_tx.caps IS '[{id, per, from, to, max}]: what an award counted for; a reversal or void carries the same and gives the room back.';
COMMENT ON COLUMN point_tx.active_after IS 'What the holder could use after it, below zero while in debt: with locked_after and pending_after the answer, said again to the same key.';

-- Moves of one transaction; they add up to nothing. The deferred check of the link does the work of foreign keys once for the whole batch.
CREATE TABLE point_entry (
  county_code char(6) NOT NULL,
  link_no bigint NOT NULL,
  tx_no int NOT NULL,
  entry_no int NOT NULL CHECK (entry_no > 0),
  holder_kind text CHECK (holder_kind IN ('resident', 'family')),
  holder_id uuid,
  pocket text NOT NULL CHECK (pocket IN ('pending', 'active', 'locked', 'spent', 'debt', 'issuer', 'clawback', 'expired', 'write-off',
    'correction')),
  lot_id uuid,
  opens boolean NOT NULL,
  expires_on date,
  usable_until date,
  delta bigint NOT NULL CHECK (delta <> 0),
  PRIMARY KEY (county_code, link_no, tx_no, entry_no),
  CHECK ((holder_id IS NULL) = (holder_kind IS NULL)),
  CHECK ((holder_id IS NULL) = (pocket IN ('issuer', 'clawback', 'expired', 'write-off', 'correction'))),
  CHECK ((lot_id IS NOT NULL) = (pocket IN ('pending', 'active', 'locked', 'spent'))),
  CHECK ((lot_id IS NULL) = (expires_on IS NULL) AND (lot_id IS NULL) = (usable_until IS NULL)),
  CHECK (usable_until >= expires_on),
  CHECK (NOT opens OR (lot_id IS NOT NULL AND delta > 0))
);
CREATE INDEX point_entry_by_holder ON point_entry (county_code, holder_id, link_no, tx_no) WHERE holder_id IS NOT NULL;
COMMENT ON COLUMN point_entry.lot_id IS 'Every point of a holder belongs to a lot with a last day; a debt belongs to none.';
COMMENT ON COLUMN point_entry.usable_until IS 'expires_on, or later where points came back after their last day (grace).';

-- Derived: written by the triggers below alone, proved by npm run ledger:verify.
CREATE TABLE point_holder (
  county_code char(6) NOT NULL,
  holder_kind text NOT NULL,
  holder_id uuid NOT NULL,
  pending bigint NOT NULL CHECK (pending >= 0),
  active bigint NOT NULL CHECK (active >= 0),
  locked bigint NOT NULL CHECK (locked >= 0),
  spent bigint NOT NULL CHECK (spent >= 0),
  debt bigint NOT NULL CHECK (debt <= 0),
  PRIMARY KEY (county_code, holder_id, holder_kind),
  -- A debt is paid before anything can be used.
  CHECK (debt = 0 OR active = 0)
) WITH (fillfactor = 70);
CREATE TABLE point_account (
  county_code char(6) NOT NULL,
  pocket text NOT NULL,
  balance bigint NOT NULL,
  PRIMARY KEY (county_code, pocket),
  CHECK (pocket = 'correction' OR (pocket IN ('issuer', 'write-off') AND balance <= 0)
    OR (pocket IN ('clawback', 'expired') AND balance >= 0))
) WITH (fillfactor = 50);
CREATE TABLE point_lot (
  county_code char(6) NOT NULL,
  holder_kind text NOT NULL,
  holder_id uuid NOT NULL,
  lot_id uuid NOT NULL,
  earned bigint NOT NULL CHECK (earned > 0),
  expires_on date NOT NULL,
  usable_until date NOT NULL,
  pending bigint NOT NULL CHECK (pending >= 0),
  active bigint NOT NULL CHECK (active >= 0),
  locked bigint NOT NULL CHECK (locked >= 0),
  spent bigint NOT NULL CHECK (spent >= 0),
  PRIMARY KEY (county_code, holder_id, lot_id, holder_kind),
  CHECK (pending + active + locked + spent <= earned),
  CHECK (usable_until >= expires_on)
) WITH (fillfactor = 85);
CREATE INDEX point_lot_to_expire ON point_lot (county_code, usable_until) WHERE active > 0;
CREATE TABLE point_cap_use (
  county_code char(6) NOT NULL,
  subject_id uuid NOT NULL,
  cap_id text COLLATE "C" NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  used bigint NOT NULL CHECK (used >= 0),
  PRIMARY KEY (county_code, subject_id, cap_id, from_on, to_on)
) WITH (fillfactor = 70);
COMMENT ON TABLE point_cap_use IS 'What was earned under a cap in a period, net of what was taken back: no award may lift it over the cap.';
-- Awards under review and holds nobody settled.
CREATE TABLE point_open (
  county_code char(6) NOT NULL,
  tx_id uuid NOT NULL,
  type text NOT NULL CHECK (type IN ('earn', 'hold')),
  times_out_at timestamptz,
  PRIMARY KEY (county_code, tx_id)
);
CREATE INDEX point_open_to_time_out ON point_open (county_code, times_out_at) WHERE type = 'hold';

-- What a county may set: how deep a debt may be, and how long points that come back after their last day can still be used.
CREATE TABLE point_policy (
  county_code char(6) PRIMARY KEY,
  debt_max int NOT NULL CHECK (debt_max BETWEEN 0 AND 1000000),
  grace_days int NOT NULL CHECK (grace_days BETWEEN 0 AND 366)
);

-- To be in the ranking or not; the newest row counts, and nobody is in it without one.
CREATE TABLE point_ranking_choice (
  county_code char(6) NOT NULL,
  choice_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  in_ranking boolean NOT NULL,
  account_id uuid NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, choice_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX point_ranking_by_resident ON point_ranking_choice (county_code, resident_id, choice_id DESC);

CREATE FUNCTION fold_point_tx() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  settled int;
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT county_code, link_no FROM fresh) f
              WHERE NOT EXISTS (SELECT FROM point_link l WHERE l.county_code = f.county_code AND l.link_no = f.link_no
                                   AND l.made_in = pg_current_xact_id())) THEN
    RAISE check_violation USING MESSAGE = 'a transaction of points is written together with its link', TABLE = 'point_tx';
  END IF;
  IF EXISTS (SELECT FROM fresh f WHERE f.resident_id IS NOT NULL AND NOT EXISTS (
               SELECT FROM resident r WHERE r.county_code = f.county_code AND r.resident_id = f.resident_id)) THEN
    RAISE foreign_key_violation USING MESSAGE = 'points of nobody', TABLE = 'point_tx';
  END IF;
  IF EXISTS (SELECT FROM fresh f LEFT JOIN LATERAL (
               SELECT t.type, t.holder_id, t.points FROM point_tx t WHERE t.county_code = f.county_code AND t.tx_id = f.reverses OFFSET 0) t ON true
              WHERE f.reverses IS NOT NULL AND (t.type IS DISTINCT FROM CASE f.type WHEN 'reverse' THEN 'earn' ELSE 'commit' END
                 OR t.holder_id <> f.holder_id OR t.points <> f.points)) THEN
    RAISE check_violation USING MESSAGE = 'only an award is reversed and only a spending refunded', TABLE = 'point_tx';
  END IF;
  INSERT INTO point_open (county_code, tx_id, type, times_out_at)
  SELECT county_code, tx_id, type, times_out_at FROM fresh WHERE type = 'hold' OR pending;
  DELETE FROM point_open o USING fresh f
   WHERE f.settles IS NOT NULL AND o.county_code = f.county_code AND o.tx_id = f.settles
     AND o.type = CASE WHEN f.type IN ('commit', 'void') THEN 'hold' ELSE 'earn' END;
  GET DIAGNOSTICS settled = ROW_COUNT;
  IF settled <> (SELECT count(*) FROM fresh WHERE settles IS NOT NULL) THEN
    RAISE check_violation USING MESSAGE = 'only what is open can be settled', TABLE = 'point_tx';
  END IF;
  INSERT INTO point_cap_use AS u (county_code, subject_id, cap_id, from_on, to_on, used)
  SELECT f.county_code, CASE c ->> 'per' WHEN 'holder' THEN f.holder_id ELSE f.resident_id END, c ->> 'id', (c ->> 'from')::date,
         (c ->> 'to')::date, sum(f.points)
    FROM fresh f, jsonb_array_elements(f.caps) c WHERE f.type = 'earn' GROUP BY 1, 2, 3, 4, 5
      ON CONFLICT (county_code, subject_id, cap_id, from_on, to_on) DO UPDATE SET used = u.used + excluded.used;
  UPDATE point_cap_use u SET used = u.used - n.points
    FROM (SELECT f.county_code, CASE c ->> 'per' WHEN 'holder' THEN f.holder_id ELSE f.resident_id END AS subject_id,
                 c ->> 'id' AS cap_id, (c ->> 'from')::date AS from_on, (c ->> 'to')::date AS to_on, sum(f.points) AS points
            FROM fresh f, jsonb_array_elements(f.caps) c WHERE f.type <> 'earn' GROUP BY 1, 2, 3, 4, 5) n
   WHERE u.county_code = n.county_code AND u.subject_id = n.subject_id AND u.cap_id = n.cap_id AND u.from_on = n.from_on
     AND u.to_on = n.to_on;
  -- OFFSET 0 keeps each look-up by key, whatever a plan made of small tables would prefer.
  IF EXISTS (SELECT FROM (
               SELECT f.county_code, CASE c ->> 'per' WHEN 'holder' THEN f.holder_id ELSE f.resident_id END AS subject_id, c ->> 'id' AS cap_id,
                      (c ->> 'from')::date AS from_on, (c ->> 'to')::date AS to_on, (c ->> 'max')::bigint AS max
                 FROM fresh f, jsonb_array_elements(f.caps) c WHERE f.type = 'earn' OFFSET 0) n
             CROSS JOIN LATERAL (
               SELECT u.used FROM point_cap_use u
                WHERE u.county_code = n.county_code AND u.subject_id = n.subject_id AND u.cap_id = n.cap_id AND u.from_on = n.from_on
                  AND u.to_on = n.to_on OFFSET 0) u
              WHERE u.used > n.max) THEN
    RAISE check_violation USING MESSAGE = 'more points than a cap allows', TABLE = 'point_cap_use';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER point_tx_fold AFTER INSERT ON point_tx REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION fold_point_tx();

CREATE FUNCTION fold_point_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  moved int;
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT county_code, link_no FROM fresh) f
              WHERE NOT EXISTS (SELECT FROM point_link l WHERE l.county_code = f.county_code AND l.link_no = f.link_no
                                   AND l.made_in = pg_current_xact_id())) THEN
    RAISE check_violation USING MESSAGE = 'an entry of points is written together with its link', TABLE = 'point_entry';
  END IF;
  INSERT INTO point_holder (county_code, holder_kind, holder_id, pending, active, locked, spent, debt)
  SELECT DISTINCT county_code, holder_kind, holder_id, 0, 0, 0, 0, 0 FROM fresh WHERE holder_id IS NOT NULL
      ON CONFLICT (county_code, holder_id, holder_kind) DO NOTHING;
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
CREATE TRIGGER point_entry_fold AFTER INSERT ON point_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT
  EXECUTE FUNCTION fold_point_entry();

-- At the end of the transaction the link is whole: every transaction of it is there, its entries are all there, and they add up to nothing.
CREATE FUNCTION check_point_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  txs int;
  uneven int;
  promised bigint;
  written bigint;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE e.total IS DISTINCT FROM 0 OR e.entries <> t.entries), COALESCE(sum(t.entries), 0)
    INTO txs, uneven, promised
    FROM point_tx t, LATERAL (
      SELECT sum(delta) AS total, count(*) AS entries FROM point_entry e
       WHERE e.county_code = t.county_code AND e.link_no = t.link_no AND e.tx_no = t.tx_no) e
   WHERE t.county_code = NEW.county_code AND t.link_no = NEW.link_no;
  SELECT count(*) INTO written FROM point_entry WHERE county_code = NEW.county_code AND link_no = NEW.link_no;
  IF txs <> NEW.txs OR uneven > 0 OR promised <> written THEN
    RAISE check_violation USING MESSAGE = 'a link of points does not add up', TABLE = 'point_link',
      DETAIL = format('%s of %s transactions, %s uneven, %s of %s entries', txs, NEW.txs, uneven, written, promised);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER point_link_whole AFTER INSERT ON point_link DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_point_link();

REVOKE UPDATE, DELETE ON point_link, point_tx, point_entry FROM kangban_app;
REVOKE INSERT, UPDATE, DELETE ON point_holder, point_account, point_lot, point_cap_use, point_open FROM kangban_app;
REVOKE EXECUTE ON FUNCTION fold_point_tx(), fold_point_entry(), check_point_link() FROM PUBLIC;
