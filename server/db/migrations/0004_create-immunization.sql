-- Doses given. Append-only: a correction is a new row that replaces the old one.
CREATE TABLE immunization (
  county_code char(6) NOT NULL,
  immunization_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  vaccine text NOT NULL,
  given_on date NOT NULL,
  dose_label text,
  lot text,
  manufacturer text,
  site_id uuid,
  site_name text,
  source text NOT NULL CHECK (source IN ('registry', 'import', 'desk')),
  source_key text,
  replaces_id uuid,
  entered_in_error boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, immunization_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, replaces_id) REFERENCES immunization (county_code, immunization_id)
);
CREATE INDEX immunization_by_resident ON immunization (county_code, resident_id, given_on);
CREATE UNIQUE INDEX immunization_once_per_day ON immunization (county_code, resident_id, vaccine, given_on, COALESCE(dose_label, ''))
  WHERE replaces_id IS NULL AND NOT entered_in_error;
CREATE UNIQUE INDEX immunization_replaced_once ON immunization (county_code, replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX immunization_by_source_key ON immunization (county_code, source_key) WHERE source_key IS NOT NULL;
COMMENT ON COLUMN immunization.source_key IS 'The record number of the system a row came from; a corrected record comes again under the same number.';
COMMENT ON COLUMN immunization.vaccine IS 'Vaccine or product code of domain/immunization/catalogue, or the words of the source kept verbatim when unknown.';
COMMENT ON COLUMN immunization.entered_in_error IS 'On a replacing row: the replaced dose was never given.';
