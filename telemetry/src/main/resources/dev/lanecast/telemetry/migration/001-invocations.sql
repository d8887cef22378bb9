-- One row per model call. Times are microseconds since 1970-01-01 UTC, money is micro-dollars.
CREATE TABLE invocation (
    seq                INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order of commits
    key                BLOB    NOT NULL UNIQUE,           -- 16 bytes that tell calls apart
    invocation_id      TEXT,
    ended_at           INTEGER NOT NULL,
    session_id         TEXT,
    task_id            TEXT,
    agent_name         TEXT,
    tool_name          TEXT,
    provider           TEXT,
    model_name         TEXT,
    prompt_tokens      INTEGER NOT NULL,
    completion_tokens  INTEGER NOT NULL,
    cache_read_tokens  INTEGER NOT NULL,
    cache_write_tokens INTEGER NOT NULL,
    total_tokens       INTEGER NOT NULL
        GENERATED ALWAYS AS (prompt_tokens + completion_tokens + cache_read_tokens + cache_write_tokens) VIRTUAL,
    cost_micros        INTEGER,                           -- null: no price
    latency_ms         INTEGER,
    status             TEXT    NOT NULL CHECK (status IN ('success', 'error', 'timeout')),
    error_message      TEXT,
    project            TEXT,
    branch             TEXT
) STRICT;

CREATE INDEX invocation_by_time ON invocation (ended_at);

CREATE INDEX invocation_by_task ON invocation (task_id, project, cost_micros, total_tokens)
    WHERE task_id IS NOT NULL;

-- The same calls added up, kept in the transaction that adds them. An empty name: calls that name none.
CREATE TABLE spend_total (
    model_name     TEXT    NOT NULL,
    agent_name     TEXT    NOT NULL,
    cost_micros    INTEGER NOT NULL,
    tokens         INTEGER NOT NULL,
    unpriced_calls INTEGER NOT NULL,
    PRIMARY KEY (model_name, agent_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE spend_quarter_hour (
    model_name  TEXT    NOT NULL,
    agent_name  TEXT    NOT NULL,
    begins_at   INTEGER NOT NULL,
    cost_micros INTEGER NOT NULL,
    PRIMARY KEY (model_name, agent_name, begins_at)
) STRICT, WITHOUT ROWID;
