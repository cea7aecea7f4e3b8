-- What a clinic can do: stations x minutes per template; exceptions and holidays change single days.
CREATE TABLE session_template (
  county_code char(6) NOT NULL,
  template_id uuid NOT NULL,
  site_id uuid NOT NULL,
  service text NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  starts_at time NOT NULL,
  ends_at time NOT NULL,
  slot_minutes int NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
  stations int NOT NULL CHECK (stations BETWEEN 1 AND 50),
  minutes_per_person numeric(5, 2) NOT NULL CHECK (minutes_per_person > 0),
  onsite_places int NOT NULL DEFAULT 0 CHECK (onsite_places >= 0),
  staff_places int NOT NULL DEFAULT 0 CHECK (staff_places >= 0),
  valid_from date NOT NULL,
  valid_to date,
  CHECK (starts_at < ends_at),
  CHECK (valid_to IS NULL OR valid_from <= valid_to),
  PRIMARY KEY (county_code, template_id),
  UNIQUE (county_code, site_id, service, weekday, starts_at, valid_from),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
COMMENT ON TABLE session_template IS 'Places of one slot = floor(stations * slot_minutes / minutes_per_person); on-site and staff places come out of it, the rest is online.';

CREATE TABLE session_exception (
  county_code char(6) NOT NULL,
  exception_id uuid NOT NULL,
  site_id uuid NOT NULL,
  service text NOT NULL,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('closed', 'capacity')),
  stations int CHECK (stations BETWEEN 0 AND 50),
  reason text NOT NULL,
  CHECK ((kind = 'capacity') = (stations IS NOT NULL)),
  PRIMARY KEY (county_code, exception_id),
  UNIQUE (county_code, site_id, service, day),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);

CREATE TABLE holiday (
  county_code char(6) NOT NULL REFERENCES county,
  day date NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (county_code, day)
);

CREATE TABLE slot (
  county_code char(6) NOT NULL,
  slot_id uuid NOT NULL,
  site_id uuid NOT NULL,
  service text NOT NULL,
  day date NOT NULL,
  starts_at time NOT NULL,
  ends_at time NOT NULL,
  ticket_base int NOT NULL CHECK (ticket_base >= 0),
  released_at timestamptz NOT NULL,
  online_until timestamptz NOT NULL,
  onsite_released_at timestamptz NOT NULL,
  onsite_released boolean NOT NULL DEFAULT false,
  online_capacity int NOT NULL CHECK (online_capacity >= 0),
  online_taken int NOT NULL DEFAULT 0,
  onsite_capacity int NOT NULL DEFAULT 0 CHECK (onsite_capacity >= 0),
  onsite_taken int NOT NULL DEFAULT 0,
  staff_capacity int NOT NULL DEFAULT 0 CHECK (staff_capacity >= 0),
  staff_taken int NOT NULL DEFAULT 0,
  places_issued int NOT NULL DEFAULT 0 CHECK (places_issued >= 0),
  free_places int[] NOT NULL DEFAULT '{}',
  closed boolean NOT NULL DEFAULT false,
  closed_reason text,
  CONSTRAINT slot_online_never_oversold CHECK (online_taken BETWEEN 0 AND online_capacity),
  CONSTRAINT slot_onsite_never_oversold CHECK (onsite_taken BETWEEN 0 AND onsite_capacity),
  CONSTRAINT slot_staff_never_oversold CHECK (staff_taken BETWEEN 0 AND staff_capacity),
  CONSTRAINT slot_places_within_capacity CHECK (places_issued <= online_capacity + onsite_capacity + staff_capacity),
  CONSTRAINT slot_places_match_taken
    CHECK (places_issued - cardinality(free_places) = online_taken + onsite_taken + staff_taken),
  CHECK (starts_at < ends_at),
  PRIMARY KEY (county_code, slot_id),
  UNIQUE (county_code, site_id, service, day, starts_at),
  FOREIGN KEY (county_code, site_id) REFERENCES site
);
COMMENT ON COLUMN slot.ticket_base IS 'Sum of the places of the earlier slots of that site and day; ticket number = ticket_base + place.';
COMMENT ON COLUMN slot.online_until IS 'Last instant an online booking is taken (booking cut-off).';
COMMENT ON COLUMN slot.places_issued IS 'Highest place number given out; returned numbers wait in free_places and are given out first.';
CREATE INDEX slot_by_release ON slot (onsite_released_at) WHERE NOT onsite_released;
CREATE INDEX slot_by_day ON slot (county_code, service, day);
