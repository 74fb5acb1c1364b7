"""Units and people of a file beside those of the book: what each was taken for, and what else it may be."""

from typing import NamedTuple

from ledger.fields import Mask, masked
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import ORG_UNITS
from operations.exchange.plan import LEAVE_OUT, NEW, Item, Status
from operations.exchange.planning import KNOWN
from operations.exchange.words import Shown

_MAPPED = (ORG_UNITS, MEMBERS)
_WORDS = {NEW: "新增", LEAVE_OUT: "不并入"}


class Mapped(NamedTuple):
    """A unit or person of the file. ``same_as`` is the number here, or ``NEW`` or ``LEAVE_OUT``."""

    number: int
    title: str
    there: str
    same_as: int
    here: str
    how: str


def mapped(told: Shown) -> list[Mapped]:
    """Every unit and person that was not taken in before, in the order of the plan; units first."""
    found = [(number, one) for number, one in enumerate(told.plan.items) if one.kind in _MAPPED and one.how != KNOWN]
    found.sort(key=lambda pair: _MAPPED.index(pair[1].kind))
    return [_line(number, one) for number, one in found]


def candidates(told: Shown, one: Item) -> list[tuple[int, str]]:
    """What an item may be taken for: numbers here with their words. The likely ones stand first."""
    taken = {other.here.id for other in told.plan.items if other.kind is one.kind and other.here and other is not one}
    here = [record for record in told.here.records[one.kind.key] if record.id not in taken]
    if one.kind is ORG_UNITS:
        fitting = [(record.id, record.full_name) for record in here if record.level == one.there.level]
    else:
        here.sort(key=lambda person: (person.name != one.there.name, person.id))
        fitting = [(person.id, person_words(person)) for person in here]
    return [*_WORDS.items(), *fitting]


def person_words(person: Member) -> str:
    """A person told apart from a namesake."""
    number = masked(person.id_number, Mask.ID_NUMBER) if person.id_number else ""
    parts = [part for part in (person.birth_on.iso if person.birth_on else "", number) if part]
    return f"{person.name}（{'，'.join(parts)}）" if parts else person.name


def _line(number: int, one: Item) -> Mapped:
    is_unit = one.kind is ORG_UNITS
    there = one.there.full_name if is_unit else person_words(one.there)
    if one.here is not None:
        here = one.here.full_name if is_unit else person_words(one.here)
        return Mapped(number, one.kind.title, there, one.here.id, here, one.how)
    same_as = LEAVE_OUT if one.status is Status.LEFT_OUT else NEW
    return Mapped(number, one.kind.title, there, same_as, _WORDS[same_as], one.reason)
