-- The second group of tables, keyed by account: logins, sessions and family links (design.md §4).
CREATE TABLE account (
  account_id uuid PRIMARY KEY,
  county_code char(6) NOT NULL,
  resident_id uuid,
  elder_mode boolean NOT NULL DEFAULT false,
  phone_cipher bytea,
  phone_key_id text,
  phone_hmac bytea,
  wechat_cipher bytea,
  wechat_key_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  CHECK ((phone_cipher IS NULL) = (phone_hmac IS NULL) AND (phone_cipher IS NULL) = (phone_key_id IS NULL)),
  CHECK ((wechat_cipher IS NULL) = (wechat_key_id IS NULL))
);
CREATE UNIQUE INDEX account_once_per_resident ON account (county_code, resident_id) WHERE resident_id IS NOT NULL AND closed_at IS NULL;
COMMENT ON COLUMN account.resident_id IS 'The person this account was bound to by real name; null until then.';
COMMENT ON COLUMN account.phone_cipher IS 'The proven phone and WeChat openid, sealed: where messages go. Look-up is by login.';

CREATE TABLE login (
  subject_hash bytea PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('phone', 'wechat')),
  account_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX login_by_account ON login (account_id);
COMMENT ON TABLE login IS 'A way in: HMAC of a phone number or a WeChat openid, pointing to its account.';

CREATE TABLE session (
  account_id uuid NOT NULL REFERENCES account,
  session_id uuid NOT NULL,
  refresh_hash bytea NOT NULL,
  previous_refresh_hash bytea,
  successor_salt bytea,
  device_hash bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  refreshed_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (account_id, session_id)
);
COMMENT ON COLUMN session.previous_refresh_hash IS 'A refresh token used twice means it was copied: the session is revoked.';
COMMENT ON COLUMN session.successor_salt IS 'Random part of the present token: two refreshes sent at once by one phone are answered with the same token.';

CREATE TABLE one_time_code (
  subject_hash bytea NOT NULL,
  purpose text NOT NULL,
  code_hash bytea NOT NULL,
  tries_left int NOT NULL CHECK (tries_left >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (subject_hash, purpose)
);

CREATE TABLE attempt_window (
  subject_hash bytea NOT NULL,
  kind text NOT NULL,
  attempts int NOT NULL CHECK (attempts >= 0),
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (subject_hash, kind)
);
COMMENT ON TABLE attempt_window IS 'How often something was tried by a phone, an address, an account or a login name until ends_at; then it starts again.';

CREATE TABLE family_link (
  account_id uuid NOT NULL REFERENCES account,
  link_id uuid NOT NULL,
  county_code char(6) NOT NULL,
  resident_id uuid NOT NULL,
  right_kind text NOT NULL CHECK (right_kind IN ('self', 'guardian', 'proxy')),
  label text NOT NULL DEFAULT '',
  scope text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'active', 'ended')),
  starts_on date NOT NULL,
  ends_on date,
  agreed_by text CHECK (agreed_by IN ('self', 'registry', 'elder-code', 'desk')),
  agreed_at timestamptz,
  agreed_staff_id uuid,
  ended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (state <> 'active' OR agreed_by IS NOT NULL),
  CHECK (right_kind = 'self' OR ends_on IS NOT NULL),
  PRIMARY KEY (account_id, link_id)
);
CREATE UNIQUE INDEX family_link_once ON family_link (account_id, county_code, resident_id) WHERE state <> 'ended';
CREATE INDEX family_link_by_resident ON family_link (county_code, resident_id) WHERE state <> 'ended';
COMMENT ON TABLE family_link IS 'Who may act for whom: a right with scope, start, end and who agreed. Checked on the server for every request.';
COMMENT ON COLUMN family_link.ends_on IS 'The last day the right holds: the day before the 18th birthday for a guardian, a year from the start for a proxy.';
