-- Rules of points, what earned them and what was decided. Everything is append-only: an award is explained years later.
CREATE TABLE point_scheme_draft (
  county_code char(6) NOT NULL REFERENCES county,
  draft_id uuid NOT NULL,
  scheme_id text NOT NULL CHECK (scheme_id ~ '^[a-z][a-z0-9-]{1,38}$'),
  document jsonb NOT NULL,
  saved_by uuid NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, draft_id),
  FOREIGN KEY (county_code, saved_by) REFERENCES staff
);
CREATE INDEX point_scheme_draft_newest ON point_scheme_draft (county_code, scheme_id, saved_at DESC, draft_id DESC);
COMMENT ON TABLE point_scheme_draft IS 'The newest row of a scheme is its draft.';

CREATE TABLE point_scheme_version (
  county_code char(6) NOT NULL REFERENCES county,
  scheme_id text NOT NULL CHECK (scheme_id ~ '^[a-z][a-z0-9-]{1,38}$'),
  version int NOT NULL CHECK (version > 0),
  valid_from date NOT NULL,
  document jsonb NOT NULL,
  published_by uuid,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, scheme_id, version),
  FOREIGN KEY (county_code, published_by) REFERENCES staff
);
COMMENT ON TABLE point_scheme_version IS 'Published rules. Of the versions valid on a day the highest counts; a document with townships counts before one of the whole county.';
COMMENT ON COLUMN point_scheme_version.published_by IS 'Null: came with the installation.';

CREATE TABLE point_evidence (
  county_code char(6) NOT NULL,
  evidence_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{1,38}$'),
  subject_id text NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 100),
  resident_id uuid NOT NULL,
  day date NOT NULL,
  happened_at timestamptz,
  written_at timestamptz,
  source text NOT NULL CHECK (source IN ('clinic', 'device', 'typed')),
  topic text CHECK (topic ~ '^[a-z][a-z0-9-]{1,38}$'),
  reading jsonb,
  device_id text,
  site_id uuid,
  by_staff uuid,
  by_account uuid,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, evidence_id),
  UNIQUE (county_code, kind, subject_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX point_evidence_by_resident ON point_evidence (county_code, resident_id, kind, day);
CREATE INDEX point_evidence_by_subject ON point_evidence (county_code, subject_id);
CREATE INDEX point_evidence_by_day ON point_evidence (county_code, day, evidence_id);
CREATE INDEX point_evidence_by_device ON point_evidence (county_code, device_id, noted_at) WHERE device_id IS NOT NULL;
CREATE INDEX point_evidence_by_account ON point_evidence (county_code, by_account, noted_at) WHERE by_account IS NOT NULL;
COMMENT ON TABLE point_evidence IS 'That something was done, by whom it was written and where: never what came out of a screen or an assessment.';
COMMENT ON COLUMN point_evidence.written_at IS 'When it was typed on a phone that was offline; null: when it was noted.';
COMMENT ON COLUMN point_evidence.reading IS 'Of a reading: {measure, values, valid}; nothing else has facts of the body.';

CREATE TABLE point_evidence_todo (
  county_code char(6) NOT NULL,
  todo_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  retracted boolean NOT NULL,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, todo_id),
  UNIQUE (county_code, evidence_id, retracted),
  FOREIGN KEY (county_code, evidence_id) REFERENCES point_evidence
);
CREATE INDEX point_evidence_todo_by_resident ON point_evidence_todo (county_code, resident_id);
GRANT DELETE ON point_evidence_todo TO kangban_app;
COMMENT ON TABLE point_evidence_todo IS 'What waits to be settled: written with the evidence or its retraction, deleted in the transaction that settles it.';

CREATE TABLE point_retraction (
  county_code char(6) NOT NULL,
  evidence_id uuid NOT NULL,
  retracted_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, evidence_id),
  FOREIGN KEY (county_code, evidence_id) REFERENCES point_evidence
);
COMMENT ON TABLE point_retraction IS 'The evidence was corrected or never took place; at most once for each.';

