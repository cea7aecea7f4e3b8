-- What is extra about measurements of the body that a person or a meter sends. The measurement itself is an entry of the record.
CREATE TABLE device (
  county_code char(6) NOT NULL REFERENCES county,
  device_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('blood-pressure', 'glucose', 'scale')),
  link text NOT NULL CHECK (link IN ('bluetooth', 'gateway')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 30),
  serial text NOT NULL CHECK (length(serial) BETWEEN 4 AND 40),
  registered_by uuid NOT NULL REFERENCES account,
  registered_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by uuid REFERENCES account,
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  PRIMARY KEY (county_code, device_id),
  UNIQUE (device_id)
);
CREATE UNIQUE INDEX device_by_serial ON device (county_code, kind, serial) WHERE revoked_at IS NULL;
COMMENT ON TABLE device IS 'A meter of one family. The key of a gateway is made from its id with the server''s key and kept nowhere.';
GRANT UPDATE (revoked_at, revoked_by) ON device TO kangban_app;

CREATE TABLE device_person (
  county_code char(6) NOT NULL,
  binding_id uuid NOT NULL,
  device_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  slot smallint NOT NULL CHECK (slot BETWEEN 0 AND 99),
  bound_by uuid NOT NULL REFERENCES account,
  bound_at timestamptz NOT NULL,
  unbound_at timestamptz,
  PRIMARY KEY (county_code, binding_id),
  FOREIGN KEY (county_code, device_id) REFERENCES device,
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE UNIQUE INDEX device_person_once ON device_person (county_code, device_id, resident_id) WHERE unbound_at IS NULL;
CREATE UNIQUE INDEX device_person_slot ON device_person (county_code, device_id, slot) WHERE unbound_at IS NULL;
CREATE INDEX device_person_by_resident ON device_person (county_code, resident_id) WHERE unbound_at IS NULL;
COMMENT ON COLUMN device_person.slot IS 'The user number of a meter that several people use.';
GRANT UPDATE (unbound_at) ON device_person TO kangban_app;

CREATE TABLE device_nonce (
  county_code char(6) NOT NULL,
  device_id uuid NOT NULL,
  nonce text NOT NULL CHECK (length(nonce) BETWEEN 16 AND 64),
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, device_id, nonce),
  FOREIGN KEY (county_code, device_id) REFERENCES device
);
CREATE INDEX device_nonce_by_age ON device_nonce (county_code, seen_at);
COMMENT ON TABLE device_nonce IS 'Packets of gateways that were taken: the same packet again is refused. Older ones are refused by their time and cleared at night.';
GRANT DELETE ON device_nonce TO kangban_app;

CREATE TABLE reading_session (
  county_code char(6) NOT NULL,
  session_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  item text NOT NULL CHECK (item IN ('blood-pressure', 'glucose', 'weight', 'waist')),
  measured_at timestamptz NOT NULL,
  typed_at timestamptz NOT NULL,
  medicine text CHECK (medicine IN ('before', 'after')),
  source text NOT NULL CHECK (source IN ('typed', 'device')),
  device_id uuid,
  mean jsonb NOT NULL,
  body_hash bytea NOT NULL,
  corrects_id uuid,
  account_id uuid,
  written_at timestamptz NOT NULL,
  CHECK ((source = 'device') = (device_id IS NOT NULL)),
  CHECK (source = 'device' OR account_id IS NOT NULL),
  PRIMARY KEY (county_code, session_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, device_id) REFERENCES device,
  FOREIGN KEY (county_code, corrects_id) REFERENCES reading_session (county_code, session_id)
);
CREATE INDEX reading_session_by_resident ON reading_session (county_code, resident_id, measured_at DESC);
CREATE INDEX reading_session_by_day ON reading_session (county_code, measured_at, resident_id);
CREATE UNIQUE INDEX reading_session_corrected_once ON reading_session (county_code, corrects_id) WHERE corrects_id IS NOT NULL;
COMMENT ON TABLE reading_session IS 'A sitting of one to three readings minutes apart, with an id made by the phone or by rule from the meter''s own number: kept once however often it is sent.';
COMMENT ON COLUMN reading_session.mean IS 'The mean by the protocol, rounded as shown (domain/reading); of one reading itself.';
COMMENT ON COLUMN reading_session.body_hash IS 'Of what was measured: the same id with other values is refused.';

CREATE TABLE reading (
  county_code char(6) NOT NULL,
  entry_id uuid NOT NULL,
  session_id uuid NOT NULL,
  position smallint NOT NULL CHECK (position BETWEEN 1 AND 3),
  device_id uuid,
  sequence bigint CHECK (sequence >= 0),
  PRIMARY KEY (county_code, entry_id),
  UNIQUE (county_code, session_id, position),
  FOREIGN KEY (county_code, entry_id) REFERENCES record_entry (county_code, entry_id),
  FOREIGN KEY (county_code, session_id) REFERENCES reading_session (county_code, session_id)
);
CREATE UNIQUE INDEX reading_by_sequence ON reading (county_code, device_id, sequence) WHERE sequence IS NOT NULL;
COMMENT ON COLUMN reading.sequence IS 'The meter''s own number of the record: never taken twice.';

CREATE TABLE reading_target (
  county_code char(6) NOT NULL,
  target_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  item text NOT NULL CHECK (item IN ('blood-pressure', 'glucose', 'weight', 'waist')),
  value jsonb,
  valid_from date NOT NULL,
  note text CHECK (length(note) BETWEEN 1 AND 120),
  staff_id uuid NOT NULL,
  site_id uuid NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, target_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, staff_id) REFERENCES staff,
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
CREATE INDEX reading_target_by_resident ON reading_target (county_code, resident_id, item, valid_from DESC, set_at DESC);
COMMENT ON TABLE reading_target IS 'What a doctor agreed with this person, from a day on. Append-only: a null value takes it away again, the newest that is in force counts.';

CREATE TABLE reading_profile (
  county_code char(6) NOT NULL REFERENCES county,
  valid_from date NOT NULL,
  pressure_profile text NOT NULL CHECK (pressure_profile IN ('by-date', 'NBPHS-2017', 'JC-2020', 'JC-2025', 'WST872-2025')),
  home_protocol text NOT NULL CHECK (home_protocol IN ('JC-2025', 'HBPM')),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, valid_from)
);
COMMENT ON TABLE reading_profile IS 'By which document and home protocol the county works, from a day on; without a row by the newest document in force.';

CREATE TABLE reading_letter (
  county_code char(6) NOT NULL,
  letter_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  period text NOT NULL CHECK (period IN ('week', 'month')),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on > from_on),
  letter jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, letter_id),
  UNIQUE (county_code, resident_id, period, from_on),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX reading_letter_by_resident ON reading_letter (county_code, resident_id, to_on DESC, letter_id DESC);
COMMENT ON TABLE reading_letter IS 'What was written to a person about a week or month, as it was then. One a period.';

CREATE TABLE reading_letter_wish (
  county_code char(6) NOT NULL,
  wish_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account,
  weekly boolean NOT NULL,
  monthly boolean NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, wish_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX reading_letter_wish_by_resident ON reading_letter_wish (county_code, resident_id, account_id, set_at DESC, wish_id DESC);
COMMENT ON TABLE reading_letter_wish IS 'Who wants to be told that a letter is there; the last word of each account counts.';
