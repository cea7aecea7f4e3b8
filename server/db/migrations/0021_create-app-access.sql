-- A person's own apps, let in by consent (SMART on FHIR), and exports of the whole county.

-- What an app asks while the person is being asked. Ends after minutes; gone once answered.
CREATE TABLE app_request (
  county_code char(6) NOT NULL,
  request_id uuid NOT NULL,
  client_id uuid NOT NULL,
  redirect_uri text NOT NULL,
  scopes text[] NOT NULL,
  state text NOT NULL,
  code_challenge text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, request_id),
  FOREIGN KEY (county_code, client_id) REFERENCES fhir_client
);
CREATE INDEX app_request_over ON app_request (expires_at);
GRANT DELETE ON app_request TO kangban_app;

-- That an app was let in. Append-only; taken back by a row of app_grant_end.
CREATE TABLE app_grant (
  county_code char(6) NOT NULL,
  grant_id uuid NOT NULL,
  client_id uuid NOT NULL,
  account_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  right_kind text NOT NULL CHECK (right_kind IN ('self', 'guardian')),
  scopes text[] NOT NULL,
  opened text[] NOT NULL DEFAULT '{}',
  consent_version text NOT NULL,
  granted_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > granted_at),
  PRIMARY KEY (county_code, grant_id),
  FOREIGN KEY (county_code, client_id) REFERENCES fhir_client,
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX app_grant_by_resident ON app_grant (county_code, resident_id, granted_at DESC);
COMMENT ON TABLE app_grant IS 'Looked at, with the right it was given under, at every request of the app: what ends counts at once.';
COMMENT ON COLUMN app_grant.opened IS 'Sensitive categories given with it: only what was unlocked in the session that gave it.';

CREATE TABLE app_grant_end (
  county_code char(6) NOT NULL,
  grant_id uuid NOT NULL,
  ended_by text NOT NULL CHECK (ended_by IN ('account', 'app', 'token-used-twice')),
  account_id uuid,
  ended_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, grant_id),
  FOREIGN KEY (county_code, grant_id) REFERENCES app_grant
);

-- Codes, access tokens and refresh tokens, by hash alone.
CREATE TABLE app_token (
  county_code char(6) NOT NULL,
  token_hash bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('code', 'access', 'refresh')),
  grant_id uuid NOT NULL,
  redirect_uri text,
  code_challenge text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK ((kind = 'code') = (redirect_uri IS NOT NULL AND code_challenge IS NOT NULL)),
  PRIMARY KEY (county_code, token_hash),
  FOREIGN KEY (county_code, grant_id) REFERENCES app_grant
);
CREATE INDEX app_token_over ON app_token (expires_at);
GRANT UPDATE (used_at) ON app_token TO kangban_app;
GRANT DELETE ON app_token TO kangban_app;
COMMENT ON COLUMN app_token.used_at IS 'A code or refresh token is used once; one used twice was copied and ends the grant.';

-- A copy of the whole county for whoever has the duty, made in the background and kept for a day.
CREATE TABLE county_export (
  county_code char(6) NOT NULL,
  export_id uuid NOT NULL,
  client_id uuid NOT NULL,
  request text NOT NULL,
  types text[],
  since timestamptz,
  sensitive boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  residents_done int NOT NULL DEFAULT 0,
  residents int,
  asked_at timestamptz NOT NULL,
  finished_at timestamptz,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, export_id),
  FOREIGN KEY (county_code, client_id) REFERENCES fhir_client
);
GRANT UPDATE ON county_export TO kangban_app;

CREATE TABLE county_export_part (
  county_code char(6) NOT NULL,
  export_id uuid NOT NULL,
  resource_type text NOT NULL,
  part_no int NOT NULL,
  resources int NOT NULL CHECK (resources > 0),
  sealed bytea NOT NULL,
  key_id text NOT NULL,
  PRIMARY KEY (county_code, export_id, resource_type, part_no),
  FOREIGN KEY (county_code, export_id) REFERENCES county_export
);
GRANT DELETE ON county_export_part TO kangban_app;
COMMENT ON COLUMN county_export_part.sealed IS 'Lines of ndjson, packed by gzip and sealed: a copy of health data at rest is never plain.';
