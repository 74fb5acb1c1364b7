"""Which member of the book a row names: by number, by id number, else by a name that only one can have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.intake.outcome import Doubt
from ledger.intake.reading import Value
from ledger.kinds.member import Member
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.roster.asof import former_on, latest_entry, roster_on
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from ledger.values.id_number import read_id_number
from operations.importing.units import find_by_name

MEMBER_NO = "member_no"
_NUMBER = re.compile(r"\s*(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Found:
    """The member of a row, or why there is none and what the user can choose."""

    member: Member | None = None
    doubts: tuple[Doubt, ...] = ()
    reason: str = ""
    options: tuple[str, ...] = ()


class People:
    """Finds members for the rows of one sheet. Who is on the roster goes before who has left."""

    def __init__(self, facts: RosterFacts, today: date, default_branch_id: int | None = None) -> None:
        self._facts = facts
        self._today = today
        self._default = default_branch_id

    def find(self, values: Mapping[str, Value]) -> Found:
        """The member that the person fields of a row mean."""
        if number := _NUMBER.match(str(values.get(MEMBER_NO) or "")):
            return self._by_number(int(number[1]), str(values.get("name") or ""))
        key = str(values.get("id_number") or "")
        if key and (member := self._by_identity.get(_identity(key))):
            return _same_name(member, str(values.get("name") or ""))
        return self._by_name(str(values.get("name") or ""), key, str(values.get("branch") or ""))

    def _by_number(self, number: int, name: str) -> Found:
        member = self._facts.member_by_id.get(number)
        if member is None or member.name != name:
            return Found(reason=f"账簿里编号{number}的党员不是“{name}”，请核对党员编号。")
        return Found(member)

    def _by_name(self, name: str, key: str, branch: str) -> Found:
        named = self._entries.get(name, [])
        if not named:
            return Found(reason=f"党员名册里没有“{name}”；不是党员的不用登记。")
        if not (open_ones := [one for one in named if not (key and one.member.id_number)]):
            return Found(reason=f"名册中“{name}”的公民身份证号与表中不同，请核对。")
        fitting = list(self._in_branch(open_ones, branch))
        if len(fitting) == 1:
            return Found(fitting[0].member, self._doubt_of_branch(fitting[0], branch))
        found = fitting or open_ones
        reason = f"账簿里有{len(found)}名“{name}”，分不清是哪一名，请在“党员编号”里选择。"
        return Found(reason=reason, options=tuple(map(_words, found)))

    def _in_branch(self, entries: Sequence[RosterEntry], branch: str) -> Iterator[RosterEntry]:
        """Those of the branch that the row names, or else of the default one, when this tells them apart."""
        unit = find_by_name(branch, self._branches) if branch else None
        wanted = unit.id if unit else self._default
        here = [one for one in entries if wanted is None or one.stay.branch_id == wanted]
        yield from here if here and (unit is not None or len(entries) > 1) else entries

    def _doubt_of_branch(self, entry: RosterEntry, branch: str) -> tuple[Doubt, ...]:
        unit = find_by_name(branch, self._branches) if branch else None
        if unit is None or unit.id == entry.stay.branch_id:
            return ()
        return (Doubt("branch", branch, f"名册中{entry.member.name}在{entry.branch.short_name}，请核对是不是同一人。"),)

    @cached_property
    def _entries(self) -> Mapping[str, list[RosterEntry]]:
        """By name; who has left only where nobody of the name is on the roster."""
        found: dict[str, list[RosterEntry]] = {}
        for one in roster_on(self._facts, self._today):
            found.setdefault(one.member.name, []).append(one)
        left: dict[str, list[RosterEntry]] = {}
        for one in former_on(self._facts, self._today):
            left.setdefault(one.member.name, []).append(one)
        return left | found

    @cached_property
    def _by_identity(self) -> Mapping[str, Member]:
        return {_identity(one.id_number): one for one in self._facts.members if one.id_number}

    @cached_property
    def _branches(self) -> list[OrgUnit]:
        return [unit for unit in self._facts.units if unit.level == BRANCH]


def _same_name(member: Member, name: str) -> Found:
    if member.name == name:
        return Found(member)
    return Found(member, (Doubt("name", name, f"公民身份证号相同，名册中的姓名是“{member.name}”，请核对。"),))


def _identity(number: str) -> str:
    return number if len(number) == 18 else read_id_number(number).full or number


def _words(entry: RosterEntry) -> str:
    """``12 李明 第一支部 1980.01 生``: begins with the number by which the choice is read."""
    birth = entry.member.birth_on
    born = f" {birth.year}年生" if birth else ""
    return f"{entry.member.id} {entry.member.name} {entry.branch.short_name}{born}"


def person_values(facts: RosterFacts, member_id: int, on: date) -> dict[str, Value]:
    """The person fields of a member, as ``People.find`` reads them: whom it finds is this member."""
    member = facts.member_by_id[member_id]
    entry = latest_entry(facts, member, on)
    found: dict[str, Value] = {
        "name": member.name,
        "branch": entry.branch.short_name if entry else "",
        MEMBER_NO: str(member.id),
        "id_number": member.id_number,
    }
    return {key: value for key, value in found.items() if value}
