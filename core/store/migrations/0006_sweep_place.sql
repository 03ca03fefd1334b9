-- How far a sweep came that was stopped on the way: the next one within the hour goes on from there. // REL-32
CREATE TABLE sweep_places(
    account TEXT NOT NULL,
    reach TEXT NOT NULL CHECK(reach IN ('recent', 'week')),
    began_at TEXT NOT NULL,
    reached TEXT NOT NULL,           -- the last person that was compared, in the order of ids
    checked INTEGER NOT NULL,
    found INTEGER NOT NULL,
    PRIMARY KEY(account, reach)
) STRICT, WITHOUT ROWID;
