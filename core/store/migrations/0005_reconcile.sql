-- What the reconciler found: the record differs from what was confirmed. // REL-32
CREATE TABLE drifts(
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('missing', 'doubled', 'changed', 'foreign')),
    operation TEXT,                  -- none for a foreign one
    remote_ids TEXT NOT NULL,        -- of the notes concerned, parted by blanks
    author TEXT NOT NULL,            -- the system's user id; empty = unknown
    found BLOB NOT NULL,             -- sealed: the words that stand there now
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT                  -- how: gone, seen, again
) STRICT, WITHOUT ROWID;
CREATE INDEX drifts_open ON drifts(account, candidate) WHERE settled_at IS NULL;
CREATE TRIGGER drifts_no_delete BEFORE DELETE ON drifts BEGIN SELECT RAISE(ABORT, 'a drift stays'); END;
CREATE TRIGGER drifts_settle_once BEFORE UPDATE ON drifts WHEN OLD.settled_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a drift is settled once'); END;

CREATE TABLE sweeps(
    account TEXT NOT NULL,
    reach TEXT NOT NULL CHECK(reach IN ('recent', 'week')),
    ended_at TEXT NOT NULL,
    checked INTEGER NOT NULL,
    found INTEGER NOT NULL,
    PRIMARY KEY(account, reach)
) STRICT, WITHOUT ROWID;
CREATE INDEX operations_confirmed ON operations(account, changed_at) WHERE state = 'confirmed';
