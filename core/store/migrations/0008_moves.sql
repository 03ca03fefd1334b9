-- For moving an application on: the system's id of its stay in the stage, and the system's own reasons for ending it.
ALTER TABLE applications ADD COLUMN stage_entry TEXT NOT NULL DEFAULT '';
CREATE TABLE dispositions(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
