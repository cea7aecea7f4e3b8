-- Who a person is to each system that sends us something, pairs that may be one person, and what staff decided. Append-only.
CREATE TABLE person_identity (
  county_code char(6) NOT NULL,
  identity_id uuid NOT NULL,
  system text NOT NULL CHECK (length(system) BETWEEN 1 AND 300),
  source_id text NOT NULL CHECK (length(source_id) BETWEEN 1 AND 300),
  resident_id uuid NOT NULL,
  how text NOT NULL CHECK (how IN ('id-number', 'new', 'doubtful')),
  id_cipher bytea,
  id_key_id text,
  id_hmac bytea,
  told_at timestamptz NOT NULL,
  CHECK ((id_cipher IS NULL) = (id_hmac IS NULL) AND (id_cipher IS NULL) = (id_key_id IS NULL)),
  PRIMARY KEY (county_code, identity_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX person_identity_by_source ON person_identity (county_code, system, source_id, identity_id DESC);
CREATE INDEX person_identity_by_resident ON person_identity (county_code, resident_id);
COMMENT ON TABLE person_identity IS 'A person of another system by its number there; of several rows the newest holds (a number that was given to somebody else).';
COMMENT ON COLUMN person_identity.id_cipher IS 'The identity number that system told, sealed: shown masked to who decides a doubtful match.';

CREATE TABLE match_review (
  county_code char(6) NOT NULL,
  review_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  system text NOT NULL,
  reason text NOT NULL CHECK (reason ~ '^[a-z][a-z-]{1,38}$'),
  made_at timestamptz NOT NULL,
  CHECK (subject_id <> candidate_id),
  PRIMARY KEY (county_code, review_id),
  UNIQUE (county_code, subject_id, candidate_id),
  FOREIGN KEY (county_code, subject_id) REFERENCES resident,
  FOREIGN KEY (county_code, candidate_id) REFERENCES resident
);
COMMENT ON TABLE match_review IS 'Two records that may be one person: the one a system just told of and the one that was there. A member of staff decides.';
COMMENT ON COLUMN match_review.reason IS 'Of domain/match/types: why nobody but a person may say whether they are one.';

CREATE TABLE match_decision (
  county_code char(6) NOT NULL,
  decision_id uuid NOT NULL,
  review_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('same', 'different', 'undone')),
  undoes_id uuid,
  staff_id uuid NOT NULL,
  site_id uuid NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 2 AND 500),
  at timestamptz NOT NULL,
  CHECK ((what = 'undone') = (undoes_id IS NOT NULL)),
  PRIMARY KEY (county_code, decision_id),
  FOREIGN KEY (county_code, review_id) REFERENCES match_review,
  FOREIGN KEY (county_code, undoes_id) REFERENCES match_decision (county_code, decision_id),
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
CREATE INDEX match_decision_by_review ON match_decision (county_code, review_id, decision_id DESC);
CREATE UNIQUE INDEX match_decision_undone_once ON match_decision (county_code, undoes_id) WHERE undoes_id IS NOT NULL;
COMMENT ON TABLE match_decision IS 'What was decided and by whom. Records joined by decisions that stand are one person; undoing takes the link away again.';

ALTER TABLE resident
  ADD COLUMN merged_into uuid,
  ADD COLUMN same_person uuid[],
  ADD FOREIGN KEY (county_code, merged_into) REFERENCES resident (county_code, resident_id),
  ADD CHECK (merged_into <> resident_id),
  ADD CHECK (merged_into IS NULL OR same_person IS NOT NULL),
  ADD CHECK (same_person IS NULL OR (cardinality(same_person) >= 2 AND resident_id = ANY(same_person)));
GRANT UPDATE (merged_into, same_person) ON resident TO kangban_app;
CREATE INDEX resident_by_birth_and_name ON resident
  (county_code, birth_date, (regexp_replace(normalize(name, NFKC), '[[:space:]•・．.∙⋅·]', '', 'g')));
COMMENT ON COLUMN resident.merged_into IS 'The record this one counts under; entries stay on their own resident_id. Follows from match_decision.';
COMMENT ON COLUMN resident.same_person IS 'All records of this person, this one among them, on each of them; null for nearly everybody, who has one.';
