-- What was measured of somebody's eyes. Append-only: a correction is a new row that replaces the old one. Integers throughout.
CREATE TABLE vision_examination (
  county_code char(6) NOT NULL,
  examination_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  visit_id uuid,
  examined_on date NOT NULL,
  setting text NOT NULL CHECK (setting IN ('clinic', 'school', 'hospital')),
  site_id uuid,
  institution text NOT NULL,
  examined_by text,
  cycloplegic boolean NOT NULL DEFAULT false,
  right_naked smallint CHECK (right_naked IN (0, 10, 20) OR right_naked BETWEEN 30 AND 53),
  right_corrected smallint CHECK (right_corrected IN (0, 10, 20) OR right_corrected BETWEEN 30 AND 53),
  right_sphere int CHECK (right_sphere BETWEEN -3000 AND 3000),
  right_cylinder int CHECK (right_cylinder BETWEEN -1500 AND 1500),
  right_axis smallint CHECK (right_axis BETWEEN 0 AND 180),
  right_axial_length int CHECK (right_axial_length BETWEEN 1000 AND 4000),
  left_naked smallint CHECK (left_naked IN (0, 10, 20) OR left_naked BETWEEN 30 AND 53),
  left_corrected smallint CHECK (left_corrected IN (0, 10, 20) OR left_corrected BETWEEN 30 AND 53),
  left_sphere int CHECK (left_sphere BETWEEN -3000 AND 3000),
  left_cylinder int CHECK (left_cylinder BETWEEN -1500 AND 1500),
  left_axis smallint CHECK (left_axis BETWEEN 0 AND 180),
  left_axial_length int CHECK (left_axial_length BETWEEN 1000 AND 4000),
  items jsonb NOT NULL DEFAULT '[]',
  source text NOT NULL CHECK (source IN ('clinic', 'import', 'transfer')),
  source_key text,
  recorded_by_staff uuid,
  replaces_id uuid,
  entered_in_error boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (NOT entered_in_error OR replaces_id IS NOT NULL),
  CHECK (right_cylinder IS NULL OR right_sphere IS NOT NULL),
  CHECK (left_cylinder IS NULL OR left_sphere IS NOT NULL),
  PRIMARY KEY (county_code, examination_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, replaces_id) REFERENCES vision_examination (county_code, examination_id)
);
CREATE INDEX vision_by_resident ON vision_examination (county_code, resident_id, examined_on);
CREATE UNIQUE INDEX vision_replaced_once ON vision_examination (county_code, replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX vision_by_source_key ON vision_examination (county_code, source_key) WHERE source_key IS NOT NULL;
COMMENT ON COLUMN vision_examination.right_naked IS 'Five-point record in tenths: 48 is 4.8; 20 hand movement, 10 light, 0 no light.';
COMMENT ON COLUMN vision_examination.right_sphere IS 'Hundredths of a dioptre; axis in degrees, axial length in hundredths of a millimetre.';
COMMENT ON COLUMN vision_examination.items IS '[{"item", "result": normal | abnormal | not-done}], item codes of domain/child-visit/visit-table.';
COMMENT ON COLUMN vision_examination.visit_id IS 'The child_visit at which it was measured, when there was one.';
COMMENT ON COLUMN vision_examination.entered_in_error IS 'On a replacing row: the replaced examination never took place.';

-- Something was found and somebody else is to look: open until a result has come back. Any kind of finding.
CREATE TABLE referral (
  county_code char(6) NOT NULL,
  referral_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{1,38}$'),
  reason_code text NOT NULL,
  reason text NOT NULL,
  subject_id uuid,
  from_site_id uuid,
  to_institution text NOT NULL,
  to_phone text,
  code text NOT NULL,
  opened_on date NOT NULL,
  earliest_on date,
  due_on date,
  booked_for timestamptz,
  state text NOT NULL CHECK (state IN ('opened', 'booked', 'sent', 'seen', 'result-back', 'closed', 'declined', 'cancelled')),
  open boolean NOT NULL GENERATED ALWAYS AS (state IN ('opened', 'booked', 'sent', 'seen')) STORED,
  opened_by_staff uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (due_on IS NULL OR due_on >= opened_on),
  PRIMARY KEY (county_code, referral_id),
  UNIQUE (county_code, code),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, from_site_id) REFERENCES site
);
CREATE UNIQUE INDEX referral_one_open_per_kind ON referral (county_code, resident_id, kind) WHERE open;
CREATE INDEX referral_by_resident ON referral (county_code, resident_id, referral_id);
CREATE INDEX referral_open_by_site ON referral (county_code, from_site_id, due_on, referral_id) WHERE open;
COMMENT ON COLUMN referral.kind IS 'What it is about, by domain/referral/states: vision, vision-recheck, ...';
COMMENT ON COLUMN referral.reason_code IS 'Rule of the finding that opened it; reason is its sentence for the family, as it was said then.';
COMMENT ON COLUMN referral.subject_id IS 'The row of the finding: an examination, a measurement, a visit.';
COMMENT ON COLUMN referral.code IS 'Opaque code shown as QR at the institution; opens nothing by itself.';
COMMENT ON COLUMN referral.open IS 'A result is still awaited.';

CREATE TABLE referral_event (
  county_code char(6) NOT NULL,
  event_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  move text NOT NULL CHECK (move IN ('open', 'book', 'send', 'see', 'return-result', 'close', 'decline', 'cancel')),
  happened_on date NOT NULL,
  by_staff uuid,
  details jsonb NOT NULL DEFAULT '{}',
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, event_id),
  FOREIGN KEY (county_code, referral_id) REFERENCES referral
);
CREATE INDEX referral_event_by_referral ON referral_event (county_code, referral_id, event_id);
COMMENT ON TABLE referral_event IS 'Every move of a referral, append-only.';
COMMENT ON COLUMN referral_event.details IS 'note (the words a parent reads), institution, examinationId of the finding or the result.';

GRANT UPDATE ON referral TO kangban_app;
