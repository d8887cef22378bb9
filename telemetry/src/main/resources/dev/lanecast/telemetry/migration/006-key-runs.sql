-- The newest keys are random, so each had a page of its own to write with every commit. Now a commit appends its keys in one
-- piece, and they are moved to the others many at a time.
INSERT INTO invocation_key (high, low, seq) SELECT high, low, seq FROM recent_key;

DROP TABLE recent_key;

CREATE TABLE key_run (
    last INTEGER PRIMARY KEY, -- the last number that its commit took
    keys BLOB NOT NULL        -- of each key high, low and seq, 8 bytes each, the highest byte first, in the order of keys
) STRICT;

-- The last number when keys were last moved, so that other processes notice.
ALTER TABLE last_seq ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;

UPDATE last_seq SET moved = seq;

-- Tasks are many and short, so that these were about as many as their quarters of an hour.
DELETE FROM rollup WHERE dimension = 4 AND span IN (2, 3);
