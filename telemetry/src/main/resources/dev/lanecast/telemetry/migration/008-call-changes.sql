-- From here on, project_found of call_origin also holds how else it is known who made a call and for which project: 1 the project is
-- that of the task which was found, 2 it is named after a directory; and 4 if the agent is named after its program.

-- Which calls became another when more was told of them. A call keeps its seq, so that nothing else says that it is news to
-- other processes; only the newest changes are kept.
CREATE TABLE call_change (
    changed INTEGER NOT NULL, -- as in rollup
    seq     INTEGER NOT NULL, -- of a model_call, which may be gone
    PRIMARY KEY (changed, seq)
) STRICT, WITHOUT ROWID;
