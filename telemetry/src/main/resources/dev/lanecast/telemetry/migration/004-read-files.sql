-- Files whose calls are all kept, as they were when they were read, so that only those are read again that have changed.
CREATE TABLE read_file (
    path     TEXT    NOT NULL PRIMARY KEY,
    file_key TEXT,             -- tells it from another file of that name; null: the system cannot
    size     INTEGER NOT NULL, -- bytes
    modified INTEGER NOT NULL  -- milliseconds since 1970-01-01 UTC
) STRICT, WITHOUT ROWID;
