-- Where the mobile checkup vehicle stops, why the desk overrode the rule, and who was asked to come this year.
ALTER TABLE site DROP CONSTRAINT site_kind_check;
ALTER TABLE site ADD CONSTRAINT site_kind_check CHECK (kind IN (
  'community-center', 'township-center', 'county-hospital', 'maternal-child-hospital', 'school-clinic', 'mobile-checkup'));

CREATE TABLE checkup_stop (
  county_code char(6) NOT NULL,
  stop_id uuid NOT NULL,
  site_id uuid NOT NULL,
  day date NOT NULL,
  starts_at time NOT NULL,
  ends_at time NOT NULL,
  township text NOT NULL DEFAULT '',
  village text NOT NULL DEFAULT '',
  place text NOT NULL,
  address text NOT NULL,
  latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  slot_minutes int NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
  stations int NOT NULL CHECK (stations BETWEEN 1 AND 50),
  minutes_per_person numeric(5, 2) NOT NULL CHECK (minutes_per_person > 0),
  onsite_places int NOT NULL DEFAULT 0 CHECK (onsite_places >= 0),
  staff_places int NOT NULL DEFAULT 0 CHECK (staff_places >= 0),
  CHECK (starts_at < ends_at),
  PRIMARY KEY (county_code, stop_id),
  UNIQUE (county_code, site_id, day, starts_at),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
CREATE INDEX checkup_stop_by_day ON checkup_stop (county_code, day);
COMMENT ON TABLE checkup_stop IS 'A vehicle is a site of its own; on a day it stands at a place for some hours. Its slots come out of these lines like those of a clinic out of its week.';
GRANT UPDATE ON checkup_stop TO kangban_app;

ALTER TABLE slot ADD COLUMN stop_id uuid;
ALTER TABLE slot ADD FOREIGN KEY (county_code, stop_id) REFERENCES checkup_stop;
CREATE INDEX slot_by_stop ON slot (county_code, stop_id) WHERE stop_id IS NOT NULL;
COMMENT ON COLUMN slot.stop_id IS 'Where a vehicle stands during this slot; null at a clinic.';

CREATE TABLE checkup_override (
  county_code char(6) NOT NULL,
  appointment_id uuid NOT NULL,
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 2 AND 200),
  by_staff uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, appointment_id),
  FOREIGN KEY (county_code, by_staff) REFERENCES staff (county_code, staff_id)
);
COMMENT ON TABLE checkup_override IS 'Append-only: why the desk booked a checkup the rule refuses. Written with the appointment.';

CREATE TABLE checkup_contact (
  county_code char(6) NOT NULL,
  contact_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  site_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  year smallint NOT NULL CHECK (year BETWEEN 2009 AND 2199),
  way text NOT NULL CHECK (way IN ('message', 'phone', 'visit')),
  outcome text NOT NULL CHECK (outcome IN ('invited', 'will-come', 'no-answer', 'refused', 'cannot-move', 'moved-away', 'checked-elsewhere')),
  note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 200),
  contacted_at timestamptz NOT NULL,
  CHECK ((way = 'message') = (outcome = 'invited')),
  PRIMARY KEY (county_code, contact_id),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
CREATE INDEX checkup_contact_by_resident ON checkup_contact (county_code, resident_id, year, contacted_at DESC);
COMMENT ON TABLE checkup_contact IS 'Append-only: each time somebody was asked to come to the yearly checkup and what came of it; the newest of a year is where they stand.';
CREATE INDEX resident_by_site_and_age ON resident (county_code, site_id, birth_date) WHERE merged_into IS NULL;
