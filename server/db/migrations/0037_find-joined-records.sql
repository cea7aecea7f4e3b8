-- Records that count under another one are few; every minute asks whether points stand on one of them.
CREATE INDEX resident_joined ON resident (county_code, resident_id) WHERE merged_into IS NOT NULL;
