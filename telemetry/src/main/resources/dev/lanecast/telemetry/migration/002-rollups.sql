-- Reports of one call are merged, so a row says how its cost and its task are known. What tells calls apart moves to a table
-- of its own, which outlives the rows. Times are microseconds since 1970-01-01 UTC, money is micro-dollars.
DROP INDEX invocation_by_time;
DROP INDEX invocation_by_task;
ALTER TABLE invocation RENAME TO invocation_1;

CREATE TABLE invocation (
    seq                     INTEGER PRIMARY KEY, -- in the order of commits
    invocation_id           TEXT,
    ended_at                INTEGER NOT NULL,
    session_id              TEXT,
    task_id                 TEXT,
    link                    INTEGER,             -- 0 explicit, 1 named, 2 inferred; null exactly without a task
    agent_name              TEXT,
    tool_name               TEXT,
    provider                TEXT,
    model_name              TEXT,
    service_tier            TEXT,
    prompt_tokens           INTEGER NOT NULL,
    completion_tokens       INTEGER NOT NULL,
    cache_read_tokens       INTEGER NOT NULL,
    cache_write_tokens      INTEGER NOT NULL,
    cache_write_hour_tokens INTEGER NOT NULL,    -- a part of cache_write_tokens
    cost_micros             INTEGER,             -- null: no price
    cost_source             INTEGER,             -- 0 reported, 1 transcript, 2 computed; null exactly without a price
    price_version           TEXT,
    latency_ms              INTEGER,
    status                  INTEGER NOT NULL,    -- 0 success, 1 timeout, 2 error
    error_message           TEXT,
    project                 TEXT,
    branch                  TEXT,
    channels                INTEGER NOT NULL     -- bits: 1 api, 2 log, 4 span, 8 transcript
) STRICT;

INSERT INTO invocation SELECT seq, invocation_id, ended_at, session_id, task_id, iif(task_id IS NULL, NULL, 0), agent_name,
    tool_name, provider, model_name, NULL, prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens, 0,
    cost_micros, iif(cost_micros IS NULL, NULL, 0), NULL, latency_ms,
    CASE status WHEN 'success' THEN 0 WHEN 'timeout' THEN 1 ELSE 2 END, error_message, project, branch, 1
    FROM invocation_1 ORDER BY seq;

DROP TABLE invocation_1;
DROP TABLE spend_total;
DROP TABLE spend_quarter_hour;

CREATE INDEX invocation_by_time ON invocation (ended_at);
CREATE INDEX invocation_by_task ON invocation (task_id, ended_at) WHERE task_id IS NOT NULL;

-- 16 bytes for each call that was ever kept. Where the row is gone, the call is forgotten and counts no second time.
CREATE TABLE invocation_key (
    key BLOB    NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The newest of them, moved to the others many at a time: keys are random, and each would touch a page of its own.
CREATE TABLE recent_key (
    key BLOB    NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last number that was given away.
CREATE TABLE last_seq (
    seq INTEGER NOT NULL
) STRICT;

INSERT INTO last_seq SELECT COALESCE(MAX(seq), 0) FROM invocation;

-- The same calls added up, kept in the transaction that keeps them. Each call counts in every dimension and span.
CREATE TABLE rollup (
    dimension          INTEGER NOT NULL, -- 0 all, 1 model, 2 agent, 3 tool, 4 task
    span               INTEGER NOT NULL, -- 0 ever, 1 day, 2 six hours, 3 hour, 4 quarter of an hour, all of UTC
    begins             INTEGER NOT NULL, -- how many such spans after 1970-01-01 it begins
    name               TEXT    NOT NULL, -- of the dimension; empty: calls that name none
    project            TEXT    NOT NULL, -- empty: calls that name none
    invocations        INTEGER NOT NULL,
    prompt_tokens      INTEGER NOT NULL,
    completion_tokens  INTEGER NOT NULL,
    cache_read_tokens  INTEGER NOT NULL,
    cache_write_tokens INTEGER NOT NULL,
    cost_micros        INTEGER NOT NULL,
    unpriced           INTEGER NOT NULL,
    errors             INTEGER NOT NULL,
    latency            BLOB,             -- counts in fixed steps; null: nobody said
    changed            INTEGER NOT NULL, -- the number of its last change
    PRIMARY KEY (dimension, span, begins, name, project)
) STRICT, WITHOUT ROWID;

CREATE INDEX rollup_changed_task ON rollup (changed) WHERE dimension = 4 AND span = 0 AND name <> '';

-- What is said once only.
CREATE TABLE mark (
    text TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
