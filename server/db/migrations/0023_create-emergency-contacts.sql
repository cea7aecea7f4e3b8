-- Whom to call in an emergency. Each change is a new row; the newest counts. Names and numbers are sealed together.
CREATE TABLE emergency_contacts (
  county_code char(6) NOT NULL,
  set_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  contacts_cipher bytea NOT NULL,
  key_id text NOT NULL,
  account_id uuid NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, set_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX emergency_contacts_by_resident ON emergency_contacts (county_code, resident_id, set_at DESC, set_id DESC);
