CREATE TABLE idempotency (
  county_code char(6) NOT NULL,
  owner_id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
  body_hash bytea NOT NULL,
  status int NOT NULL,
  answer text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, owner_id, key)
);
COMMENT ON TABLE idempotency IS 'The first answer to a key made by the phone; owner_id is the account or staff member. Same key and body: the same bytes again.';

CREATE TABLE outbox (
  county_code char(6) NOT NULL,
  message_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('sms', 'wechat')),
  account_id uuid,
  to_cipher bytea,
  to_masked text NOT NULL,
  template text NOT NULL,
  params_cipher bytea NOT NULL,
  key_id text NOT NULL,
  subject_id uuid,
  send_after timestamptz NOT NULL,
  try_after timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'dropped', 'failed')),
  tries int NOT NULL DEFAULT 0,
  last_error text,
  sent_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (to_cipher IS NOT NULL OR account_id IS NOT NULL),
  PRIMARY KEY (county_code, message_id)
);
CREATE INDEX outbox_to_send ON outbox (try_after) WHERE state = 'queued';
CREATE INDEX outbox_by_subject ON outbox (county_code, subject_id) WHERE state = 'queued';
COMMENT ON TABLE outbox IS 'Outbound messages, written in the transaction that causes them. Texts carry no diagnosis.';
COMMENT ON COLUMN outbox.try_after IS 'send_after at first; put off by each try, so that a sender that dies loses nothing.';
COMMENT ON COLUMN outbox.to_cipher IS 'The phone, sealed with key_id; without it the message goes to the phone or WeChat of account_id at the time of sending.';
COMMENT ON COLUMN outbox.params_cipher IS 'What the template is filled with, sealed: a one-time code is among it.';

CREATE TABLE audit_batch (
  county_code char(6) NOT NULL,
  batch_no bigint NOT NULL,
  batch_hash bytea NOT NULL,
  previous_hash bytea NOT NULL,
  entries int NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, batch_no)
);
CREATE TABLE audit_entry (
  county_code char(6) NOT NULL,
  batch_no bigint NOT NULL,
  entry_no int NOT NULL,
  entry_id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('account', 'staff', 'system')),
  actor_id uuid,
  resident_id uuid NOT NULL,
  action text NOT NULL,
  right_kind text NOT NULL,
  site_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  entry_hash bytea NOT NULL,
  PRIMARY KEY (county_code, batch_no, entry_no),
  FOREIGN KEY (county_code, batch_no) REFERENCES audit_batch
);
CREATE INDEX audit_by_resident ON audit_entry (county_code, resident_id, at);
COMMENT ON TABLE audit_batch IS 'One link of the county''s hash chain covers all rows of one group commit, so no reader queues behind a chain head.';

CREATE TABLE import_run (
  county_code char(6) NOT NULL,
  run_id uuid NOT NULL,
  kind text NOT NULL,
  file_hash bytea NOT NULL,
  rows_read int NOT NULL,
  rows_added int NOT NULL,
  rows_changed int NOT NULL,
  rows_unchanged int NOT NULL,
  rows_rejected int NOT NULL,
  finished_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, run_id)
);
