-- What left for a model: one row per question about a person, written before a byte of it leaves.
CREATE TABLE departures(
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    output TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    host TEXT NOT NULL,
    region TEXT NOT NULL,
    retention TEXT NOT NULL,             -- what the provider keeps, as the profile said then
    sends TEXT NOT NULL,                 -- kinds of papers, with blanks between
    redaction TEXT NOT NULL,             -- version of the rule by which it was made nameless
    redacted INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    body TEXT NOT NULL,                  -- digest of the request's bytes
    bytes INTEGER NOT NULL,
    left_at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',    -- empty while no answer is known
    tokens INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX departures_of_case ON departures(account, application, left_at);
CREATE INDEX departures_by_time ON departures(left_at);
-- Keys of model providers, sealed with the store's key.
CREATE TABLE model_keys(
    provider TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
