-- A screen being answered: kept between pages and phones until it is finished or too old. The result is an entry of the record, once.
CREATE TABLE assessment_session (
  county_code char(6) NOT NULL,
  session_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  questionnaire text NOT NULL CHECK (questionnaire ~ '^[a-z][a-z0-9-]{1,38}$'),
  version smallint NOT NULL CHECK (version > 0),
  informant text NOT NULL CHECK (informant IN ('self', 'family', 'staff')),
  by_account uuid REFERENCES account,
  by_staff uuid,
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > started_at),
  answers jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished', 'dropped')),
  safety_at timestamptz,
  finished_at timestamptz,
  entry_id uuid,
  PRIMARY KEY (county_code, session_id),
  CHECK ((by_account IS NULL) <> (by_staff IS NULL)),
  CHECK ((state = 'finished') = (entry_id IS NOT NULL) AND (state = 'finished') = (finished_at IS NOT NULL)),
  CHECK (state = 'open' OR answers = '{}'),
  UNIQUE (county_code, entry_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, by_staff) REFERENCES staff,
  FOREIGN KEY (county_code, entry_id) REFERENCES record_entry (county_code, entry_id)
);
CREATE UNIQUE INDEX assessment_session_open ON assessment_session
  (county_code, resident_id, questionnaire, (coalesce(by_account, by_staff))) WHERE state = 'open';
COMMENT ON TABLE assessment_session IS 'A finished row is the evidence that a screen was done: who, which, when, and never what came out.';
COMMENT ON COLUMN assessment_session.answers IS 'By question; emptied when it ends, because the entry keeps what was asked.';
COMMENT ON COLUMN assessment_session.safety_at IS 'When help was told at once because of an answer.';
GRANT UPDATE (informant, answers, state, safety_at, finished_at, entry_id) ON assessment_session TO kangban_app;
