-- Who was called about late doses, and proofs of the school and kindergarten entry check.
CREATE TABLE overdue_contact (
  county_code char(6) NOT NULL,
  contact_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  site_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('will-come', 'reached', 'no-answer', 'moved-away', 'declined')),
  contacted_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, contact_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
CREATE INDEX overdue_contact_by_resident ON overdue_contact (county_code, resident_id, contacted_at DESC);
COMMENT ON TABLE overdue_contact IS 'Append-only: each call about late doses and what came of it; the newest is shown in the worklist.';

CREATE TABLE entry_proof (
  county_code char(6) NOT NULL,
  proof_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account,
  entry text NOT NULL CHECK (entry IN ('kindergarten', 'school')),
  verdict text NOT NULL CHECK (verdict IN ('complete', 'missing', 'ask-clinic')),
  checked_on date NOT NULL,
  recheck_by date NOT NULL,
  expires_on date NOT NULL CHECK (expires_on >= checked_on),
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (county_code, proof_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX entry_proof_by_resident ON entry_proof (county_code, resident_id, created_at DESC) WHERE revoked_at IS NULL;
COMMENT ON TABLE entry_proof IS 'What a school may verify without signing in: a verdict of one day. No dose and no full name stands here; the token of the link is made from proof_id and a key and is not stored.';
GRANT UPDATE (revoked_at) ON entry_proof TO kangban_app;
