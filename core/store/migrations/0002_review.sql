-- What people decide, what is sent because of it, and the record of both. The rules stand here, not only in code:
-- a bug above this line can refuse to write, it cannot write what nobody approved.

-- Criteria as approved: immutable, one row per version of a requisition's set.
CREATE TABLE criteria_sets(
    account TEXT NOT NULL,
    requisition TEXT NOT NULL,
    version INTEGER NOT NULL CHECK(version > 0),
    digest TEXT NOT NULL CHECK(length(digest) = 64),
    criteria TEXT NOT NULL,          -- JSON; about the job, not about a person
    approved_by TEXT NOT NULL,
    approved_at TEXT NOT NULL,
    PRIMARY KEY(account, requisition, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER criteria_sets_no_update BEFORE UPDATE ON criteria_sets
BEGIN SELECT RAISE(ABORT, 'approved criteria are immutable'); END;
CREATE TRIGGER criteria_sets_no_delete BEFORE DELETE ON criteria_sets
BEGIN SELECT RAISE(ABORT, 'approved criteria are immutable'); END;

-- A draft; its words are in draft_revisions. One per application and kind is current, the others are superseded.
CREATE TABLE drafts(
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    requisition TEXT NOT NULL,
    kind TEXT NOT NULL,              -- domain::outputKindWord
    revision INTEGER NOT NULL,       -- the newest
    state TEXT NOT NULL CHECK(state IN ('open', 'approved', 'rejected', 'stale', 'superseded')),
    engine TEXT NOT NULL,
    model TEXT NOT NULL,
    prompt_version TEXT NOT NULL,
    input_digest TEXT NOT NULL,
    criteria_digest TEXT NOT NULL,   -- empty for a summary
    criteria_version INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX drafts_current ON drafts(account, application, kind) WHERE state <> 'superseded';
CREATE INDEX drafts_requisition ON drafts(account, requisition) WHERE state = 'open';

CREATE TABLE draft_revisions(
    draft TEXT NOT NULL REFERENCES drafts(id),
    revision INTEGER NOT NULL,
    claims BLOB NOT NULL,            -- sealed
    made_at TEXT NOT NULL,
    PRIMARY KEY(draft, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draft_revisions_no_update BEFORE UPDATE ON draft_revisions
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;
CREATE TRIGGER draft_revisions_no_delete BEFORE DELETE ON draft_revisions
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;

-- Where each case stands, kept up to date by every decision, so that the queue reads one small table. No row = new.
CREATE TABLE cases(
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    state TEXT NOT NULL,             -- review::caseStateWord
    changed_at TEXT NOT NULL,
    PRIMARY KEY(account, application)
) STRICT, WITHOUT ROWID;

-- Each decision, in order; undo marks the last one.
CREATE TABLE decisions(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('approved', 'rejected', 'deferred')),
    draft TEXT,
    approval TEXT,
    note BLOB,                       -- sealed
    made_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
CREATE INDEX decisions_case ON decisions(account, application, seq) WHERE undone_at IS NULL;

-- An approval binds one revision, its content and the bytes that will be sent. Only revoked_at may change, once.
CREATE TABLE approvals(
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    kind TEXT NOT NULL,
    draft TEXT NOT NULL,
    revision INTEGER NOT NULL,
    content_digest TEXT NOT NULL CHECK(length(content_digest) = 64),
    operation_digest TEXT NOT NULL CHECK(length(operation_digest) = 64),
    body_digest TEXT NOT NULL,       -- empty when the output has no target: it lives only here
    map_version INTEGER NOT NULL,
    map_entry TEXT NOT NULL,
    criteria_digest TEXT NOT NULL,
    criteria_version INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    reviewer_name TEXT NOT NULL,
    approved_at TEXT NOT NULL,
    evidence TEXT NOT NULL,          -- JSON: the passages that were on screen, as document digest and offsets
    revoked_at TEXT,
    FOREIGN KEY(draft, revision) REFERENCES draft_revisions(draft, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX approvals_draft ON approvals(draft) WHERE revoked_at IS NULL;

CREATE TRIGGER approvals_frozen
BEFORE UPDATE OF id, account, application, candidate, kind, draft, revision, content_digest, operation_digest, body_digest,
    map_version, map_entry, criteria_digest, criteria_version, reviewer, reviewer_name, approved_at, evidence ON approvals
BEGIN SELECT RAISE(ABORT, 'an approval is immutable'); END;
CREATE TRIGGER approvals_born_valid BEFORE INSERT ON approvals WHEN NEW.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an approval is born valid'); END;
CREATE TRIGGER approvals_no_delete BEFORE DELETE ON approvals
BEGIN SELECT RAISE(ABORT, 'an approval is immutable'); END;
CREATE TRIGGER approvals_revoke_once BEFORE UPDATE OF revoked_at ON approvals
WHEN OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
BEGIN SELECT RAISE(ABORT, 'an approval is revoked once and for all'); END;

-- The complete table of moves. // DESIGN 10 (6)
CREATE TABLE moves(
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    PRIMARY KEY(from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO moves(from_state, to_state) VALUES
    ('queued', 'sending'), ('queued', 'revoked'), ('queued', 'stale'),
    ('sending', 'confirmed'), ('sending', 'refused'), ('sending', 'unknown'), ('sending', 'needs_human'),
    ('unknown', 'confirmed'), ('unknown', 'queued'), ('unknown', 'needs_human'),
    ('stale', 'superseded'), ('stale', 'revoked'),
    ('refused', 'superseded'), ('refused', 'revoked'),
    ('needs_human', 'confirmed'), ('needs_human', 'superseded'), ('needs_human', 'revoked');
CREATE TRIGGER moves_no_insert BEFORE INSERT ON moves BEGIN SELECT RAISE(ABORT, 'the table of moves is fixed'); END;
CREATE TRIGGER moves_no_update BEFORE UPDATE ON moves BEGIN SELECT RAISE(ABORT, 'the table of moves is fixed'); END;
CREATE TRIGGER moves_no_delete BEFORE DELETE ON moves BEGIN SELECT RAISE(ABORT, 'the table of moves is fixed'); END;

-- One approved write: the outbox.
CREATE TABLE operations(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of approval
    id TEXT NOT NULL UNIQUE,
    approval TEXT NOT NULL UNIQUE REFERENCES approvals(id),
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    kind TEXT NOT NULL,
    operation_digest TEXT NOT NULL CHECK(length(operation_digest) = 64),
    body_digest TEXT NOT NULL CHECK(length(body_digest) = 64),
    marker TEXT NOT NULL,
    effect TEXT NOT NULL CHECK(effect IN ('set', 'append', 'irreversible', 'stage')),
    target TEXT NOT NULL,            -- JSON: the field map's entry as it was approved
    map_version INTEGER NOT NULL,
    verb TEXT NOT NULL,
    path TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body BLOB NOT NULL,              -- sealed: the request's bytes
    content BLOB NOT NULL,           -- sealed: the words as approved
    before_value BLOB NOT NULL,      -- sealed: what stood on the record when it was approved
    accepted_at TEXT NOT NULL,
    fresh_until TEXT NOT NULL,
    -- from here on, what changes
    state TEXT NOT NULL,
    reason TEXT NOT NULL,            -- a code, see writeback::Reason
    due_at TEXT NOT NULL,            -- end of the hold, then the time of the next try or look
    attempts INTEGER NOT NULL,
    absent_reads INTEGER NOT NULL,   -- read-backs that did not find it
    first_absent_at TEXT,
    unknown_since TEXT,
    remote_id TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
-- One live operation per digest: the same words are never written twice to the same place. // I3
CREATE UNIQUE INDEX operations_once ON operations(operation_digest) WHERE state NOT IN ('revoked', 'superseded');
CREATE INDEX operations_due ON operations(account, due_at) WHERE state IN ('queued', 'unknown');
CREATE INDEX operations_order ON operations(account, candidate, seq) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX operations_case ON operations(account, application, state);
CREATE INDEX operations_state ON operations(state);

CREATE TRIGGER operations_need_approval BEFORE INSERT ON operations
WHEN NOT EXISTS (
    SELECT 1 FROM approvals a
    WHERE a.id = NEW.approval AND a.revoked_at IS NULL AND a.account = NEW.account AND a.application = NEW.application
        AND a.candidate = NEW.candidate AND a.kind = NEW.kind AND a.map_version = NEW.map_version
        AND a.operation_digest = NEW.operation_digest AND a.body_digest = NEW.body_digest)
BEGIN SELECT RAISE(ABORT, 'an operation needs a matching, unrevoked approval'); END;
CREATE TRIGGER operations_born_queued BEFORE INSERT ON operations
WHEN NEW.state <> 'queued' OR NEW.attempts <> 0 OR NEW.remote_id <> ''
BEGIN SELECT RAISE(ABORT, 'an operation is born queued'); END;
CREATE TRIGGER operations_frozen
BEFORE UPDATE OF seq, id, approval, account, application, candidate, kind, operation_digest, body_digest, marker, effect,
    target, map_version, verb, path, content_type, body, content, before_value, accepted_at, fresh_until ON operations
BEGIN SELECT RAISE(ABORT, 'what was approved is frozen'); END;
CREATE TRIGGER operations_no_delete BEFORE DELETE ON operations
BEGIN SELECT RAISE(ABORT, 'an operation stays'); END;
CREATE TRIGGER operations_moves BEFORE UPDATE OF state ON operations
WHEN NOT EXISTS (SELECT 1 FROM moves WHERE from_state = OLD.state AND to_state = NEW.state)
BEGIN SELECT RAISE(ABORT, 'the table of moves lacks this move'); END;
-- Sending needs a valid approval, a recorded attempt, and its turn among the writes of this person. // REL-14, REL-21
CREATE TRIGGER operations_send_approved BEFORE UPDATE OF state ON operations
WHEN NEW.state = 'sending' AND NOT EXISTS (
    SELECT 1 FROM approvals a WHERE a.id = NEW.approval AND a.revoked_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the approval was revoked'); END;
CREATE TRIGGER operations_send_recorded BEFORE UPDATE OF state ON operations
WHEN NEW.state = 'sending' AND (NEW.attempts <> OLD.attempts + 1 OR NOT EXISTS (
    SELECT 1 FROM attempts t WHERE t.operation = NEW.id AND t.number = NEW.attempts AND t.ended_at IS NULL))
BEGIN SELECT RAISE(ABORT, 'the attempt is not recorded'); END;
CREATE TRIGGER operations_send_in_order BEFORE UPDATE OF state ON operations
WHEN NEW.state = 'sending' AND EXISTS (
    SELECT 1 FROM operations o
    WHERE o.account = NEW.account AND o.candidate = NEW.candidate AND o.seq < NEW.seq
        AND o.state IN ('queued', 'sending', 'unknown'))
BEGIN SELECT RAISE(ABORT, 'an earlier write of this person comes first'); END;
-- Doubt ends only by proof: not found on the record, or nothing left this machine. // REL-16
CREATE TRIGGER operations_requeue_by_proof BEFORE UPDATE OF state ON operations
WHEN OLD.state = 'unknown' AND NEW.state = 'queued' AND NEW.reason NOT IN ('absent_on_record', 'nothing_left')
BEGIN SELECT RAISE(ABORT, 'without proof it is not sent again'); END;
CREATE TRIGGER operations_count_attempts BEFORE UPDATE OF attempts ON operations
WHEN NEW.attempts <> OLD.attempts AND NEW.state <> 'sending'
BEGIN SELECT RAISE(ABORT, 'attempts count sends'); END;

CREATE TABLE attempts(
    operation TEXT NOT NULL REFERENCES operations(id),
    number INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT,                    -- the state it led to
    PRIMARY KEY(operation, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attempts_end_once BEFORE UPDATE ON attempts
WHEN OLD.ended_at IS NOT NULL OR NEW.operation <> OLD.operation OR NEW.number <> OLD.number OR NEW.started_at <> OLD.started_at
BEGIN SELECT RAISE(ABORT, 'an attempt ends once'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts
BEGIN SELECT RAISE(ABORT, 'an attempt stays'); END;

CREATE TABLE operation_history(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX operation_history_of ON operation_history(operation, seq);
CREATE TRIGGER operation_history_no_update BEFORE UPDATE ON operation_history
BEGIN SELECT RAISE(ABORT, 'history stays'); END;
CREATE TRIGGER operation_history_no_delete BEFORE DELETE ON operation_history
BEGIN SELECT RAISE(ABORT, 'history stays'); END;
CREATE TRIGGER operations_history_born AFTER INSERT ON operations
BEGIN
    INSERT INTO operation_history(operation, at, state, reason) VALUES(NEW.id, NEW.changed_at, NEW.state, NEW.reason);
END;
CREATE TRIGGER operations_history_moved AFTER UPDATE OF state ON operations
BEGIN
    INSERT INTO operation_history(operation, at, state, reason) VALUES(NEW.id, NEW.changed_at, NEW.state, NEW.reason);
END;

-- Taking back works until the first byte may have left; it takes the waiting operation along.
CREATE TRIGGER approvals_too_late BEFORE UPDATE OF revoked_at ON approvals
WHEN EXISTS (SELECT 1 FROM operations o WHERE o.approval = OLD.id AND o.state IN ('sending', 'unknown', 'confirmed'))
BEGIN SELECT RAISE(ABORT, 'too late to take back'); END;
CREATE TRIGGER approvals_take_operation_along AFTER UPDATE OF revoked_at ON approvals
BEGIN
    UPDATE operations SET state = 'revoked', reason = 'taken_back', changed_at = NEW.revoked_at
    WHERE approval = NEW.id AND state IN ('queued', 'stale', 'refused', 'needs_human');
END;

-- The ledger: append-only, each record holding the hash of the one before. // REL-41
CREATE TABLE ledger(
    seq INTEGER PRIMARY KEY,
    record TEXT NOT NULL,            -- canonical JSON
    application TEXT NOT NULL,       -- as in the record, for look-ups
    prev TEXT NOT NULL CHECK(length(prev) = 64),
    hash TEXT NOT NULL CHECK(length(hash) = 64)
) STRICT;
CREATE INDEX ledger_application ON ledger(application) WHERE application <> '';
CREATE TRIGGER ledger_follows BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
    OR NEW.prev <> coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'the ledger only grows at its end'); END;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- Personal content that a record speaks of: sealed with the candidate's key, bound by a salted digest in the record.
CREATE TABLE ledger_payloads(
    seq INTEGER PRIMARY KEY REFERENCES ledger(seq),
    account TEXT NOT NULL,
    candidate TEXT NOT NULL,
    payload BLOB NOT NULL            -- sealed: 16 bytes of salt, then the content
) STRICT;
CREATE TRIGGER ledger_payloads_no_update BEFORE UPDATE ON ledger_payloads
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_payloads_no_delete BEFORE DELETE ON ledger_payloads
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
