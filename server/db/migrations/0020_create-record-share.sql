-- What a person shows a doctor for a while. Append-only: a share ends by its time or by an event, and says for good what it opened.
CREATE TABLE record_share (
  county_code char(6) NOT NULL,
  share_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  account_id uuid NOT NULL,
  right_kind text NOT NULL CHECK (right_kind IN ('self', 'guardian', 'proxy')),
  kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
  opened text[] NOT NULL DEFAULT '{}',
  since date,
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 40),
  code_hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CHECK (ends_at > made_at AND ends_at <= made_at + interval '7 days'),
  PRIMARY KEY (county_code, share_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX record_share_by_resident ON record_share (county_code, resident_id, share_id DESC);
CREATE UNIQUE INDEX record_share_by_code ON record_share (county_code, code_hash);
COMMENT ON COLUMN record_share.opened IS 'Sensitive categories it shows: ticked one by one, and unlocked when it was made.';
COMMENT ON COLUMN record_share.code_hash IS 'Keyed hash of the typed code. The code itself and the link are made from the id with the server''s key and kept nowhere.';

CREATE TABLE record_share_event (
  county_code char(6) NOT NULL,
  event_id uuid NOT NULL,
  share_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('opened', 'revoked')),
  at timestamptz NOT NULL,
  way text CHECK (way IN ('link', 'code')),
  account_id uuid,
  staff_id uuid,
  site_id uuid,
  told_name text CHECK (length(told_name) BETWEEN 1 AND 20),
  told_institution text CHECK (length(told_institution) BETWEEN 1 AND 40),
  CHECK ((what = 'revoked') = (account_id IS NOT NULL)),
  CHECK ((what = 'opened') = (way IS NOT NULL)),
  CHECK (what = 'revoked' OR (staff_id IS NULL) = (told_name IS NOT NULL)),
  CHECK ((told_name IS NULL) = (told_institution IS NULL)),
  PRIMARY KEY (county_code, event_id),
  FOREIGN KEY (county_code, share_id) REFERENCES record_share (county_code, share_id)
);
CREATE INDEX record_share_event_by_share ON record_share_event (county_code, share_id, event_id);
CREATE UNIQUE INDEX record_share_revoked_once ON record_share_event (county_code, share_id) WHERE what = 'revoked';
COMMENT ON COLUMN record_share_event.told_name IS 'What somebody without a sign-in here said of themselves: shown to the person as told, not as proven.';

-- Every file a person took out of the record: paper, readings, health card.
CREATE TABLE record_export (
  county_code char(6) NOT NULL,
  export_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  account_id uuid NOT NULL,
  right_kind text NOT NULL CHECK (right_kind IN ('self', 'guardian', 'proxy')),
  what text NOT NULL CHECK (what IN ('paper', 'readings', 'health-card')),
  made_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, export_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX record_export_by_account ON record_export (county_code, account_id, made_at);
