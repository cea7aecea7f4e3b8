-- 不是我同意的: what a person says about one row of the audit, and what the clinic or the county answered. Append-only.
CREATE TABLE complaint (
  county_code char(6) NOT NULL,
  complaint_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  access_id uuid NOT NULL,
  opened_by uuid NOT NULL REFERENCES account,
  site_id uuid,
  about_staff uuid,
  reason text NOT NULL CHECK (reason IN ('not-agreed', 'unknown-person', 'too-much', 'other')),
  words text NOT NULL DEFAULT '',
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, complaint_id),
  UNIQUE (county_code, access_id, opened_by),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, about_staff) REFERENCES staff
);
CREATE INDEX complaint_by_resident ON complaint (county_code, resident_id, complaint_id);
CREATE INDEX complaint_by_site ON complaint (county_code, site_id, complaint_id);
CREATE INDEX audit_by_entry ON audit_entry (county_code, entry_id);
COMMENT ON COLUMN complaint.access_id IS 'The row of audit_entry it is about.';
COMMENT ON COLUMN complaint.site_id IS 'The clinic whose desk answers: where it was done from, else the person''s home clinic; null is the county alone.';
COMMENT ON COLUMN complaint.about_staff IS 'Who did it, when that was a member of staff: this one may not answer.';

CREATE TABLE complaint_event (
  county_code char(6) NOT NULL,
  complaint_id uuid NOT NULL,
  step int NOT NULL CHECK (step BETWEEN 1 AND 4),
  state text NOT NULL CHECK (state IN ('opened', 'taken-up', 'answered', 'closed')),
  happened_at timestamptz NOT NULL,
  by_account uuid REFERENCES account,
  by_staff uuid,
  words text NOT NULL DEFAULT '',
  CHECK ((by_account IS NULL) <> (by_staff IS NULL)),
  CHECK (state <> 'answered' OR words <> ''),
  PRIMARY KEY (county_code, complaint_id, step),
  UNIQUE (county_code, complaint_id, state),
  FOREIGN KEY (county_code, complaint_id) REFERENCES complaint,
  FOREIGN KEY (county_code, by_staff) REFERENCES staff
);
COMMENT ON TABLE complaint_event IS 'Every step of a complaint, append-only; the last one is its state.';

-- 哪里写错了: what a person says is wrong in the record, what is right, and what the clinic did about it. Append-only.
CREATE TABLE correction (
  county_code char(6) NOT NULL,
  correction_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  opened_by uuid NOT NULL REFERENCES account,
  site_id uuid,
  target_kind text NOT NULL CHECK (target_kind ~ '^[a-z][a-z-]{1,38}$'),
  target_id uuid,
  title text NOT NULL,
  happened_on date,
  wrong text NOT NULL,
  rightly text NOT NULL CHECK (rightly <> ''),
  opened_at timestamptz NOT NULL,
  due_on date NOT NULL,
  PRIMARY KEY (county_code, correction_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
CREATE INDEX correction_by_resident ON correction (county_code, resident_id, correction_id);
CREATE INDEX correction_by_site ON correction (county_code, site_id, due_on, correction_id);
COMMENT ON COLUMN correction.target_kind IS 'A kind of domain/record/kinds, or profile: name, birthday, address of the registry.';
COMMENT ON COLUMN correction.target_id IS 'The row pointed at; null for the profile.';

CREATE TABLE correction_event (
  county_code char(6) NOT NULL,
  correction_id uuid NOT NULL,
  step int NOT NULL CHECK (step BETWEEN 1 AND 2),
  state text NOT NULL CHECK (state IN ('opened', 'accepted', 'declined', 'withdrawn')),
  happened_at timestamptz NOT NULL,
  by_account uuid REFERENCES account,
  by_staff uuid,
  words text NOT NULL DEFAULT '',
  replaced_by uuid,
  changes jsonb NOT NULL DEFAULT '[]',
  CHECK ((by_account IS NULL) <> (by_staff IS NULL)),
  CHECK ((step = 1) = (state = 'opened')),
  CHECK (state <> 'declined' OR words <> ''),
  PRIMARY KEY (county_code, correction_id, step),
  FOREIGN KEY (county_code, correction_id) REFERENCES correction,
  FOREIGN KEY (county_code, by_staff) REFERENCES staff
);
COMMENT ON TABLE correction_event IS 'Asked, and how it was answered; append-only.';
COMMENT ON COLUMN correction_event.changes IS '[{label, from, to}] in words, as the person reads them.';
COMMENT ON COLUMN correction_event.replaced_by IS 'The row that took the place of the one pointed at; both stay.';
