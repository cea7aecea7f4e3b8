-- What points are used for: a county's catalogue, prices by version, places with hours, stock by period, and redemptions.
CREATE TABLE reward_item (
  county_code char(6) NOT NULL REFERENCES county,
  item_id text NOT NULL CHECK (item_id ~ '^[a-z][a-z0-9-]{1,39}$'),
  kind text NOT NULL CHECK (kind IN ('service', 'goods')),
  icon text NOT NULL CHECK (icon IN ('eye', 'drop', 'heart', 'ruler', 'sun', 'scale', 'home', 'scan', 'doctor', 'gift')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 30),
  unit text NOT NULL CHECK (char_length(unit) BETWEEN 1 AND 10),
  about text NOT NULL CHECK (char_length(about) BETWEEN 1 AND 40),
  detail text NOT NULL CHECK (char_length(detail) BETWEEN 1 AND 200),
  sort int NOT NULL,
  from_age int CHECK (from_age BETWEEN 0 AND 150),
  to_age int CHECK (to_age BETWEEN 0 AND 150),
  sex text CHECK (sex IN ('male', 'female')),
  enrolled_only boolean NOT NULL DEFAULT false,
  own_site_only boolean NOT NULL DEFAULT false,
  every_months int CHECK (every_months BETWEEN 1 AND 120),
  booking text NOT NULL CHECK (booking IN ('checkup-add-on', 'walk-in')),
  add_on_id text CHECK (add_on_id ~ '^[a-z][a-z0-9-]{1,39}$'),
  use_within_days int NOT NULL CHECK (use_within_days BETWEEN 1 AND 366),
  paused boolean NOT NULL DEFAULT false,
  CHECK (from_age IS NULL OR to_age IS NULL OR from_age <= to_age),
  PRIMARY KEY (county_code, item_id)
);
GRANT UPDATE ON reward_item TO kangban_app;
COMMENT ON COLUMN reward_item.add_on_id IS 'The same thing among the add-ons of the yearly checkup (domain/checkup-booking/add-ons): by it the record knows when it was last done.';

CREATE TABLE reward_price (
  county_code char(6) NOT NULL,
  item_id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  points int NOT NULL CHECK (points BETWEEN 1 AND 100000),
  valid_from date NOT NULL,
  valid_to date,
  note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 200),
  set_by uuid,
  set_at timestamptz NOT NULL,
  CHECK (valid_to IS NULL OR valid_from <= valid_to),
  PRIMARY KEY (county_code, item_id, version),
  FOREIGN KEY (county_code, item_id) REFERENCES reward_item,
  FOREIGN KEY (county_code, set_by) REFERENCES staff
);
COMMENT ON TABLE reward_price IS 'Append-only. Of the versions valid on a day the highest counts; a redemption keeps the one it was held at.';

CREATE TABLE reward_place (
  county_code char(6) NOT NULL,
  item_id text NOT NULL,
  site_id uuid NOT NULL,
  room text NOT NULL DEFAULT '' CHECK (char_length(room) <= 40),
  PRIMARY KEY (county_code, item_id, site_id),
  FOREIGN KEY (county_code, item_id) REFERENCES reward_item,
  FOREIGN KEY (county_code, site_id) REFERENCES site
);

CREATE TABLE reward_hours (
  county_code char(6) NOT NULL,
  item_id text NOT NULL,
  site_id uuid NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens_at time NOT NULL,
  closes_at time NOT NULL,
  CHECK (opens_at < closes_at),
  PRIMARY KEY (county_code, item_id, site_id, weekday, opens_at),
  FOREIGN KEY (county_code, item_id, site_id) REFERENCES reward_place
);

CREATE TABLE reward_stock (
  county_code char(6) NOT NULL,
  stock_id uuid NOT NULL,
  item_id text NOT NULL,
  site_id uuid NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  capacity int NOT NULL CHECK (capacity >= 0),
  taken int NOT NULL DEFAULT 0,
  CHECK (taken BETWEEN 0 AND capacity),
  CHECK (period_from <= period_to),
  PRIMARY KEY (county_code, stock_id),
  UNIQUE (county_code, item_id, site_id, period_from),
  FOREIGN KEY (county_code, item_id, site_id) REFERENCES reward_place
);
GRANT UPDATE ON reward_stock TO kangban_app;
COMMENT ON TABLE reward_stock IS 'How many there are at a place in a period; taken can never pass capacity, whoever writes.';

CREATE TABLE reward_change (
  county_code char(6) NOT NULL,
  change_id uuid NOT NULL,
  item_id text NOT NULL,
  staff_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('stock', 'price', 'pause', 'resume')),
  note text NOT NULL CHECK (char_length(note) <= 200),
  details jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_code, change_id),
  FOREIGN KEY (county_code, item_id) REFERENCES reward_item,
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
COMMENT ON TABLE reward_change IS 'Append-only: who changed the catalogue, and how.';

