-- Whose record it was when it was approved: digests of the person's addresses, sealed. Empty before this version, and
-- where none was known. // REL-35
ALTER TABLE operations ADD COLUMN addresses BLOB NOT NULL DEFAULT x'';
CREATE TRIGGER operations_frozen_addresses BEFORE UPDATE OF addresses ON operations
BEGIN SELECT RAISE(ABORT, 'what was approved is frozen'); END;
