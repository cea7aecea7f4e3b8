-- Services of the catalogue of rewards whose slots residents book: a county names them, places plan sessions for them like for vaccination.
CREATE TABLE bookable_service (
  county_code char(6) NOT NULL REFERENCES county,
  service text NOT NULL CHECK (service ~ '^[a-z][a-z0-9-]{1,39}$'
    AND service NOT IN ('immunization', 'child-health', 'elderly-checkup', 'recheck')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 20),
  prepare text NOT NULL DEFAULT '' CHECK (char_length(prepare) <= 100),
  PRIMARY KEY (county_code, service),
  UNIQUE (county_code, name)
);
COMMENT ON TABLE bookable_service IS 'Codes stand in session_template and slot beside the four services that are always there; the name is what files of schedules and tickets say.';
COMMENT ON COLUMN bookable_service.prepare IS 'What to mind before coming, a sentence on the ticket; empty when there is nothing.';

ALTER TABLE reward_item ADD COLUMN service text;
ALTER TABLE reward_item ADD FOREIGN KEY (county_code, service) REFERENCES bookable_service;
ALTER TABLE reward_item DROP CONSTRAINT reward_item_booking_check;
ALTER TABLE reward_item ADD CONSTRAINT reward_item_booking_check CHECK (booking IN ('checkup-add-on', 'walk-in', 'slot'));
ALTER TABLE reward_item ADD CONSTRAINT reward_item_slot_names_its_service CHECK ((booking = 'slot') = (service IS NOT NULL));
COMMENT ON COLUMN reward_item.service IS 'Whose slots a redemption goes on to; at a place without slots it is used in the opening hours.';
