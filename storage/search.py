"""Searching texts: every pair of neighbouring characters is a word of the index, a query is a phrase of such pairs.

The tokenizers of the engine know no Chinese: they find nothing for a word of two characters. Pairs in a phrase find
exactly what a plain scan finds, punctuation and line ends included, because a text that has the pairs one behind the
other has the query. Characters stand in the index as numbers, so the engine never sees one that it would drop.

The index is derived: it follows every change in the same transaction and can be built anew from the records.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ledger.kinds import KIND_BY_KEY
from storage.engine import Database
from storage.log import LogRow
from storage.rows import Row

_BETWEEN = "\x1f"  # between the fields of a record; nobody types it
_INSIDE, _END = "y", "z"  # inside a pair, and in place of what follows the last character; neither is a hex digit
_ADD = "INSERT INTO search_index (rowid, grams) VALUES (?, ?)"
_DROP = "DELETE FROM search_index WHERE rowid = ?"
# One row a kind: for a common word, handing over ten thousand rows would take longer than finding them.
_FIND = "SELECT rowid & 31, group_concat(rowid >> 5) FROM search_index WHERE search_index MATCH ? GROUP BY 1 ORDER BY 1"
_BITS = 5
_NUMBERS = {  # the low bits of a row's number say its kind; a number is never given to another kind
    "addenda": 1,
    "agenda_items": 2,
    "attachments": 3,
    "decisions": 4,
    "meeting_guests": 5,
    "meetings": 6,
    "speeches": 7,
    "talk_people": 8,
    "talks": 9,
}
_KINDS = {number: key for key, number in _NUMBERS.items()}
_SEARCHED = {key: kind.searched for key, kind in KIND_BY_KEY.items() if kind.searched}


def folded(text: str) -> str:
    """Text as it is compared: composed, and without the difference of capital letters."""
    return unicodedata.normalize("NFC", text).lower()


class SearchIndex:
    """The index of one open book; its caller holds the transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def follow(self, rows: Iterable[LogRow]) -> None:
        """Take over rows that were written, in their order."""
        for row in rows:
            names = _SEARCHED.get(row.kind)
            if names and _text(row.before, names) != _text(row.after, names):
                self._put(row.kind, row.record_id, _text(row.after, names))

    def find(self, text: str) -> list[tuple[str, int]]:
        """Kind key and id of the records with this text in one of their searched fields; none for an empty text."""
        wanted = folded(text)
        if not wanted:
            return []
        if len(wanted) == 1:
            query = f'"{ord(wanted):x}{_INSIDE}"*'
        else:
            query = '"' + " ".join(f"{ord(one):x}{_INSIDE}{ord(other):x}" for one, other in pairwise(wanted)) + '"'
        found = self._db.execute(_FIND, [query]).fetchall()
        return [(_KINDS[number], record_id) for number, ids in found for record_id in sorted(map(int, ids.split(",")))]

    def put_all(self) -> None:
        """Take in every record of the book."""
        for kind, names in _SEARCHED.items():
            for row in self._db.table(kind).rows:
                self._put(kind, row["id"], _text(row, names))

    def _put(self, kind: str, record_id: int, text: str) -> None:
        row = record_id << _BITS | _NUMBERS[kind]
        self._db.execute(_DROP, [row])
        if text:
            self._db.execute(_ADD, [row, " ".join(_grams(text))])


def build_search(db: Database) -> None:
    """Build the index of a book anew from its records, as after an upgrade."""
    db.execute("DELETE FROM search_index")
    SearchIndex(db).put_all()


def _text(row: Row | None, names: Sequence[str]) -> str:
    """The searched fields of a row, one behind the other."""
    return _BETWEEN.join(folded(str(row[name])) for name in names if row[name]) if row else ""


def _grams(text: str) -> Iterator[str]:
    numbers = [f"{ord(one):x}" for one in text]
    return map(_INSIDE.join, zip(numbers, [*numbers[1:], _END], strict=True))
