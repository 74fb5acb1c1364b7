"""Step 0003: the bytes of attached files, kept once each, and the index for searching minutes."""

STATEMENTS = """
CREATE TABLE file_contents (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(grams, content = '', contentless_delete = 1, tokenize = 'ascii');
"""
