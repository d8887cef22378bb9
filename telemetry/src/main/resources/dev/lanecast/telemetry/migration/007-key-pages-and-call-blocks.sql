-- Keys had a row each in a tree, invocation_key, where adding many at random was dear. Now as many neighbours are in a row as fit
-- into a page.
CREATE TABLE key_page (
    first INTEGER PRIMARY KEY, -- the least high of keys that belong here; what is less belongs to the row before
    keys  BLOB NOT NULL        -- as in key_run
) STRICT;

-- Where the calls of an origin are. They come close to each other, so that an index of each row was as dear as the row.
CREATE TABLE call_block (
    origin INTEGER NOT NULL, -- id of a call_origin
    block  INTEGER NOT NULL, -- seq / 256 of one or more of its calls
    PRIMARY KEY (origin, block)
) STRICT, WITHOUT ROWID;

INSERT INTO call_block (origin, block) SELECT DISTINCT origin, seq / 256 FROM model_call;

DROP INDEX model_call_by_origin;
