-- The county is the tenant: every table of county data starts its key with county_code (design.md §4).
CREATE TABLE county (
  county_code char(6) PRIMARY KEY CHECK (county_code ~ '^[0-9]{6}$'),
  name text NOT NULL,
  health_bureau text NOT NULL,
  hotline text NOT NULL,
  loaded_on date NOT NULL,
  vaccine_options jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE county IS 'A tenant, 6 digits of GB/T 2260. loaded_on is the day its demo or first data was loaded.';
COMMENT ON COLUMN county.vaccine_options IS 'Which of two alternative vaccines the county stocks: {"JE": "JE-L" or "JE-I", "HepA": "HepA-L" or "HepA-I"}; the programme''s default where absent.';

CREATE TABLE site (
  county_code char(6) NOT NULL REFERENCES county,
  site_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('community-center', 'township-center', 'county-hospital', 'maternal-child-hospital')),
  address text NOT NULL,
  room text NOT NULL DEFAULT '',
  latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  phone text NOT NULL,
  services text[] NOT NULL,
  opening_hours jsonb NOT NULL,
  PRIMARY KEY (county_code, site_id),
  UNIQUE (county_code, code)
);
COMMENT ON COLUMN site.code IS 'The clinic''s own code in the county; the key of file imports.';
COMMENT ON COLUMN site.opening_hours IS 'ISO weekday "1".."7" to a list of ["HH:MM","HH:MM"]; a missing weekday is closed.';

CREATE TABLE site_policy (
  county_code char(6) NOT NULL,
  site_id uuid NOT NULL,
  release_days_ahead int NOT NULL DEFAULT 7 CHECK (release_days_ahead BETWEEN 0 AND 60),
  release_at time NOT NULL DEFAULT '08:00',
  onsite_released_minutes_before int NOT NULL DEFAULT 60 CHECK (onsite_released_minutes_before BETWEEN 0 AND 1440),
  booking_cutoff_minutes int NOT NULL DEFAULT 30 CHECK (booking_cutoff_minutes BETWEEN 0 AND 1440),
  change_cutoff_at time NOT NULL DEFAULT '18:00',
  offer_minutes int NOT NULL DEFAULT 30 CHECK (offer_minutes BETWEEN 1 AND 1440),
  PRIMARY KEY (county_code, site_id),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
COMMENT ON COLUMN site_policy.release_at IS 'Numbers of day D are released at this hour on D - release_days_ahead; the screen announces it.';
COMMENT ON COLUMN site_policy.onsite_released_minutes_before IS 'On-site places still unused this long before the slot go to the online pool; only of use while longer than booking_cutoff_minutes.';
COMMENT ON COLUMN site_policy.change_cutoff_at IS 'Cancel and reschedule until this hour of the day before.';
