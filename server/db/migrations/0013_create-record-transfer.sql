-- A record leaves for a school, or one comes in: a signed package, kept as it was sent or received. Append-only.
CREATE TABLE record_transfer (
  county_code char(6) NOT NULL,
  transfer_id uuid NOT NULL,
  direction text NOT NULL CHECK (direction IN ('out', 'in')),
  kind text NOT NULL CHECK (kind IN ('vision')),
  resident_id uuid NOT NULL,
  package_id uuid NOT NULL,
  issuer_county char(6) NOT NULL,
  issuer_name text NOT NULL,
  key_id text NOT NULL,
  receiver text NOT NULL,
  code text,
  package text NOT NULL,
  examinations int NOT NULL CHECK (examinations >= 0),
  first_on date,
  last_on date,
  consent_version text NOT NULL,
  consented_at timestamptz NOT NULL,
  consent_by text NOT NULL,
  account_id uuid,
  right_kind text,
  staff_id uuid,
  site_id uuid,
  imported int,
  made_at timestamptz NOT NULL,
  CHECK (CASE direction
    WHEN 'out' THEN account_id IS NOT NULL AND right_kind IS NOT NULL AND code IS NOT NULL
    ELSE staff_id IS NOT NULL AND imported IS NOT NULL END),
  PRIMARY KEY (county_code, transfer_id),
  UNIQUE (county_code, code),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
CREATE UNIQUE INDEX record_transfer_received_once ON record_transfer (county_code, issuer_county, package_id) WHERE direction = 'in';
CREATE INDEX record_transfer_by_resident ON record_transfer (county_code, resident_id, transfer_id);
COMMENT ON COLUMN record_transfer.package_id IS 'The package''s own id: the transfer_id in the county that signed it.';
COMMENT ON COLUMN record_transfer.code IS 'Printed on the paper; who scans it learns whether the paper is true, and nothing about the child.';
COMMENT ON COLUMN record_transfer.package IS 'The signed FHIR Bundle, byte for byte as it left or came.';
COMMENT ON COLUMN record_transfer.imported IS 'Examinations taken over; those of an earlier package are not taken twice.';

CREATE TABLE record_transfer_event (
  county_code char(6) NOT NULL,
  event_id uuid NOT NULL,
  transfer_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('stopped', 'file-downloaded', 'paper-downloaded')),
  account_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_code, event_id),
  FOREIGN KEY (county_code, transfer_id) REFERENCES record_transfer
);
CREATE INDEX record_transfer_event_by_transfer ON record_transfer_event (county_code, transfer_id);
CREATE UNIQUE INDEX record_transfer_stopped_once ON record_transfer_event (county_code, transfer_id) WHERE what = 'stopped';

CREATE TABLE trusted_issuer (
  county_code char(6) NOT NULL REFERENCES county,
  key_id text NOT NULL,
  issuer_county char(6) NOT NULL CHECK (issuer_county ~ '^[0-9]{6}$'),
  name text NOT NULL,
  jwk jsonb NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  removed_by text,
  removed_at timestamptz,
  CHECK ((removed_by IS NULL) = (removed_at IS NULL)),
  PRIMARY KEY (county_code, key_id)
);
COMMENT ON TABLE trusted_issuer IS 'Whose packages this county takes: public keys added by hand after comparing the fingerprint (npm run trust).';
COMMENT ON COLUMN trusted_issuer.key_id IS 'Thumbprint of the key (RFC 7638), what people compare.';
GRANT UPDATE (name, removed_by, removed_at) ON trusted_issuer TO kangban_app;

ALTER TABLE site DROP CONSTRAINT site_kind_check;
ALTER TABLE site ADD CONSTRAINT site_kind_check
  CHECK (kind IN ('community-center', 'township-center', 'county-hospital', 'maternal-child-hospital', 'school-clinic'));
