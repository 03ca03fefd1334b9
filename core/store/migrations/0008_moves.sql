-- For moving an application on: the system's id of its stay in the stage, and the system's own reasons for ending it.
ALTER TABLE applications ADD COLUMN stage_entry TEXT NOT NULL DEFAULT '';
CREATE TABLE dispositions(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
-- What may be written to, tags among it: ids of different kinds may meet. A cache, read anew with the next round.
DROP TABLE field_definitions;
CREATE TABLE field_definitions(
    account TEXT NOT NULL,
    on_record TEXT NOT NULL,         -- application, candidate, tag
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    options TEXT NOT NULL,           -- JSON list of {id, name}
    PRIMARY KEY(account, on_record, id)
) STRICT, WITHOUT ROWID;
