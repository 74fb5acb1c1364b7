"""Which members the names in a sheet of meetings or talks mean. Nothing is guessed: who is unclear is asked.

One answer holds for a name in the whole file.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from ledger.kinds.member import Member
from ledger.roster.asof import is_enrolled, latest_entry
from ledger.roster.facts import RosterFacts
from ledger.values.text import search_key
from operations.importing.kind import NOWHERE, Answers, Question

NAME = "姓名："
"""Begins the key of a question about a name."""
AS_GUEST, AS_TYPED, MEMBER = "guest", "typed", "member:"
"""Answers: he attends without being counted; the name as it stands; the member whose id follows."""
_GUEST_WORDS, _TYPED_WORDS, _LEFT_OUT_WORDS = "列席", "按所写姓名登记（不在名册）", "不导入这个名字"
_LONG_ENOUGH = 3  # of two characters, one that differs makes another name
_CHOOSE = "请选择…"


class Names:
    """The members of the book by name, and what the user has said about names of a file."""

    def __init__(self, facts: RosterFacts, answers: Answers, today: date) -> None:
        self._facts = facts
        self._answers = answers
        self._today = today
        self._asked: dict[str, Question] = {}

    def knows(self, text: str) -> bool:
        """Whether a text is the name of a member, spaces and name dots apart."""
        return search_key(text) in self._by_key

    def named(self, name: str) -> tuple[Member, ...]:
        """The members of a name."""
        return self._by_key.get(search_key(name), ())

    def enrolled(self, name: str, day: date) -> tuple[Member, ...]:
        """The members of a name who are on the roster on a day."""
        return tuple(one for one in self.named(name) if is_enrolled(self._facts, one, day))

    def by_number(self, name: str, note: str) -> int | None:
        """The member of a name whose number in the book stands in brackets: 张伟（6）, where an answer cannot tell."""
        ids = {str(one.id): one.id for one in self.named(name)}
        return ids.get(note)

    def is_stranger(self, name: str) -> bool:
        """Whether no member is called so, nor nearly so: nobody need be asked who that is."""
        return not self.named(name) and next(self._alike(name), None) is None and not self.answer(name)

    def answer(self, name: str) -> str:
        """What the user has said about a name; empty while he has not."""
        return self._answers.get(NAME + name, "")

    def answered_member(self, name: str) -> int | None:
        """The member that the user has chosen for a name."""
        said = self.answer(name)
        return int(said.removeprefix(MEMBER)) if said.startswith(MEMBER) else None

    def person(self, name: str, note: str, day: date) -> int | None:
        """The member that a name means on a day; None for somebody outside the roster, 0 while that is unclear.

        A name that the roster of the day knows once means that member; any other one is asked about.
        """
        here = self.enrolled(name, day)
        sure = here[0].id if len(here) == 1 else self.by_number(name, note)
        if sure:
            return sure
        self.ask(name, here or self.named(name), as_guest=False)
        if self.answer(name) == AS_TYPED:
            return None
        return self.answered_member(name) or 0

    def ask(self, name: str, candidates: Iterable[Member], *, as_guest: bool) -> None:
        """Ask about a name once for the file; ``as_guest`` offers 列席, otherwise the name can be kept as it stands."""
        options = {"": _CHOOSE}
        before = self._asked.get(NAME + name)
        offered = {one.id: one for one in (*candidates, *self._alike(name))}
        options |= {f"{MEMBER}{one.id}": self._words(one) for one in offered.values()}
        options |= before.options if before else {}
        options |= {AS_GUEST: _GUEST_WORDS} if as_guest else {AS_TYPED: _TYPED_WORDS}
        options.pop(NOWHERE, None)
        options[NOWHERE] = _LEFT_OUT_WORDS
        text = f"名单中的“{name}”是" if offered else f"名册中没有的“{name}”"
        self._asked[NAME + name] = Question(NAME + name, text, options, self.answer(name))

    def asked(self) -> Mapping[str, Question]:
        """The questions so far."""
        return dict(self._asked)

    def ask_only(self, asked: Mapping[str, Question]) -> None:
        """Take back the questions that came since: the row that raised them is not entered."""
        self._asked = dict(asked)

    def questions(self) -> Iterator[Question]:
        """The names that had to be asked about, answered ones included, so that an answer can be changed."""
        yield from self._asked.values()

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Member, ...]]:
        found: dict[str, tuple[Member, ...]] = {}
        for one in self._facts.members:
            key = search_key(one.name)
            found[key] = (*found.get(key, ()), one)
        return found

    def _alike(self, name: str) -> Iterator[Member]:
        """Members whose names differ in one character, for a slip of the pen, or with which the text begins."""
        key = search_key(name)
        for other, members in self._by_key.items():
            if (len(other) > 1 and key.startswith(other) and key != other) or _differ_once(key, other):
                yield from members

    def _words(self, member: Member) -> str:
        """``12 李明 第一支部 1980年生``, by which namesakes are told apart."""
        entry = latest_entry(self._facts, member, self._today)
        branch = f" {entry.branch.short_name}" if entry else ""
        born = f" {member.birth_on.year}年生" if member.birth_on else ""
        return f"{member.id} {member.name}{branch}{born}"


def _differ_once(first: str, second: str) -> bool:
    if len(first) != len(second) or len(first) < _LONG_ENOUGH:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1
