-- The visits of a child's first six years with what was found. Append-only: a correction is a new row that replaces the old one.
CREATE TABLE child_visit (
  county_code char(6) NOT NULL,
  visit_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  visit text NOT NULL
    CHECK (visit IN ('home', 'm1', 'm3', 'm6', 'm8', 'm12', 'm18', 'm24', 'm30', 'm36', 'y4', 'y5', 'y6')),
  visited_on date NOT NULL,
  site_id uuid,
  site_name text,
  done_by text,
  staff_id uuid,
  findings jsonb NOT NULL,
  summary text NOT NULL,
  next_on date,
  source text NOT NULL CHECK (source IN ('clinic', 'registry', 'import')),
  source_key text,
  replaces_id uuid,
  entered_in_error boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (next_on IS NULL OR next_on > visited_on),
  CHECK (NOT entered_in_error OR replaces_id IS NOT NULL),
  PRIMARY KEY (county_code, visit_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, replaces_id) REFERENCES child_visit (county_code, visit_id)
);
CREATE INDEX child_visit_by_resident ON child_visit (county_code, resident_id, visited_on);
CREATE UNIQUE INDEX child_visit_once ON child_visit (county_code, resident_id, visit) WHERE replaces_id IS NULL;
CREATE UNIQUE INDEX child_visit_replaced_once ON child_visit (county_code, replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX child_visit_by_source_key ON child_visit (county_code, source_key) WHERE source_key IS NOT NULL;
COMMENT ON COLUMN child_visit.visit IS 'Code of domain/child-visit/visit-table.';
COMMENT ON COLUMN child_visit.findings IS 'VisitFindings of contract/child-visit; "version" says which edition.';
COMMENT ON COLUMN child_visit.summary IS 'A sentence for lists, made from the findings when the row was written.';
COMMENT ON COLUMN child_visit.entered_in_error IS 'On a replacing row: the replaced visit never took place.';

-- What guardians were told by age, once a visit and moment, whatever happens to the messages.
CREATE TABLE child_visit_reminder (
  county_code char(6) NOT NULL,
  resident_id uuid NOT NULL,
  visit text NOT NULL,
  moment text NOT NULL CHECK (moment IN ('opens', 'ends')),
  noted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, resident_id, visit, moment),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
