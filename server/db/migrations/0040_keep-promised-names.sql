-- What somebody redeemed keeps the name it was promised by, whatever the catalogue says of it later.
ALTER TABLE redemption ADD COLUMN item_name text CHECK (char_length(item_name) BETWEEN 1 AND 30);
UPDATE redemption x SET item_name = i.name FROM reward_item i WHERE i.county_code = x.county_code AND i.item_id = x.item_id;
ALTER TABLE redemption ALTER COLUMN item_name SET NOT NULL;
COMMENT ON COLUMN redemption.item_name IS 'As it stood in the catalogue when it was held; never changed afterwards.';

ALTER TABLE reward_change DROP CONSTRAINT reward_change_what_check;
ALTER TABLE reward_change ADD CONSTRAINT reward_change_what_check
  CHECK (what IN ('add', 'stock', 'price', 'place', 'text', 'pause', 'resume', 'retire'));
