CREATE TABLE appointment (
  county_code char(6) NOT NULL,
  appointment_id uuid NOT NULL,
  slot_id uuid NOT NULL,
  site_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  group_id uuid,
  pool text NOT NULL CHECK (pool IN ('online', 'onsite', 'staff')),
  state text NOT NULL CHECK (state IN ('booked', 'checked-in', 'fulfilled', 'cancelled', 'noshow')),
  active boolean NOT NULL GENERATED ALWAYS AS (state IN ('booked', 'checked-in')) STORED,
  place int NOT NULL CHECK (place >= 1),
  ticket_no text NOT NULL,
  code text NOT NULL,
  booked_by_account uuid,
  booked_by_staff uuid,
  device_hash bytea,
  health_outcome text NOT NULL CHECK (health_outcome IN ('go-on', 'tell-doctor', 'not-today')),
  health_answers jsonb NOT NULL,
  consent_version text NOT NULL,
  moved_from_slot uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  checked_in_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  CHECK ((booked_by_account IS NULL) <> (booked_by_staff IS NULL)),
  PRIMARY KEY (county_code, appointment_id),
  UNIQUE (county_code, code)
);
CREATE UNIQUE INDEX appointment_once_per_place ON appointment (county_code, slot_id, place) WHERE state <> 'cancelled';
CREATE INDEX appointment_cancelled_by_slot ON appointment (county_code, slot_id) WHERE state = 'cancelled';
CREATE INDEX appointment_by_resident ON appointment (county_code, resident_id, appointment_id);
CREATE INDEX appointment_by_account ON appointment (county_code, booked_by_account) WHERE active;
CREATE INDEX appointment_by_device ON appointment (county_code, device_hash, created_at) WHERE device_hash IS NOT NULL;
COMMENT ON TABLE appointment IS 'Slot, resident and doses are not foreign keys: one statement writes all of them from rows it has read, the serving role deletes none of them, and thousands book in one minute (docs/decisions/0006).';
COMMENT ON COLUMN appointment.code IS 'Opaque code in the QR ticket; opens nothing without a staff session of the site.';

CREATE TABLE appointment_dose (
  county_code char(6) NOT NULL,
  appointment_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  series text NOT NULL,
  vaccine text NOT NULL,
  dose int NOT NULL CHECK (dose >= 1),
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (county_code, appointment_id, series, dose)
);
CREATE UNIQUE INDEX appointment_dose_once_per_person ON appointment_dose (county_code, resident_id, series, dose) WHERE active;
COMMENT ON INDEX appointment_dose_once_per_person IS 'A person holds at most one active booking for one dose.';

CREATE TABLE appointment_event (
  county_code char(6) NOT NULL,
  event_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  move text NOT NULL,
  by_account uuid,
  by_staff uuid,
  details jsonb NOT NULL DEFAULT '{}',
  happened_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (county_code, event_id),
  FOREIGN KEY (county_code, appointment_id) REFERENCES appointment
);
CREATE INDEX appointment_event_by_appointment ON appointment_event (county_code, appointment_id, event_id);
COMMENT ON TABLE appointment_event IS 'Every later move of an appointment, append-only: moved, cancelled, checked in, missed. That it was booked, when and by whom, its own row says.';

CREATE TABLE waitlist_entry (
  county_code char(6) NOT NULL,
  entry_id uuid NOT NULL,
  site_id uuid NOT NULL,
  day date NOT NULL,
  half text NOT NULL CHECK (half IN ('morning', 'afternoon', 'any')),
  resident_id uuid NOT NULL,
  account_id uuid NOT NULL,
  doses jsonb NOT NULL,
  health_outcome text NOT NULL,
  health_answers jsonb NOT NULL,
  consent_version text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'offered', 'accepted', 'expired', 'withdrawn', 'lapsed')),
  offered_slot_id uuid,
  offered_place int,
  offer_expires_at timestamptz,
  appointment_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((state = 'offered') <= (offered_slot_id IS NOT NULL AND offered_place IS NOT NULL AND offer_expires_at IS NOT NULL)),
  PRIMARY KEY (county_code, entry_id),
  FOREIGN KEY (county_code, site_id) REFERENCES site,
  FOREIGN KEY (county_code, resident_id) REFERENCES resident
);
CREATE INDEX waitlist_in_order ON waitlist_entry (county_code, site_id, day, created_at, entry_id) WHERE state = 'waiting';
CREATE UNIQUE INDEX waitlist_one_offer_per_place ON waitlist_entry (county_code, offered_slot_id, offered_place) WHERE state = 'offered';
CREATE INDEX waitlist_offers ON waitlist_entry (offer_expires_at) WHERE state = 'offered';
CREATE UNIQUE INDEX waitlist_once ON waitlist_entry (county_code, resident_id, site_id, day) WHERE state IN ('waiting', 'offered');
COMMENT ON TABLE waitlist_entry IS 'Who waits for a freed place; an offered place stays counted as taken until it is accepted or the offer ends.';
