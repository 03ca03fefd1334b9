-- What was read from the systems. Every row is keyed (account, remote id as text); personal columns are sealed blobs.

CREATE TABLE store_key(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE candidate_keys(
    account TEXT NOT NULL,
    candidate TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY(account, candidate)
) STRICT, WITHOUT ROWID;

-- A signed-in account. Tokens and secrets are sealed with the store's key; access tokens never come here.
CREATE TABLE accounts(
    account TEXT PRIMARY KEY,
    system TEXT NOT NULL,
    name TEXT NOT NULL,              -- of the profile, as people see it
    profile TEXT NOT NULL,           -- the connection profile's JSON, without secrets
    subject TEXT NOT NULL,
    tenant TEXT NOT NULL,
    user_name TEXT NOT NULL,
    signed_in INTEGER NOT NULL,      -- 0 = must sign in again; the data stays
    refresh_token BLOB,
    signed_in_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Client secrets by profile (client id and token address), asked for once.
CREATE TABLE client_secrets(
    client TEXT PRIMARY KEY,
    secret BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Where each stream of an account stands. next_page is the system's own cursor inside the window being read.
CREATE TABLE sync_streams(
    account TEXT NOT NULL,
    stream TEXT NOT NULL,
    done_until TEXT,                 -- everything changed before this is here
    window_until TEXT,               -- the upper bound of the window being read, NULL between windows
    next_page TEXT,
    PRIMARY KEY(account, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE users(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    site_admin INTEGER NOT NULL,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE requisitions(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    code TEXT NOT NULL,
    location TEXT NOT NULL,
    status TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at TEXT,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;

-- A requisition may be posted several times; the best posting speaks for it in requisitions.body.
CREATE TABLE postings(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    requisition TEXT NOT NULL,
    rank INTEGER NOT NULL,
    location TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX postings_requisition ON postings(account, requisition, rank);

CREATE TABLE stages(
    account TEXT NOT NULL,
    requisition TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY(account, requisition, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidates(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    name BLOB NOT NULL,              -- sealed: the whole name alone, for the queue's filter
    person BLOB NOT NULL,            -- sealed: names, contact, links, tags, fields
    updated_at TEXT,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE applications(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    requisition TEXT NOT NULL,
    stage TEXT NOT NULL,
    stage_name TEXT NOT NULL,
    status INTEGER NOT NULL,         -- domain::ApplicationStatus
    applied_at TEXT,
    last_activity_at TEXT,
    updated_at TEXT,
    opted_out INTEGER NOT NULL,
    answers BLOB NOT NULL,           -- sealed: questions, answers, custom fields
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
-- Covers the queue: a start of the app reads this and nothing else of the table.
CREATE INDEX applications_queue ON applications(account, applied_at DESC, id DESC, candidate, requisition, stage,
    stage_name, status, updated_at, opted_out);
CREATE INDEX applications_candidate ON applications(account, candidate);

CREATE TABLE attachments(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    kind INTEGER NOT NULL,           -- domain::AttachmentKind
    file_name BLOB NOT NULL,         -- sealed
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_application ON attachments(account, application);

-- Files that were downloaded, for work without network.
CREATE TABLE files(
    account TEXT NOT NULL,
    attachment TEXT NOT NULL,
    candidate TEXT NOT NULL,
    digest TEXT NOT NULL,
    content BLOB NOT NULL,           -- sealed
    fetched_at TEXT NOT NULL,
    PRIMARY KEY(account, attachment)
) STRICT;

CREATE TABLE notes(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    author TEXT NOT NULL,
    body BLOB NOT NULL,              -- sealed
    created_at TEXT,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_application ON notes(account, application);

CREATE TABLE scorecards(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    application TEXT NOT NULL,
    candidate TEXT NOT NULL,
    interviewer TEXT NOT NULL,
    body BLOB NOT NULL,              -- sealed: overall, notes, ratings
    submitted_at TEXT,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scorecards_application ON scorecards(account, application);

CREATE TABLE field_definitions(
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    on_record TEXT NOT NULL,         -- application, candidate
    type TEXT NOT NULL,
    options TEXT NOT NULL,           -- JSON list of {id, name}
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
