-- The ledger's tree (RFC 6962) and its signed checkpoints. // REL-42

-- Hashes of complete subtrees from level 1 up: level l, place p covers the records p*2^l + 1 … (p+1)*2^l. They are a
-- cache of the records, checked by every full verification, so that a proof reads a handful of rows.
CREATE TABLE ledger_nodes(
    level INTEGER NOT NULL CHECK(level > 0),
    place INTEGER NOT NULL,
    hash TEXT NOT NULL CHECK(length(hash) = 64),
    PRIMARY KEY(level, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_nodes_no_update BEFORE UPDATE ON ledger_nodes
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_nodes_no_delete BEFORE DELETE ON ledger_nodes
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- The key that signs, one per store, made when it is first needed.
CREATE TABLE ledger_signer(
    only_one INTEGER PRIMARY KEY CHECK(only_one = 1),
    public_key BLOB NOT NULL CHECK(length(public_key) = 32),
    seed BLOB NOT NULL               -- sealed with the store's key
) STRICT;
CREATE TRIGGER ledger_signer_no_update BEFORE UPDATE ON ledger_signer
BEGIN SELECT RAISE(ABORT, 'the ledger keeps its key'); END;
CREATE TRIGGER ledger_signer_no_delete BEFORE DELETE ON ledger_signer
BEGIN SELECT RAISE(ABORT, 'the ledger keeps its key'); END;

CREATE TABLE ledger_checkpoints(
    size INTEGER PRIMARY KEY CHECK(size > 0),
    at TEXT NOT NULL,
    note TEXT NOT NULL               -- signed note: origin, size, root, signature
) STRICT;
CREATE TRIGGER ledger_checkpoints_no_update BEFORE UPDATE ON ledger_checkpoints
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_checkpoints_no_delete BEFORE DELETE ON ledger_checkpoints
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_checkpoints_grow BEFORE INSERT ON ledger_checkpoints
WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM ledger_checkpoints)
    OR NEW.size > (SELECT coalesce(max(seq), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows at its end'); END;
