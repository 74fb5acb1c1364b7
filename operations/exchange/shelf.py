"""The records of one side as they are compared: by the words of their names, with what belongs to them.

People are called by name, so that somebody whom only one book has on its roster is known again in the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ledger.kept import PersonPair
from ledger.kinds.member import MEMBERS
from ledger.values.dates import LooseDate
from ledger.values.text import search_key
from operations.exchange.naming import PARTS, Named

Key = tuple[Any, ...]


class Seen(NamedTuple):
    """A record with the records that tell it apart; None where they are not told."""

    record: Any
    parts: tuple[Any, ...] | None = ()


class Shelf:
    """What one side has. ``others`` are people who are known here by the negative of their number there."""

    def __init__(self, records: Mapping[str, Iterable[Any]], others: Iterable[Any] = ()) -> None:
        self._records = records
        self._names = {one.id: search_key(one.name) for one in records.get(MEMBERS.key, ())}
        self._names |= {-one.id: search_key(one.name) for one in others}
        self._parts: dict[str, dict[int, list[Any]]] = {}

    def seen(self, kind_key: str) -> Iterator[Seen]:
        """The records of a kind."""
        for one in self._records.get(kind_key, ()):
            yield Seen(one, tuple(self.parts_of(kind_key, one.id)))

    def parts_of(self, kind_key: str, record_id: int) -> Sequence[Any]:
        """The records that tell a record apart."""
        part = PARTS.get(kind_key)
        if part is None:
            return ()
        if kind_key not in self._parts:
            self._parts[kind_key] = defaultdict(list)
            for one in self._records.get(part.kind.key, ()):
                if part.without is None or getattr(one, part.without[0]) != part.without[1]:
                    self._parts[kind_key][getattr(one, part.owner)].append(one)
        return self._parts[kind_key].get(record_id, ())

    def key(self, kind_key: str, seen: Seen, named: Named) -> Key | None:
        """The words of a name; None when one of them says too little."""
        words = values_of(seen.record, named.fields)
        if any(map(_says_too_little, words)):
            return None
        if named.may_be_empty:
            words += values_of(seen.record, named.may_be_empty)
        if named.people:
            words += tuple(self._called(seen.record, pair) for pair in named.people)
        if named.by_parts:
            parts = tuple(one for one, _ in self.part_words(kind_key, seen))
            return (*words, parts) if parts else None
        return words

    def part_words(self, kind_key: str, seen: Seen) -> list[tuple[Key, int]]:
        """What the parts of a record say, each with the number of the person that it names."""
        part = PARTS.get(kind_key)
        return sorted(self._part(part.words, part.person, one) for one in seen.parts or ()) if part else []

    def are_apart(self, kind_key: str, first: Seen, second: Seen, named: Named) -> bool:
        """Whether two records of the same name are two all the same."""
        for name in named.apart:
            one, other = (values_of(each.record, (name,)) for each in (first, second))
            if one != other and not any(map(_says_too_little, (*one, *other))):
                return True
        for pair in named.people:
            if _are_others(getattr(first.record, pair.member), getattr(second.record, pair.member)):
                return True
        if not named.by_parts:
            return False
        people = zip(self.part_words(kind_key, first), self.part_words(kind_key, second), strict=True)
        return any(_are_others(one, other) for (_, one), (_, other) in people)

    def _called(self, record: Any, pair: PersonPair) -> str:
        member_id = getattr(record, pair.member)
        return self._names.get(member_id, "") if member_id else search_key(getattr(record, pair.name, ""))

    def _part(self, names: Sequence[str], person: PersonPair | None, record: Any) -> tuple[Key, int]:
        words = values_of(record, names)
        return ((*words, self._called(record, person)), getattr(record, person.member) or 0) if person else (words, 0)


def values_of(record: Any, names: Sequence[str]) -> Key:
    """The values of some fields; texts as they are searched, so that a space makes no other record."""
    found = (getattr(record, name) for name in names)
    return tuple(search_key(one) if isinstance(one, str) else one for one in found)


def _says_too_little(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, LooseDate) and value.exact is None)


def _are_others(first: int | None, second: int | None) -> bool:
    return bool(first and second and first != second)
