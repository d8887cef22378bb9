-- Files whose calls are all kept, as they were when they were read, so that only those are read again that have changed.
CREATE TABLE read_file (
    path     TEXT    NOT NULL PRIMARY KEY,
    file_key TEXT,             -- tells it from another file of that name; null: the system cannot
    size     INTEGER NOT NULL, -- bytes
    modified INTEGER NOT NULL  -- milliseconds since 1970-01-01 UTC
) STRICT, WITHOUT ROWID;

-- Whether nobody told the project of a call, so that it is only that of the task which was found.
ALTER TABLE invocation ADD COLUMN project_found INTEGER NOT NULL DEFAULT 0;

-- What a branch says of a task is found out anew when tasks change, unlike what resource attributes say.
UPDATE invocation SET link = 3 WHERE link = 1 AND instr(branch, task_id) > 0;
