"""Step 0003: the bytes of attached files, kept once each, and the index for searching minutes."""

STATEMENTS = """
CREATE TABLE file_contents (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE search_records (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    UNIQUE (kind, record_id)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(grams, content = '', contentless_delete = 1, tokenize = 'ascii');
"""
