-- What is known of a person and has no table of its own. Append-only: a correction is a new row that replaces the old one.
CREATE TABLE record_entry (
  county_code char(6) NOT NULL,
  entry_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{1,38}$'),
  version smallint NOT NULL CHECK (version > 0),
  happened_on date NOT NULL,
  happened_at timestamptz,
  site_id uuid,
  institution text NOT NULL,
  practitioner text,
  sensitive text CHECK (sensitive ~ '^[a-z][a-z-]{1,38}$'),
  source text NOT NULL CHECK (source IN ('clinic', 'import', 'fhir', 'resident', 'device')),
  source_system text,
  source_key text,
  payload jsonb NOT NULL,
  replaces_id uuid,
  entered_in_error boolean NOT NULL DEFAULT false,
  recorded_by_staff uuid,
  recorded_by_account uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (NOT entered_in_error OR replaces_id IS NOT NULL),
  CHECK ((source_system IS NULL) = (source_key IS NULL)),
  PRIMARY KEY (county_code, entry_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, replaces_id) REFERENCES record_entry (county_code, entry_id)
);
CREATE INDEX record_entry_by_resident ON record_entry (county_code, resident_id, happened_on DESC, entry_id DESC);
CREATE UNIQUE INDEX record_entry_replaced_once ON record_entry (county_code, replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX record_entry_by_source ON record_entry (county_code, source_system, source_key) WHERE source_key IS NOT NULL;
COMMENT ON COLUMN record_entry.kind IS 'One of domain/record/kinds; payload follows contract/record/payloads for kind and version.';
COMMENT ON COLUMN record_entry.sensitive IS 'Category of domain/record/kinds the whole entry belongs to; null where it is ordinary. Parts of a form have their own.';
COMMENT ON COLUMN record_entry.source_system IS 'Which system a row came from, with its key there: the same thing sent again is found by it.';
COMMENT ON COLUMN record_entry.entered_in_error IS 'On a replacing row: the replaced one never took place.';
