-- Systems of clinics and apps that speak FHIR with us, and what systems sent, version by version.
CREATE TABLE fhir_client (
  county_code char(6) NOT NULL REFERENCES county,
  client_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('system', 'app')),
  name text NOT NULL,
  institution text NOT NULL DEFAULT '',
  site_id uuid,
  secret_hash text,
  redirect_uris text[] NOT NULL DEFAULT '{}',
  scopes text[] NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz,
  CHECK ((kind = 'system') = (secret_hash IS NOT NULL)),
  PRIMARY KEY (county_code, client_id),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
GRANT UPDATE ON fhir_client TO kangban_app;
COMMENT ON COLUMN fhir_client.secret_hash IS 'scrypt of the secret that was shown once; an app of a person keeps none.';

-- The present state of a resource. Ids are the names a system gives: each system has its own.
CREATE TABLE fhir_resource (
  county_code char(6) NOT NULL,
  client_id uuid NOT NULL,
  resource_type text NOT NULL,
  id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  deleted boolean NOT NULL DEFAULT false,
  resident_id uuid,
  patient_id text,
  identifiers text[] NOT NULL DEFAULT '{}',
  part_of text[] NOT NULL DEFAULT '{}',
  created_key text,
  content_key text NOT NULL,
  row_key text,
  entry_id uuid,
  immunization_id uuid,
  sensitive text,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, client_id, resource_type, id),
  FOREIGN KEY (county_code, client_id) REFERENCES fhir_client,
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, entry_id) REFERENCES record_entry (county_code, entry_id),
  FOREIGN KEY (county_code, immunization_id) REFERENCES immunization (county_code, immunization_id)
);
CREATE UNIQUE INDEX fhir_resource_created_once ON fhir_resource (county_code, client_id, created_key, resource_type)
  WHERE NOT deleted AND created_key IS NOT NULL;
CREATE INDEX fhir_resource_in_order ON fhir_resource (county_code, client_id, resource_type, updated_at, id) WHERE NOT deleted;
CREATE INDEX fhir_resource_by_patient ON fhir_resource (county_code, client_id, patient_id, resource_type) WHERE NOT deleted;
CREATE INDEX fhir_resource_by_resident ON fhir_resource (county_code, resident_id) WHERE resident_id IS NOT NULL;
CREATE INDEX fhir_resource_by_entry ON fhir_resource (county_code, entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX fhir_resource_by_dose ON fhir_resource (county_code, immunization_id) WHERE immunization_id IS NOT NULL;
GRANT UPDATE ON fhir_resource TO kangban_app;
COMMENT ON COLUMN fhir_resource.identifiers IS 'Keyed hashes of its business identifiers, for identifier=system|value.';
COMMENT ON COLUMN fhir_resource.part_of IS 'On a report: the Observations that are its lines.';
COMMENT ON COLUMN fhir_resource.created_key IS 'Keyed hash of the content it was created from: the same creation sent again is found by it.';
COMMENT ON COLUMN fhir_resource.content_key IS 'Keyed hash of the present content: an update that changes nothing makes no version.';
COMMENT ON COLUMN fhir_resource.row_key IS 'Keyed hash of what it says in the record: an update that says the same there adds no row.';
COMMENT ON COLUMN fhir_resource.entry_id IS 'Where it stands in the person''s record.';

-- By what a resource is or was found: keyed hashes of its identifiers, `line:` and an Observation for a report. The resource itself
-- says which of them still hold.
CREATE TABLE fhir_lookup (
  county_code char(6) NOT NULL,
  client_id uuid NOT NULL,
  key text NOT NULL,
  resource_type text NOT NULL,
  id text NOT NULL,
  PRIMARY KEY (county_code, client_id, key, resource_type, id),
  FOREIGN KEY (county_code, client_id, resource_type, id) REFERENCES fhir_resource
);

-- Every version as it came. Append-only. Identity numbers and phones are taken out and sealed beside the body.
CREATE TABLE fhir_version (
  county_code char(6) NOT NULL,
  client_id uuid NOT NULL,
  resource_type text NOT NULL,
  id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  deleted boolean NOT NULL DEFAULT false,
  body jsonb,
  sealed bytea,
  sealed_key_id text,
  entry_id uuid,
  immunization_id uuid,
  recorded_at timestamptz NOT NULL,
  CHECK (deleted = (body IS NULL)),
  CHECK ((sealed IS NULL) = (sealed_key_id IS NULL)),
  PRIMARY KEY (county_code, client_id, resource_type, id, version),
  FOREIGN KEY (county_code, client_id, resource_type, id) REFERENCES fhir_resource
);

ALTER TABLE immunization DROP CONSTRAINT immunization_source_check;
ALTER TABLE immunization ADD CONSTRAINT immunization_source_check CHECK (source IN ('registry', 'import', 'desk', 'fhir'));
