-- Version 2. Immutable once released: a change is a new numbered file.
-- The oldest program versions (as schema versions) that may read and that may write this file: a program below the first refuses it, one below the second opens it
-- read-only.
INSERT INTO setting (key, value) VALUES ('minimum_reader', '2'), ('minimum_writer', '2');
