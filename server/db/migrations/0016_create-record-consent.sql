-- What a person has agreed to, and which sessions unlocked what is sensitive.
CREATE TABLE record_consent (
  county_code char(6) NOT NULL,
  consent_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('open-record', 'sensitive', 'family-doctor', 'referral-hospital', 'research', 'lessons')),
  version text NOT NULL,
  given boolean NOT NULL,
  said_by text NOT NULL CHECK (said_by IN ('self', 'person-code', 'guardian')),
  account_id uuid NOT NULL,
  ends_on date,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, consent_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX record_consent_by_resident ON record_consent (county_code, resident_id, kind, said_by, said_at DESC, consent_id DESC);
COMMENT ON TABLE record_consent IS 'Append-only: every yes and every no, to which text, said by whom. The newest that counts decides (domain/access/consent).';
COMMENT ON COLUMN record_consent.version IS 'Which text was shown: domain/access/consent-texts.';
COMMENT ON COLUMN record_consent.said_by IS 'The person by their account; the person by a code to their own phone, which account_id passed on; or a guardian.';

CREATE TABLE record_unlock (
  county_code char(6) NOT NULL,
  unlock_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  account_id uuid NOT NULL,
  session_id uuid NOT NULL,
  unlocked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > unlocked_at),
  locked_at timestamptz,
  PRIMARY KEY (county_code, unlock_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX record_unlock_by_session ON record_unlock (county_code, session_id, resident_id, expires_at DESC);
COMMENT ON TABLE record_unlock IS 'A session that proved by a fresh code who holds the phone sees what is sensitive for some minutes; signing out ends it, since a session that ended is asked for nothing.';
GRANT UPDATE (locked_at) ON record_unlock TO kangban_app;
GRANT DELETE ON login TO kangban_app;
