"""Which record here a record from elsewhere is: by what names it, by the same period, or because it is equal.

Two candidates, here or there, are no match unless one of them is equal: which of them is meant is never guessed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from ledger.kind import RecordKind
from ledger.values.period import first_day
from operations.exchange.naming import EQUAL, NAMED_BY, PERIODS, Named
from operations.exchange.shelf import Key, Seen, Shelf

_Groups = dict[Key, list[Seen]]


class Match(NamedTuple):
    """The record here, and by what it was known."""

    record: Any
    how: str


class Matching:
    """Looks for records of one kind among those of the book.

    ``there`` are the records of the file that are still to be found, as they stand in their own book.
    """

    def __init__(
        self,
        kind: RecordKind[Any],
        here: Shelf,
        there: tuple[Shelf, Collection[int]],
        ignored: Collection[str],
    ) -> None:
        self._kind = kind
        self._here = here
        self._there, self._open = there[0], set(there[1])
        self._names = [name for name in kind.by_name if name not in ignored]
        self._ways = NAMED_BY.get(kind.key, ())
        self._by_key = [self._grouped(here, here.seen(kind.key), named) for named in self._ways]
        self._rivals: dict[int, _Groups] = {}
        self._equal: dict[Key, list[Seen]] | None = None
        self._of_period: dict[Key, list[Any]] | None = None

    def find(self, one: Seen, original: Seen, taken: Collection[int]) -> Match | None:
        """The record that this one is, or None.

        ``original`` is the same as it stands in its own book; ``taken`` are those here that are others for certain.
        """
        found = self._found(one, original, taken)
        if found is not None:
            self._open.discard(original.record.id)
        return found

    def _found(self, one: Seen, original: Seen, taken: Collection[int]) -> Match | None:
        for place, named in enumerate(self._ways):
            if not (groups := self._by_key[place]):
                continue
            key = self._here.key(self._kind.key, one, named)
            free = [each for each in groups.get(key, ()) if self._may_be(one, each, named, taken)] if key else []
            if len(free) == 1 and not self._has_rivals(original, place):
                return Match(free[0].record, named.how)
            if free:
                return self._same(one, taken)
        return self._in_period(one.record, taken) or self._same(one, taken)

    def _may_be(self, one: Seen, other: Seen, named: Named, taken: Collection[int]) -> bool:
        return other.record.id not in taken and not self._here.are_apart(self._kind.key, one, other, named)

    def _has_rivals(self, original: Seen, place: int) -> bool:
        """Whether another record of the file goes by the same name and has not been found yet."""
        named = self._ways[place]
        if place not in self._rivals:
            self._rivals[place] = self._grouped(self._there, self._there.seen(self._kind.key), named)
        key = self._there.key(self._kind.key, original, named)
        others = self._rivals[place].get(key, ()) if key else ()
        return any(
            other.record.id != original.record.id
            and other.record.id in self._open
            and not self._there.are_apart(self._kind.key, original, other, named)
            for other in others
        )

    def _grouped(self, shelf: Shelf, records: Iterable[Seen], named: Named) -> _Groups:
        groups: _Groups = defaultdict(list)
        for one in records:
            key = shelf.key(self._kind.key, one, named)
            if key is not None:
                groups[key].append(one)
        return groups

    def _in_period(self, record: Any, taken: Collection[int]) -> Match | None:
        rule = PERIODS.get(self._kind.key)
        if rule is None:
            return None
        names, start, end = rule
        if self._of_period is None:
            self._of_period = defaultdict(list)
            for one in self._here.seen(self._kind.key):
                self._of_period[_values(one.record, names)].append(one.record)
        first, last = _span(record, start, end)
        found = []
        for one in self._of_period.get(_values(record, names), ()):
            begins, ends = _span(one, start, end)
            if one.id not in taken and begins < last and first < ends:
                found.append(one)
        return Match(found[0], "同一时段") if len(found) == 1 else None

    def _same(self, one: Seen, taken: Collection[int]) -> Match | None:
        if self._equal is None:
            self._equal = defaultdict(list)
            for each in self._here.seen(self._kind.key):
                self._equal[_values(each.record, self._names)].append(each)
        candidates = self._equal.get(_values(one.record, self._names), ())
        free = (each for each in candidates if each.record.id not in taken and self._has_same_parts(one, each))
        return next((Match(each.record, EQUAL) for each in free), None)

    def _has_same_parts(self, one: Seen, other: Seen) -> bool:
        key = self._kind.key
        return one.parts is None or self._here.part_words(key, one) == self._here.part_words(key, other)


def _values(record: Any, names: Iterable[str]) -> Key:
    return tuple(getattr(record, name) for name in names)


def _span(record: Any, start: str, end: str) -> tuple[date, date]:
    first, last = getattr(record, start), getattr(record, end)
    return (first_day(first) if first else date.min, first_day(last) if last else date.max)
