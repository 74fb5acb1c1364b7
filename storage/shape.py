"""Whether the tables and indexes of a book are those that its steps make: a hit in the schema is damage, not a bug."""

from hashlib import sha256

from storage.engine import Database, pragma
from storage.migrations import SCHEMA, Schema

_STATEMENTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"


def has_shape(db: Database, schema: Schema = SCHEMA) -> bool:
    """Whether the book has the schema's own statements; a book not upgraded yet passes, so does any without a shape."""
    return not schema.shape or pragma(db, "user_version") != schema.version or shape_of(db) == schema.shape


def shape_of(db: Database) -> str:
    """SHA-256 of every statement of the schema, in hexadecimal."""
    return sha256(repr([tuple(row) for row in db.execute(_STATEMENTS).fetchall()]).encode()).hexdigest()
