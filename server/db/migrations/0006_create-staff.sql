CREATE TABLE staff (
  county_code char(6) NOT NULL REFERENCES county,
  staff_id uuid NOT NULL,
  login_name text NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('desk', 'nurse', 'doctor', 'county-admin')),
  site_id uuid,
  password_hash text NOT NULL,
  totp_cipher bytea NOT NULL,
  totp_key_id text NOT NULL,
  totp_last_step bigint NOT NULL DEFAULT 0,
  disabled_at timestamptz,
  CHECK (role = 'county-admin' OR site_id IS NOT NULL),
  PRIMARY KEY (county_code, staff_id),
  UNIQUE (county_code, login_name),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
COMMENT ON COLUMN staff.password_hash IS 'scrypt$N$r$p$salt$hash, base64url.';
COMMENT ON COLUMN staff.totp_last_step IS 'A one-time password is accepted once.';

CREATE TABLE staff_session (
  county_code char(6) NOT NULL,
  session_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (county_code, session_id),
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
