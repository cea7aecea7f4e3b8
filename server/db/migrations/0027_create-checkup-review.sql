-- What became of a checkup's report: who went through it, what was told when and how, which papers were printed. All append-only.
CREATE TABLE checkup_review (
  county_code char(6) NOT NULL,
  review_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  site_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  note text CHECK (length(note) <= 500),
  tasks jsonb NOT NULL,
  reviewed_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, review_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, entry_id) REFERENCES record_entry (county_code, entry_id),
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
CREATE INDEX checkup_review_by_entry ON checkup_review (county_code, entry_id, reviewed_at DESC, review_id DESC);
COMMENT ON TABLE checkup_review IS 'Append-only: each time a report was gone through, with the tasks that were agreed; the newest counts. A corrected checkup is another entry and is gone through anew.';

CREATE TABLE checkup_told (
  county_code char(6) NOT NULL,
  told_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  how text NOT NULL CHECK (how IN ('message', 'page', 'paper', 'phone', 'visit')),
  staff_id uuid,
  account_id uuid REFERENCES account,
  said jsonb NOT NULL,
  told_at timestamptz NOT NULL,
  CHECK ((staff_id IS NULL) <> (account_id IS NULL)),
  PRIMARY KEY (county_code, told_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, entry_id) REFERENCES record_entry (county_code, entry_id),
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
CREATE INDEX checkup_told_by_entry ON checkup_told (county_code, entry_id, told_at DESC, told_id DESC);
CREATE UNIQUE INDEX checkup_told_page_once ON checkup_told (county_code, entry_id, account_id) WHERE how = 'page';
COMMENT ON TABLE checkup_told IS 'Append-only: how results were told and what the report said then, by sentence ids. A message itself says no more than that there is something; page: an account opened the report for the first time.';

CREATE TABLE checkup_paper (
  county_code char(6) NOT NULL,
  paper_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('report', 'form')),
  large boolean NOT NULL,
  staff_id uuid,
  account_id uuid REFERENCES account,
  printed_at timestamptz NOT NULL,
  CHECK ((staff_id IS NULL) <> (account_id IS NULL)),
  PRIMARY KEY (county_code, paper_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, entry_id) REFERENCES record_entry (county_code, entry_id),
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
CREATE INDEX checkup_paper_by_entry ON checkup_paper (county_code, entry_id, printed_at DESC);
COMMENT ON TABLE checkup_paper IS 'Append-only: papers that were printed; the code on each is made from paper_id and a key and is not stored.';

CREATE INDEX record_entry_young_checkups ON record_entry (county_code, happened_on DESC, entry_id DESC)
  WHERE kind = 'checkup' AND NOT entered_in_error;
