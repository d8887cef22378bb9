-- Calls of one session have most of their values in common, so these are kept once, and what tells calls apart becomes two
-- whole numbers, which SQLite compares faster than bytes. Times are microseconds since 1970-01-01 UTC, money is micro-dollars.
DROP INDEX invocation_by_time;
DROP INDEX invocation_by_task;
ALTER TABLE invocation RENAME TO invocation_4;
ALTER TABLE invocation_key RENAME TO invocation_key_4;
ALTER TABLE recent_key RENAME TO recent_key_4;

-- What calls have in common.
CREATE TABLE call_origin (
    id            INTEGER PRIMARY KEY,
    high          INTEGER NOT NULL, -- with the next one 16 bytes that tell origins apart
    low           INTEGER NOT NULL,
    session_id    TEXT,
    task_id       TEXT,
    link          INTEGER,          -- 0 explicit, 1 named, 2 inferred, 3 in the branch; null exactly without a task
    agent_name    TEXT,
    tool_name     TEXT,
    provider      TEXT,
    model_name    TEXT,
    service_tier  TEXT,
    cost_source   INTEGER,          -- 0 reported, 1 transcript, 2 computed; null exactly without a price
    price_version TEXT,
    status        INTEGER NOT NULL, -- 0 success, 1 timeout, 2 error
    project       TEXT,
    project_found INTEGER NOT NULL, -- whether nobody told the project, so that it is only that of the task which was found
    branch        TEXT,
    channels      INTEGER NOT NULL, -- bits: 1 api, 2 log, 4 span, 8 transcript
    UNIQUE (high, low)
) STRICT;

CREATE INDEX call_origin_by_task ON call_origin (task_id) WHERE task_id IS NOT NULL;

-- What each call has for itself.
CREATE TABLE model_call (
    seq                     INTEGER PRIMARY KEY, -- in the order of commits
    origin                  INTEGER NOT NULL,    -- id of its call_origin
    invocation_id           TEXT,
    ended_at                INTEGER NOT NULL,
    prompt_tokens           INTEGER NOT NULL,
    completion_tokens       INTEGER NOT NULL,
    cache_read_tokens       INTEGER NOT NULL,
    cache_write_tokens      INTEGER NOT NULL,
    cache_write_hour_tokens INTEGER NOT NULL,    -- a part of cache_write_tokens
    cost_micros             INTEGER,             -- null: no price
    latency_ms              INTEGER,
    error_message           TEXT
) STRICT;

CREATE INDEX model_call_by_time ON model_call (ended_at);
CREATE INDEX model_call_by_origin ON model_call (origin);

-- Calls as they were told. A cross join, so that SQLite does not begin with the origins.
CREATE VIEW invocation AS SELECT seq, invocation_id, ended_at, session_id, task_id, link, agent_name, tool_name, provider,
    model_name, service_tier, prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens,
    cache_write_hour_tokens, cost_micros, cost_source, price_version, latency_ms, status, error_message, project, branch,
    channels, project_found, origin
    FROM model_call CROSS JOIN call_origin ON call_origin.id = model_call.origin;

-- 16 bytes for each call that was ever kept. Where the row is gone, the call is forgotten and counts no second time.
CREATE TABLE invocation_key (
    high INTEGER NOT NULL,
    low  INTEGER NOT NULL,
    seq  INTEGER NOT NULL,
    PRIMARY KEY (high, low)
) STRICT, WITHOUT ROWID;

-- The newest of them, moved to the others many at a time: keys are random, and each would touch a page of its own.
CREATE TABLE recent_key (
    high INTEGER NOT NULL,
    low  INTEGER NOT NULL,
    seq  INTEGER NOT NULL,
    PRIMARY KEY (high, low)
) STRICT, WITHOUT ROWID;
