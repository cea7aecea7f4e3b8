-- The county's resident registry. Identity numbers and phones are stored encrypted, with an HMAC for look-up (design.md §4, §8).
CREATE TABLE resident (
  county_code char(6) NOT NULL REFERENCES county,
  resident_id uuid NOT NULL,
  name text NOT NULL,
  sex text NOT NULL CHECK (sex IN ('male', 'female')),
  birth_date date NOT NULL,
  id_cipher bytea,
  id_key_id text,
  id_hmac bytea,
  phone_cipher bytea,
  phone_key_id text,
  phone_hmac bytea,
  site_id uuid,
  township text NOT NULL DEFAULT '',
  village text NOT NULL DEFAULT '',
  birth_weight_g int CHECK (birth_weight_g BETWEEN 200 AND 9000),
  gestation_weeks int CHECK (gestation_weeks BETWEEN 20 AND 45),
  conditions jsonb NOT NULL DEFAULT '{}',
  source text NOT NULL DEFAULT 'registry',
  source_key text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((id_cipher IS NULL) = (id_hmac IS NULL) AND (id_cipher IS NULL) = (id_key_id IS NULL)),
  CHECK ((phone_cipher IS NULL) = (phone_hmac IS NULL) AND (phone_cipher IS NULL) = (phone_key_id IS NULL)),
  PRIMARY KEY (county_code, resident_id),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
CREATE UNIQUE INDEX resident_once_per_id_number ON resident (county_code, id_hmac) WHERE id_hmac IS NOT NULL;
CREATE UNIQUE INDEX resident_once_per_source_key ON resident (county_code, source, source_key) WHERE source_key IS NOT NULL;
CREATE INDEX resident_by_site ON resident (county_code, site_id);
CREATE INDEX resident_by_name ON resident (county_code, name, birth_date);
COMMENT ON COLUMN resident.site_id IS 'The home clinic, whose staff may see this person.';
COMMENT ON COLUMN resident.conditions IS 'Facts the immunization rules ask for (maternalHbsAg, hiv, immunoglobulinOn, ...).';

CREATE TABLE resident_guardian (
  county_code char(6) NOT NULL,
  child_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('mother', 'father', 'grandparent', 'other')),
  PRIMARY KEY (county_code, child_id, guardian_id),
  FOREIGN KEY (county_code, child_id) REFERENCES resident,
  FOREIGN KEY (county_code, guardian_id) REFERENCES resident
);
COMMENT ON TABLE resident_guardian IS 'Whom the registry names as guardian of a child; the ground on which an account gets guardian rights.';
CREATE INDEX resident_guardian_by_guardian ON resident_guardian (county_code, guardian_id);
