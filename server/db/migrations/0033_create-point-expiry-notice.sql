-- Who was told that points end: once a month of expiry and kind of notice (30 and 7 days before the first of them).
CREATE TABLE point_expiry_notice (
  county_code char(6) NOT NULL,
  holder_kind text NOT NULL,
  holder_id uuid NOT NULL,
  month date NOT NULL,
  days int NOT NULL CHECK (days IN (7, 30)),
  points bigint NOT NULL CHECK (points > 0),
  first_on date NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, holder_id, month, days, holder_kind)
);
COMMENT ON TABLE point_expiry_notice IS 'Written with the messages: a notice goes out once, however often the night runs.';
