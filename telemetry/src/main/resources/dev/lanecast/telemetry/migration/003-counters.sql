-- What counters of agents say, for sessions of which no single call is known. Times are microseconds since 1970-01-01 UTC.
CREATE TABLE counter (
    series     BLOB    NOT NULL, -- 16 bytes that tell counters apart
    begins     INTEGER NOT NULL, -- since when it counts
    ends       INTEGER NOT NULL, -- when it was last read
    session_id TEXT    NOT NULL,
    agent_name TEXT    NOT NULL, -- empty: not said, as with the next ones
    tool_name  TEXT    NOT NULL,
    provider   TEXT    NOT NULL,
    model_name TEXT    NOT NULL,
    project    TEXT    NOT NULL,
    kind       INTEGER NOT NULL, -- 0 prompt, 1 prompt with cache, 2 completion, 3 cache read, 4 cache write, 5 micro-dollars
    last       INTEGER NOT NULL, -- what it said when it was last read
    amount     INTEGER NOT NULL, -- the same with what it had said before it began anew
    PRIMARY KEY (series, begins)
) STRICT, WITHOUT ROWID;

CREATE INDEX counter_by_session ON counter (session_id);