CREATE TABLE redemption (
  county_code char(6) NOT NULL,
  redemption_id uuid NOT NULL,
  number text NOT NULL CHECK (number ~ '^[0-9]{8}$'),
  resident_id uuid NOT NULL,
  holder_kind text NOT NULL CHECK (holder_kind IN ('resident', 'family')),
  holder_id uuid NOT NULL,
  account_id uuid NOT NULL,
  item_id text NOT NULL,
  site_id uuid NOT NULL,
  stock_id uuid NOT NULL,
  price_version int NOT NULL,
  points int NOT NULL CHECK (points > 0),
  state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'committed', 'voided', 'expired', 'refunded')),
  held_at timestamptz NOT NULL,
  use_by date NOT NULL,
  times_out_at timestamptz NOT NULL CHECK (times_out_at > held_at),
  ended_at timestamptz,
  hold_tx uuid NOT NULL,
  end_tx uuid,
  refund_tx uuid,
  secret_cipher bytea NOT NULL,
  secret_key_id text NOT NULL,
  code_shown_at timestamptz,
  appointment_id uuid,
  confirmed_at timestamptz,
  confirmed_on date,
  confirmed_by uuid,
  confirmed_way text CHECK (confirmed_way IN ('digits', 'qr', 'id-card')),
  refund_reason text CHECK (refund_reason IN ('mistake', 'not-suitable', 'not-given', 'faulty')),
  CHECK ((state = 'held') = (end_tx IS NULL) AND (state = 'held') = (ended_at IS NULL)),
  CHECK ((state IN ('committed', 'refunded')) = (confirmed_at IS NOT NULL)),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL) AND (confirmed_at IS NULL) = (confirmed_way IS NULL)
    AND (confirmed_at IS NULL) = (confirmed_on IS NULL)),
  CHECK ((state = 'refunded') = (refund_tx IS NOT NULL) AND (state = 'refunded') = (refund_reason IS NOT NULL)),
  PRIMARY KEY (county_code, redemption_id),
  UNIQUE (county_code, number),
  UNIQUE (county_code, hold_tx),
  FOREIGN KEY (county_code, resident_id) REFERENCES resident,
  FOREIGN KEY (county_code, item_id, site_id) REFERENCES reward_place,
  FOREIGN KEY (county_code, item_id, price_version) REFERENCES reward_price,
  FOREIGN KEY (county_code, stock_id) REFERENCES reward_stock,
  FOREIGN KEY (county_code, confirmed_by) REFERENCES staff
);
CREATE UNIQUE INDEX redemption_one_held ON redemption (county_code, resident_id, item_id) WHERE state = 'held';
CREATE UNIQUE INDEX redemption_ended_once ON redemption (county_code, end_tx) WHERE end_tx IS NOT NULL;
CREATE UNIQUE INDEX redemption_refunded_once ON redemption (county_code, refund_tx) WHERE refund_tx IS NOT NULL;
CREATE INDEX redemption_by_resident ON redemption (county_code, resident_id, redemption_id DESC);
CREATE INDEX redemption_shown ON redemption (county_code, site_id, code_shown_at) WHERE state = 'held';
CREATE INDEX redemption_timeouts ON redemption (county_code, times_out_at) WHERE state = 'held';
CREATE INDEX redemption_by_day ON redemption (county_code, site_id, confirmed_on, redemption_id DESC) WHERE confirmed_at IS NOT NULL;
CREATE INDEX redemption_by_appointment ON redemption (county_code, appointment_id) WHERE appointment_id IS NOT NULL;
GRANT UPDATE ON redemption TO kangban_app;
COMMENT ON COLUMN redemption.secret_cipher IS 'What the code of each minute is made from, sealed; the codes themselves are kept nowhere.';
COMMENT ON COLUMN redemption.code_shown_at IS 'When somebody last looked at the code: six digits are looked for among these only.';

CREATE TABLE redemption_event (
  county_code char(6) NOT NULL,
  event_id uuid NOT NULL,
  redemption_id uuid NOT NULL,
  move text NOT NULL CHECK (move IN ('hold', 'commit', 'void', 'expire', 'refund', 'join', 'leave')),
  by_account uuid,
  by_staff uuid,
  details jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL,
  CHECK (by_account IS NULL OR by_staff IS NULL),
  PRIMARY KEY (county_code, event_id),
  FOREIGN KEY (county_code, redemption_id) REFERENCES redemption (county_code, redemption_id),
  FOREIGN KEY (county_code, by_staff) REFERENCES staff (county_code, staff_id)
);
CREATE INDEX redemption_event_by_redemption ON redemption_event (county_code, redemption_id, event_id);
CREATE UNIQUE INDEX redemption_event_once ON redemption_event (county_code, redemption_id, move)
  WHERE move IN ('hold', 'commit', 'void', 'expire', 'refund');
COMMENT ON TABLE redemption_event IS 'Append-only: every move of a redemption and by whom; the timeout job is nobody.';

CREATE TABLE counter_miss (
  county_code char(6) NOT NULL,
  miss_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  site_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_code, miss_id),
  FOREIGN KEY (county_code, staff_id) REFERENCES staff
);
CREATE INDEX counter_miss_by_staff ON counter_miss (county_code, staff_id, at);
CREATE INDEX counter_miss_by_site ON counter_miss (county_code, site_id, at);
COMMENT ON TABLE counter_miss IS 'Codes that fitted nobody: too many of them close the counter for ten minutes.';
