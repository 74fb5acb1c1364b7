"""Which record here a record from elsewhere is: by what names it, by the same period, or because it is equal.

Two candidates are no match: which of them is meant is never guessed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ledger.kind import RecordKind
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS
from ledger.kinds.book import OWN_FIELDS
from ledger.kinds.development import DEVELOPMENT_CASES, HOLIDAYS
from ledger.kinds.dues import ASSESSMENTS, RULE_OVERRIDES
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES, SUMMARY_TEMPLATES
from ledger.kinds.meetings import MEETING_TEMPLATES, MEETINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, STAYS
from ledger.kinds.organisation import OFFICES, ORG_UNITS, TERMS
from ledger.kinds.own_registers import OWN_REGISTER_FIELDS, OWN_REGISTERS
from ledger.values.dates import LooseDate
from ledger.values.period import first_day
from operations.standing import ONLY_ONE

_NAMED_BY: Mapping[str, tuple[tuple[str, ...], ...]] = {
    **{key: (names,) for key, names in ONLY_ONE.items()},
    ORG_UNITS.key: (("level", "full_name"), ("level", "short_name")),
    MEMBERS.key: (("id_number",), ("name", "birth_on")),
    TERMS.key: (("org_unit_id", "started_on"),),
    MEETINGS.key: (("org_unit_id", "kind", "held_on", "from_time"),),
    MEETING_TEMPLATES.key: (("title", "is_phrase"),),
    ASSESSMENTS.key: (("member_id", "from_month"),),
    RULE_OVERRIDES.key: (("rule", "from_month"),),
    APPRAISALS.key: (("org_unit_id", "for_year"),),
    APPRAISAL_RESULTS.key: (("appraisal_id", "member_id"),),
    DEVELOPMENT_CASES.key: (("id_number",), ("org_unit_id", "name", "birth_on")),
    HOLIDAYS.key: (("day_on",),),
    DUTIES.key: (("set_title", "text"),),
    OWN_FIGURES.key: (("label",),),
    SUMMARY_TEMPLATES.key: (("key",), ("title",)),
    SUMMARIES.key: (("template_key", "org_unit_id", "year", "title"),),
    OWN_FIELDS.key: (("record_kind", "label"),),
    OWN_REGISTERS.key: (("title",),),
    OWN_REGISTER_FIELDS.key: (("register_id", "label"),),
}
"""Fields by which two records are the same one; of a second set only when the first says nothing against it."""

_PERIODS: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    STAYS.key: (("member_id", "branch_id"), "joined_on", "left_on"),
    GROUP_STAYS.key: (("member_id", "group_id"), "from_on", "to_on"),
    OFFICES.key: (("member_id", "org_unit_id", "office"), "from_on", "to_on"),
}
"""Periods of the same person at the same place that overlap are one period, known differently well."""

_WORDS = {
    "id_number": "身份证号相同",
    "birth_on": "姓名和出生日期相同",
    "full_name": "全称相同",
    "short_name": "简称相同",
}
EQUAL = "内容完全相同"


class Match(NamedTuple):
    """The record here, and by what it was known."""

    record: Any
    how: str


class Matching:
    """Looks for records of one kind among those of the book."""

    def __init__(self, kind: RecordKind[Any], here: Sequence[Any], ignored: Collection[str]) -> None:
        self._kind = kind
        self._here = here
        self._names = [name for name in kind.by_name if name not in ignored]
        self._keys = _NAMED_BY.get(kind.key, ())
        self._by_key = {names: _grouped(here, names) for names in self._keys}
        self._equal: dict[tuple[Any, ...], list[Any]] | None = None
        self._of_period: dict[tuple[Any, ...], list[Any]] | None = None

    def find(self, record: Any, taken: Collection[int]) -> Match | None:
        """The record that this one is, or None. ``taken`` are those that are others for certain."""
        for names, candidates in self._named(record):
            free = [one for one in candidates if one.id not in taken and not self._contradicts(record, one, names)]
            if len(free) == 1:
                return Match(free[0], _WORDS.get(names[-1], "同一条登记"))
            if free:
                return None
        return self._in_period(record, taken) or self._same(record, taken)

    def _named(self, record: Any) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
        for names in self._keys:
            key = _key(record, names)
            if key is not None:
                yield names, self._by_key[names].get(key, [])

    def _contradicts(self, record: Any, other: Any, names: tuple[str, ...]) -> bool:
        """Whether a set of names that comes before these is filled on both sides and differs."""
        for earlier in self._keys[: self._keys.index(names)]:
            ours, theirs = _key(record, earlier), _key(other, earlier)
            if names[0] not in earlier and None not in (ours, theirs) and ours != theirs:
                return True
        return False

    def _in_period(self, record: Any, taken: Collection[int]) -> Match | None:
        rule = _PERIODS.get(self._kind.key)
        if rule is None:
            return None
        names, start, end = rule
        if self._of_period is None:
            self._of_period = defaultdict(list)
            for one in self._here:
                self._of_period[_values(one, names)].append(one)
        first, last = _span(record, start, end)
        found = []
        for one in self._of_period.get(_values(record, names), ()):
            begins, ends = _span(one, start, end)
            if one.id not in taken and begins < last and first < ends:
                found.append(one)
        return Match(found[0], "同一时段") if len(found) == 1 else None

    def _same(self, record: Any, taken: Collection[int]) -> Match | None:
        if self._equal is None:
            self._equal = defaultdict(list)
            for one in self._here:
                self._equal[_values(one, self._names)].append(one)
        free = [one for one in self._equal.get(_values(record, self._names), ()) if one.id not in taken]
        return Match(free[0], EQUAL) if free else None


def _grouped(records: Sequence[Any], names: tuple[str, ...]) -> dict[tuple[Any, ...], list[Any]]:
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for one in records:
        key = _key(one, names)
        if key is not None:
            groups[key].append(one)
    return groups


def _key(record: Any, names: tuple[str, ...]) -> tuple[Any, ...] | None:
    """The values of these fields; None when one of them says too little."""
    values = _values(record, names)
    if any(one in ("", None) or (isinstance(one, LooseDate) and one.exact is None) for one in values):
        return None
    return values


def _values(record: Any, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)


def _span(record: Any, start: str, end: str) -> tuple[date, date]:
    first, last = getattr(record, start), getattr(record, end)
    return (first_day(first) if first else date.min, first_day(last) if last else date.max)