CREATE TABLE point_award (
  county_code char(6) NOT NULL,
  award_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  holder_kind text NOT NULL CHECK (holder_kind IN ('resident', 'family')),
  holder_id uuid NOT NULL,
  scheme_id text NOT NULL,
  scheme_version int NOT NULL,
  rule_id text NOT NULL,
  topic text,
  day date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('posted', 'held', 'none')),
  points int NOT NULL CHECK (points >= 0),
  reason text CHECK (reason ~ '^[a-z][a-z-]{1,38}$'),
  tx_id uuid,
  supports uuid[] NOT NULL DEFAULT '{}',
  appeal_of uuid,
  made_at timestamptz NOT NULL,
  CHECK ((outcome = 'none') = (tx_id IS NULL) AND (outcome = 'none') = (reason IS NOT NULL)),
  CHECK ((outcome = 'none') = (points = 0)),
  PRIMARY KEY (county_code, award_id),
  FOREIGN KEY (county_code, evidence_id) REFERENCES point_evidence,
  FOREIGN KEY (county_code, appeal_of) REFERENCES point_award (county_code, award_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE UNIQUE INDEX point_award_once ON point_award (county_code, evidence_id, rule_id, (appeal_of IS NOT NULL));
CREATE INDEX point_award_by_resident ON point_award (county_code, resident_id, award_id DESC);
CREATE INDEX point_award_by_rule ON point_award (county_code, resident_id, rule_id, day) WHERE outcome <> 'none';
CREATE INDEX point_award_by_support ON point_award USING gin (supports);
CREATE INDEX point_award_by_tx ON point_award (county_code, tx_id) WHERE tx_id IS NOT NULL;
CREATE INDEX point_award_by_day ON point_award (county_code, made_at);
COMMENT ON TABLE point_award IS 'What one rule said of one evidence, once.';
COMMENT ON COLUMN point_award.appeal_of IS 'Given because an appeal against that award was right.';
COMMENT ON COLUMN point_award.supports IS 'Every evidence the award rests on: a series of days rests on several.';

CREATE TABLE point_award_end (
  county_code char(6) NOT NULL,
  award_id uuid NOT NULL,
  how text NOT NULL CHECK (how IN ('reversed', 'voided')),
  why text NOT NULL CHECK (why IN ('evidence-corrected', 'review-refused')),
  tx_id uuid NOT NULL,
  ended_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, award_id),
  FOREIGN KEY (county_code, award_id) REFERENCES point_award
);
COMMENT ON TABLE point_award_end IS 'The award was taken back: at most once.';

CREATE TABLE point_review (
  county_code char(6) NOT NULL,
  review_id uuid NOT NULL,
  award_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('held', 'recheck', 'appeal')),
  reasons text[] NOT NULL DEFAULT '{}',
  said text CHECK (length(said) <= 300),
  by_account uuid REFERENCES account,
  opened_at timestamptz NOT NULL,
  CHECK ((kind = 'appeal') = (said IS NOT NULL)),
  PRIMARY KEY (county_code, review_id),
  UNIQUE (county_code, award_id, kind),
  FOREIGN KEY (county_code, award_id) REFERENCES point_award
);

CREATE TABLE point_review_decision (
  county_code char(6) NOT NULL,
  review_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('award', 'refuse')),
  note text NOT NULL CHECK (length(note) BETWEEN 2 AND 200),
  by_staff uuid,
  tx_id uuid,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, review_id),
  FOREIGN KEY (county_code, review_id) REFERENCES point_review,
  FOREIGN KEY (county_code, by_staff) REFERENCES staff
);
COMMENT ON COLUMN point_review_decision.by_staff IS 'Null: closed by itself, because the evidence was corrected.';

CREATE TABLE point_opt (
  county_code char(6) NOT NULL,
  opt_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  is_off boolean NOT NULL,
  by_account uuid NOT NULL REFERENCES account,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_code, opt_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX point_opt_newest ON point_opt (county_code, resident_id, at DESC, opt_id DESC);
COMMENT ON TABLE point_opt IS 'Points turned off and on again; the newest row counts. No service asks for it.';

CREATE TABLE family_point_account (
  county_code char(6) NOT NULL REFERENCES county,
  family_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  begun_by uuid REFERENCES account,
  begun_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, family_id)
);
CREATE TABLE family_point_member (
  county_code char(6) NOT NULL,
  family_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  joined_at timestamptz NOT NULL,
  joined_by uuid REFERENCES account,
  left_at timestamptz CHECK (left_at >= joined_at),
  PRIMARY KEY (county_code, family_id, resident_id, joined_at),
  FOREIGN KEY (county_code, family_id) REFERENCES family_point_account,
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE UNIQUE INDEX family_point_member_one ON family_point_member (county_code, resident_id) WHERE left_at IS NULL;
CREATE INDEX family_point_member_by_family ON family_point_member (county_code, family_id) WHERE left_at IS NULL;
GRANT UPDATE (left_at) ON family_point_member TO kangban_app;
COMMENT ON TABLE family_point_member IS 'One household: everybody is linked to somebody in it by a guardian or family link. Nobody is in two.';

CREATE TABLE family_point_transfer (
  county_code char(6) NOT NULL,
  transfer_id uuid NOT NULL,
  key text NOT NULL,
  family_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  points int NOT NULL CHECK (points > 0),
  tx_id uuid NOT NULL,
  by_account uuid NOT NULL REFERENCES account,
  day date NOT NULL,
  PRIMARY KEY (county_code, transfer_id),
  UNIQUE (county_code, by_account, key),
  FOREIGN KEY (county_code, family_id) REFERENCES family_point_account,
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX family_point_transfer_by_month ON family_point_transfer (county_code, resident_id, day);

CREATE TABLE staff_person (
  county_code char(6) NOT NULL,
  told_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  resident_id uuid,
  told_by uuid NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, told_id),
  FOREIGN KEY (county_code, staff_id) REFERENCES staff,
  FOREIGN KEY (county_code, told_by) REFERENCES staff,
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX staff_person_newest ON staff_person (county_code, staff_id, told_at DESC, told_id DESC);
COMMENT ON TABLE staff_person IS 'Which resident a member of staff is; the newest row counts. Nobody gives points to themself or their household.';
