-- What is to be done after a checkup or a finding: with an owner, a due day and a state. Nobody's task is deleted; every move is kept.
CREATE TABLE care_task (
  county_code char(6) NOT NULL,
  task_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  site_id uuid,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{1,38}$'),
  items text[] NOT NULL,
  items_key text NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
  reason text NOT NULL CHECK (length(reason) <= 300),
  finding text,
  sensitive text CHECK (sensitive ~ '^[a-z][a-z-]{1,38}$'),
  subject_id uuid,
  referral_id uuid,
  appointment_id uuid,
  opened_on date NOT NULL,
  due_on date NOT NULL CHECK (due_on >= opened_on),
  booked_for timestamptz,
  place text,
  state text NOT NULL CHECK (state IN ('open', 'booked', 'sent', 'seen', 'done', 'declined', 'cancelled')),
  open boolean NOT NULL GENERATED ALWAYS AS (state IN ('open', 'booked', 'sent', 'seen')) STORED,
  answers jsonb NOT NULL DEFAULT '{}',
  answered_by uuid[] NOT NULL DEFAULT '{}',
  target jsonb,
  doctor text,
  opened_by_staff uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, task_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, subject_id) REFERENCES record_entry (county_code, entry_id),
  FOREIGN KEY (county_code, referral_id) REFERENCES referral
);
CREATE UNIQUE INDEX care_task_once_per_subject ON care_task (county_code, resident_id, kind, items_key, subject_id);
CREATE UNIQUE INDEX care_task_one_open ON care_task (county_code, resident_id, kind, items_key) WHERE open;
CREATE INDEX care_task_by_resident ON care_task (county_code, resident_id, task_id);
CREATE INDEX care_task_open_by_site ON care_task (county_code, site_id, (kind <> 'call-now'), due_on, task_id) WHERE open;
CREATE INDEX care_task_by_answer ON care_task USING gin (answered_by);
CREATE INDEX care_task_by_referral ON care_task (county_code, referral_id) WHERE referral_id IS NOT NULL;
COMMENT ON COLUMN care_task.kind IS 'One of domain/care-task/kinds.';
COMMENT ON COLUMN care_task.items_key IS 'The items sorted and joined: one open task of a kind for the same things, and one ever for the same finding.';
COMMENT ON COLUMN care_task.sensitive IS 'Category of the items; words and items are shown only where it is open.';
COMMENT ON COLUMN care_task.subject_id IS 'The record entry with the finding.';
COMMENT ON COLUMN care_task.answers IS '{item: {entryId, on}}: results that stand; answered_by repeats the entries for look-up.';
COMMENT ON COLUMN care_task.target IS '{measure, value}: the goal of a habit, by domain/care-task/lifestyle.';

CREATE TABLE care_task_event (
  county_code char(6) NOT NULL,
  event_id uuid NOT NULL,
  task_id uuid NOT NULL,
  move text NOT NULL CHECK (move ~ '^[a-z][a-z-]{1,38}$'),
  happened_on date NOT NULL,
  by_staff uuid,
  by_account uuid,
  details jsonb NOT NULL DEFAULT '{}',
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, event_id),
  FOREIGN KEY (county_code, task_id) REFERENCES care_task
);
CREATE INDEX care_task_event_by_task ON care_task_event (county_code, task_id, event_id);
COMMENT ON TABLE care_task_event IS 'Every move and note of a task, append-only: bookings, calls, results and their corrections, kept habits, goals.';
COMMENT ON COLUMN care_task_event.details IS 'note, institution, outcome of a call, entryId and item of a result, appointmentId.';

-- Who is in the county's care for a long illness: what later services (follow-ups, readings) start from.
CREATE TABLE care_enrolment (
  county_code char(6) NOT NULL,
  enrolment_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  service text NOT NULL CHECK (service IN ('hypertension', 'diabetes')),
  site_id uuid NOT NULL,
  task_id uuid,
  enrolled_on date NOT NULL,
  enrolled_by_staff uuid NOT NULL,
  ended_on date CHECK (ended_on >= enrolled_on),
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, enrolment_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, task_id) REFERENCES care_task
);
CREATE UNIQUE INDEX care_enrolment_one_open ON care_enrolment (county_code, resident_id, service) WHERE ended_on IS NULL;
COMMENT ON TABLE care_enrolment IS '纳入慢病管理: taken in by a clinic; one that stands for each person and service.';

GRANT UPDATE ON care_task TO kangban_app;
