-- The newest keys are random, so each had a page of its own to write with every commit. Now a commit appends its keys in one
-- piece, and they are moved to the others many at a time.
CREATE TABLE key_run (
    last INTEGER PRIMARY KEY, -- the last number that its commit took
    keys BLOB NOT NULL        -- of each key high, low and seq, 8 bytes each, the highest byte first, in the order of keys
) STRICT;

-- All others, as many neighbours in a row as fit into a page. They come from invocation_key and recent_key, which end here.
CREATE TABLE key_page (
    first INTEGER PRIMARY KEY, -- the least high of keys that belong here; what is less belongs to the row before
    keys  BLOB NOT NULL        -- as in key_run
) STRICT;

-- The last number when keys were last moved, so that other processes notice.
ALTER TABLE last_seq ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;

UPDATE last_seq SET moved = seq;

-- Tasks are many and short, so that these were about as many as their quarters of an hour.
DELETE FROM rollup WHERE dimension = 4 AND span IN (2, 3);

-- Where the calls of an origin are. They come close to each other, so that an index of each row was as dear as the row.
CREATE TABLE call_block (
    origin INTEGER NOT NULL, -- id of a call_origin
    block  INTEGER NOT NULL, -- seq / 256 of one or more of its calls
    PRIMARY KEY (origin, block)
) STRICT, WITHOUT ROWID;

INSERT INTO call_block (origin, block) SELECT DISTINCT origin, seq / 256 FROM model_call;

DROP INDEX model_call_by_origin;
