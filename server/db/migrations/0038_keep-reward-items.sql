-- The county's administrator adds what points buy, says where and when it can be used, and ends it.
ALTER TABLE reward_item ADD COLUMN retired_on date;
COMMENT ON COLUMN reward_item.retired_on IS 'The first day it is no longer offered, for good. What is held stays good, and what was used keeps its name.';

ALTER TABLE reward_change DROP CONSTRAINT reward_change_what_check;
ALTER TABLE reward_change ADD CONSTRAINT reward_change_what_check
  CHECK (what IN ('add', 'stock', 'price', 'place', 'pause', 'resume', 'retire'));

GRANT UPDATE (room) ON reward_place TO kangban_app;
GRANT DELETE ON reward_hours TO kangban_app;
COMMENT ON TABLE reward_hours IS 'When a place is open; a change replaces them all, and reward_change keeps what they were.';
