-- Each kind of output has a class: E evaluates somebody, D describes, C speaks to her. Without one nothing is stored.
-- // CMP-01
CREATE TABLE output_classes(
    kind TEXT PRIMARY KEY,
    class TEXT NOT NULL CHECK(class IN ('E', 'D', 'C'))
) STRICT, WITHOUT ROWID;
INSERT INTO output_classes(kind, class) VALUES
    ('summary', 'D'), ('screening', 'E'), ('message', 'C'), ('synthesis', 'E'), ('proposal', 'E'),
    ('score', 'E'), ('rating', 'E'), ('met', 'E'), ('tag', 'E');
CREATE TRIGGER drafts_have_a_class BEFORE INSERT ON drafts
WHEN NOT EXISTS (SELECT 1 FROM output_classes WHERE kind = NEW.kind)
BEGIN
    SELECT RAISE(ABORT, 'an output without a class cannot be stored');
END;
-- Prompts of the administrator's that were tried on decided cases: only these are used.
CREATE TABLE tried_prompts(
    digest TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    cases INTEGER NOT NULL,
    flips INTEGER NOT NULL,
    tried_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
