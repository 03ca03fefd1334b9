-- Files that could not be read, so that the queue can say so before the case is opened again. No row = read, or not yet.
CREATE TABLE readings(
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    state INTEGER NOT NULL,          -- domain::ReadState of the résumé
    PRIMARY KEY(account, application)
) STRICT, WITHOUT ROWID;
