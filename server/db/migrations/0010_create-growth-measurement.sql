-- Weight, length and head of a child, one row a measuring. Append-only: a correction is a new row that replaces the old one.
CREATE TABLE growth_measurement (
  county_code char(6) NOT NULL,
  measurement_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  measured_on date NOT NULL,
  weight_g int CHECK (weight_g BETWEEN 1 AND 100000000),
  length_mm int CHECK (length_mm BETWEEN 1 AND 1000000),
  position text CHECK (position IN ('lying', 'standing')),
  head_mm int CHECK (head_mm BETWEEN 1 AND 100000),
  source text NOT NULL CHECK (source IN ('clinic', 'home', 'import')),
  site_id uuid,
  measured_by text,
  visit_id uuid,
  account_id uuid,
  staff_id uuid,
  source_key text,
  replaces_id uuid,
  entered_in_error boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, measurement_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, replaces_id) REFERENCES growth_measurement (county_code, measurement_id),
  CHECK (position IS NULL OR length_mm IS NOT NULL),
  CHECK (entered_in_error OR weight_g IS NOT NULL OR length_mm IS NOT NULL OR head_mm IS NOT NULL),
  CHECK (NOT entered_in_error OR replaces_id IS NOT NULL)
);
CREATE INDEX growth_measurement_by_resident ON growth_measurement (county_code, resident_id, measured_on);
CREATE UNIQUE INDEX growth_measurement_replaced_once ON growth_measurement (county_code, replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX growth_measurement_by_source_key ON growth_measurement (county_code, source_key) WHERE source_key IS NOT NULL;
COMMENT ON TABLE growth_measurement IS 'Numbers as they were told, likely or not: what is unlikely is asked again before it comes here, never refused.';
COMMENT ON COLUMN growth_measurement.position IS 'How the length was taken; null as expected for the age (lying before the second birthday).';
COMMENT ON COLUMN growth_measurement.measured_by IS 'Who measured, in words; for people at a clinic.';
COMMENT ON COLUMN growth_measurement.visit_id IS 'The check-up the measuring belongs to.';
COMMENT ON COLUMN growth_measurement.account_id IS 'Who entered a measuring at home and may correct it.';
COMMENT ON COLUMN growth_measurement.source_key IS 'The record number of the system a row came from; a corrected record comes again under the same number.';
COMMENT ON COLUMN growth_measurement.entered_in_error IS 'On a replacing row: the replaced measuring was never taken.';
