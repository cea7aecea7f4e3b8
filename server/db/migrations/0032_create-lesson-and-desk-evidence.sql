-- Short lessons: who began to read which edition, what was answered, and the one pass of a year that counts. Rows are only added.
CREATE TABLE lesson_reading (
  county_code char(6) NOT NULL,
  reading_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  lesson text NOT NULL CHECK (lesson ~ '^[a-z][a-z-]{1,38}$'),
  edition date NOT NULL,
  by_account uuid NOT NULL REFERENCES account,
  started_on date NOT NULL,
  started_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, reading_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX lesson_reading_of_day ON lesson_reading (county_code, resident_id, lesson, started_on);

CREATE TABLE lesson_attempt (
  county_code char(6) NOT NULL,
  reading_id uuid NOT NULL,
  answers jsonb NOT NULL,
  right_count smallint NOT NULL CHECK (right_count >= 0),
  total smallint NOT NULL CHECK (total > 0 AND right_count <= total),
  passed boolean NOT NULL,
  answered_on date NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, reading_id),
  FOREIGN KEY (county_code, reading_id) REFERENCES lesson_reading
);
COMMENT ON TABLE lesson_attempt IS 'The questions of a reading, answered once; a reading and its answers are one act, so its id is the key.';
COMMENT ON COLUMN lesson_attempt.answers IS '{question: choice}, by the edition of the reading.';

CREATE TABLE lesson_pass (
  county_code char(6) NOT NULL,
  resident_id uuid NOT NULL,
  lesson text NOT NULL,
  year smallint NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  pass_id uuid NOT NULL,
  reading_id uuid NOT NULL,
  passed_on date NOT NULL CHECK (extract(year FROM passed_on) = year),
  PRIMARY KEY (county_code, resident_id, lesson, year),
  UNIQUE (county_code, pass_id),
  UNIQUE (county_code, reading_id),
  FOREIGN KEY (county_code, reading_id) REFERENCES lesson_attempt
);
COMMENT ON TABLE lesson_pass IS 'One a person, lesson and calendar year: what the points are given for.';

-- Papers shown at a desk: a family-doctor contract, its paid fee, a donation certificate. Taken back by a row of its own, never changed.
CREATE TABLE desk_evidence (
  county_code char(6) NOT NULL,
  evidence_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('contract', 'signing-fee', 'donation')),
  number_hash bytea NOT NULL,
  number_cipher bytea NOT NULL,
  number_key_id text NOT NULL,
  number_tail text NOT NULL CHECK (length(number_tail) = 4),
  turn smallint NOT NULL CHECK (turn >= 0),
  happened_on date NOT NULL,
  ends_on date CHECK (ends_on >= happened_on),
  contract_id uuid,
  site_id uuid NOT NULL,
  by_staff uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, evidence_id),
  UNIQUE (county_code, kind, number_hash, turn),
  CHECK ((kind = 'contract') = (ends_on IS NOT NULL)),
  CHECK ((kind = 'signing-fee') = (contract_id IS NOT NULL)),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, contract_id) REFERENCES desk_evidence,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, by_staff) REFERENCES staff
);
CREATE INDEX desk_evidence_by_resident ON desk_evidence (county_code, resident_id, recorded_at DESC, evidence_id DESC);
CREATE INDEX desk_evidence_by_contract ON desk_evidence (county_code, contract_id) WHERE contract_id IS NOT NULL;
COMMENT ON COLUMN desk_evidence.number_hash IS 'Keyed hash of the number: the same paper is known again without being read.';
COMMENT ON COLUMN desk_evidence.turn IS 'How often this paper was recorded and taken back before: it counts once at a time.';

CREATE TABLE desk_evidence_retraction (
  county_code char(6) NOT NULL,
  evidence_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason ~ '^[a-z][a-z-]{1,38}$'),
  note text NOT NULL CHECK (length(note) <= 200),
  by_staff uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_code, evidence_id),
  FOREIGN KEY (county_code, evidence_id) REFERENCES desk_evidence,
  FOREIGN KEY (county_code, by_staff) REFERENCES staff
);
