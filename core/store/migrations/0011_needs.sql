-- How many verdicts of a draft want a person's eye: they waver, the papers leave them open, or no passage bears them
-- out. What a session is ordered by. Counted when the draft is kept; older drafts count from their next keeping on.
ALTER TABLE drafts ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
