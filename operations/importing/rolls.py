"""Who was at a meeting of a sheet, settled against the roster of its day: 应到 follows from the roster alone.

Who is listed as present was there, who is listed as absent was not, with the reason. Everybody else was there only
where the sheet lists nobody as present, or says 全体; otherwise the user is asked, and nothing is entered about them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ledger.codes.meetings import ABSENT, LEFT_OUT, ON_LEAVE, PRESENT
from ledger.intake import name_lists as lists
from ledger.intake.meetings import PRESENT_COUNT
from ledger.intake.name_lists import Named, NameList, read_names
from ledger.intake.outcome import Doubt
from ledger.intake.reading import Value
from ledger.kinds.meetings import Attendance, MeetingGuest
from ledger.life.expected import COMMITTEES, expected_ids
from ledger.life.facts import LifeFacts
from operations.importing.kind import NOWHERE, Answers, Question
from operations.importing.life_names import AS_GUEST, Names
from operations.importing.roll_words import says_ordinary, status_of, why_asked, without_ordinary

STRANGERS, UNLISTED = "不应到的党员", "没有列名的党员"
"""Keys of questions: members who are listed and not expected that day; expected ones whom no list names."""

_COLUMNS = (
    ("left_out", lists.ABSENT),
    ("on_leave", lists.ON_LEAVE),
    ("absent", lists.ABSENT),
    ("present", lists.PRESENT),
    ("guests", lists.GUEST),
)
_COMMITTEE_WORDS = re.compile("支委|委员|班子")


@dataclass(frozen=True, slots=True)
class Roll:
    """What the lists of a row come to.

    Attributes:
        reason: why the row cannot be taken before the user has said who somebody is; empty when it can.
        note: how many were there.
        asked: keys of the questions about people whom the roster and the lists do not agree about.
    """

    marks: tuple[Attendance, ...] = ()
    guests: tuple[MeetingGuest, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reason: str = ""
    note: str = ""
    asked: frozenset[str] = frozenset()


class Rolls:
    """Reads the lists of the rows of one file."""

    def __init__(self, facts: LifeFacts, names: Names, answers: Answers) -> None:
        self.facts = facts
        self.names = names
        self.strangers = answers.get(STRANGERS, "")
        self.unlisted = answers.get(UNLISTED, "")
        self._asked: frozenset[str] = frozenset()

    def read(self, values: Mapping[str, Value], kind: str, units: tuple[int, ...], day: date, *, is_held: bool) -> Roll:
        """The attendance and the guests of a meeting; of a planned one only who has asked for leave."""
        return _Row(self, values, kind, expected_ids(self.facts, kind, units, day)).read(is_held=is_held)

    def ask(self, roll: Roll) -> None:
        """Ask what a row that is to be entered leaves open."""
        self._asked |= roll.asked

    def questions(self) -> Iterator[Question]:
        """What is to be said about people whom the roster and the lists do not agree about."""
        if STRANGERS in self._asked:
            options = {"": "请选择…", AS_GUEST: "登记为列席", NOWHERE: "不导入这些名字"}
            yield Question(STRANGERS, "列在名单里而当天不应到的党员", options, self.strangers)
        if UNLISTED in self._asked:
            options = {"": "不登记到会情况"} | {one: f"登记为{one}" for one in (ABSENT, ON_LEAVE, PRESENT)}
            yield Question(UNLISTED, "应到而名单里都没有的党员", options, self.unlisted)


class _Row:
    """The lists of one meeting."""

    def __init__(self, rolls: Rolls, values: Mapping[str, Value], kind: str, expected: tuple[int, ...]) -> None:
        self._rolls = rolls
        self._names = rolls.names
        self._values = values
        self._kind = kind
        self._expected = expected
        self._lists = {
            key: read_names(str(values[key]), self._names.knows, part) for key, part in _COLUMNS if values.get(key)
        }
        self._times = Counter(one.name for found in self._lists.values() for one in found.people)
        self._marks: dict[int, tuple[str, str]] = {}
        self._ordinary: set[int] = set()
        self._guests: list[MeetingGuest] = []
        self._doubts: list[Doubt] = []
        self._reasons: list[str] = []
        self._asked: set[str] = set()

    def read(self, *, is_held: bool) -> Roll:
        for key, found in self._lists.items():
            for one in found.people:
                self._take(key, one)
        if is_held:
            self._mark_others()
            self._compare_counts()
            self._compare_away()
        else:
            self._marks = {key: mark for key, mark in self._marks.items() if mark[0] != PRESENT}
        marks = tuple(self._attendance(one, *self._marks[one]) for one in self._expected if one in self._marks)
        reason = "".join(dict.fromkeys(self._reasons))
        note = self._note() if is_held else ""
        return Roll(marks, tuple(self._guests), tuple(self._doubts), reason, note, frozenset(self._asked))

    def _attendance(self, member_id: int, status: str, reason: str) -> Attendance:
        as_ordinary = status == PRESENT and member_id in self._ordinary
        return Attendance(member_id=member_id, status=status, reason=reason, as_ordinary=as_ordinary)

    # One name

    def _take(self, column: str, one: Named) -> None:
        number = self._numbered(one)
        status, reason = status_of(column, replace(one, note="") if number else one)
        if not status:
            post, _, why = one.note.partition("；")
            self._invite(MeetingGuest(name=one.name, post="" if post == "列席" else post, reason=why))
            return
        members = self._members(column, one, status)
        if says_ordinary(one.note):
            self._take_ordinary(column, one.name, (number,) if number in members else members)
        for member_id in members:
            before = self._marks.get(member_id)
            if before and PRESENT in (before[0], status) and before[0] != status:
                self._doubt(column, f"“{one.name}”既在出席名单，又在缺席或请假名单，按{before[0]}登记，请核对。")
            self._marks.setdefault(member_id, (status, reason))

    def _numbered(self, one: Named) -> int | None:
        return self._names.by_number(one.name, without_ordinary(one.note))

    def _take_ordinary(self, column: str, name: str, members: tuple[int | None, ...]) -> None:
        """Somebody came 以普通党员身份; of namesakes the number has to say who."""
        if len(members) > 1:
            self._doubt(column, f"“{name}”同名的党员不止一名，没有登记是哪一名以普通党员身份参加，请核对。")
        else:
            self._ordinary.update(filter(None, members))

    def _members(self, column: str, one: Named, status: str) -> tuple[int, ...]:
        """The members that a name of a list means; none where there is something to ask or nothing to enter."""
        candidates = self._names.named(one.name)
        here = tuple(member for member in candidates if member.id in self._expected)
        if len(here) == 1 or (here and self._times[one.name] == len(here) and self._is_one_list(one.name)):
            return tuple(member.id for member in here)
        if (number := self._numbered(one)) in self._expected and number is not None:
            return (number,)
        said, chosen = self._names.answer(one.name), self._names.answered_member(one.name)
        is_stranger = not here and (bool(candidates) or (chosen is not None and chosen not in self._expected))
        if chosen in self._expected and chosen is not None:
            self._names.ask(one.name, here, as_guest=True)
            return (chosen,)
        if is_stranger:
            self._take_stranger(column, one, status)
            return ()
        self._names.ask(one.name, here, as_guest=True)
        if said == AS_GUEST:
            self._add_guest(one, status)
        elif said != NOWHERE:
            self._reasons.append(why_asked(one.name, [member.id for member in here]))
        return ()

    def _is_one_list(self, name: str) -> bool:
        """Whether all namesakes stand in one list, so that it does not matter which of them is which."""
        return sum(any(one.name == name for one in found.people) for found in self._lists.values()) == 1

    def _take_stranger(self, column: str, one: Named, status: str) -> None:
        """A member who is not expected that day: of another branch, not on the committee, not yet or no longer here."""
        self._asked.add(STRANGERS)
        if self._rolls.strangers == AS_GUEST:
            self._add_guest(one, status)
        elif self._rolls.strangers != NOWHERE:
            words = f"“{one.name}”当天不在应到名单里"
            self._reasons.append(f"{words}，请先选择怎样登记。")
            self._doubt(column, f"{words}，请核对。")

    def _add_guest(self, one: Named, status: str) -> None:
        if status == PRESENT:
            self._invite(MeetingGuest(name=one.name, post=one.note))

    def _invite(self, guest: MeetingGuest) -> None:
        """Who stands in two lists attends once."""
        if all(one.name != guest.name for one in self._guests):
            self._guests.append(guest)

    # Everybody else

    def _mark_others(self) -> None:
        others = [one for one in self._expected if one not in self._marks]
        present = self._lists.get("present", NameList())
        self._doubt_elsewhere(present)
        is_everybody = self._is_everybody(present)
        has_list = any(one.part == lists.PRESENT for one in present.people) or (
            bool(present.everybody) and not is_everybody
        )
        if not has_list or is_everybody or self._is_told_by_count(present, others):
            self._marks |= dict.fromkeys(others, (PRESENT, ""))
        elif others:
            self._asked.add(UNLISTED)
            if self._rolls.unlisted:
                self._marks |= dict.fromkeys(others, (self._rolls.unlisted, ""))
            else:
                self._doubt("present", f"名单里没有应到的{self._called(others)}，没有登记他们是否到会，请核对。")

    def _doubt_elsewhere(self, present: NameList) -> None:
        """见签到表: the names stand in another list, which nobody has read."""
        if present.elsewhere and not present.people:
            words = f"写的是“{present.elsewhere}”，没有列出姓名，缺席和请假的以外按到会登记，请核对。"
            self._doubt("present", words)

    def _is_everybody(self, present: NameList) -> bool:
        """Whether 全体 means those who are expected: 全体党员 at a member meeting, 全体支委 at one of the committee."""
        if not present.everybody:
            return False
        says_committee = bool(_COMMITTEE_WORDS.search(present.everybody))
        says_members = "党员" in present.everybody
        if says_committee and self._kind not in COMMITTEES:
            return False
        if says_members and self._kind in COMMITTEES:
            self._doubt("present", f"{self._kind}写的是“{present.everybody}”，只登记委员到会，请核对。")
        return True

    def _is_told_by_count(self, present: NameList, others: list[int]) -> bool:
        """张三等12人: the others were there when exactly so many remain."""
        if not present.is_open:
            return False
        came = sum(status == PRESENT for status, _ in self._marks.values())
        return (present.count or self._number(PRESENT_COUNT)) == came + len(others)

    def _called(self, ids: list[int]) -> str:
        members = self._rolls.facts.roster.member_by_id
        shown = "、".join(members[one].name for one in ids[:3])
        return shown if len(ids) <= 3 else f"{shown}等{len(ids)}人"

    # Numbers

    def _compare_counts(self) -> None:
        present = self._lists.get("present", NameList())
        out = sum(status == LEFT_OUT for status, _ in self._marks.values())
        should = len(self._expected) - out
        came = sum(status == PRESENT for status, _ in self._marks.values())
        said = self._number("expected", present.expected)
        if said is not None and said != should:
            self._doubt("expected", f"表中应到{said}人，名册当天应到{should}人，按名册登记，请核对。", said)
        told = self._number(PRESENT_COUNT, present.present)
        told = present.count if told is None else told
        if told is not None and told != came:
            self._doubt(PRESENT_COUNT, f"表中实到{told}人，按名册和名单到会{came}人，请核对。", told)

    def _compare_away(self) -> None:
        """缺席2人 without their names: who it was is not known, and nobody is to count as present unnoticed."""
        for key, found in self._lists.items():
            said = found.away or (found.count or 0 if key in {"on_leave", "absent"} else 0)
            named = sum(one.part in {lists.ON_LEAVE, lists.ABSENT} for one in found.people)
            if said > named:
                self._doubt(key, f"写明{said}人没有到会，列出姓名的有{named}人，请核对。")

    def _number(self, key: str, beside: int | None = None) -> int | None:
        value = self._values.get(key)
        return value if isinstance(value, int) else beside

    def _doubt(self, key: str, reason: str, raw: object = None) -> None:
        text = str(self._values.get(key) or "") if raw is None else str(raw)
        self._doubts.append(Doubt(key, text, reason))

    def _note(self) -> str:
        counted = Counter(status for status, _ in self._marks.values())
        words = "，".join(f"{status}{counted[status]}人" for status in (PRESENT, ON_LEAVE, ABSENT) if counted[status])
        says_nothing = not self._lists and not {"expected", PRESENT_COUNT} & self._values.keys()
        return f"{words}（表中没有写明出席情况）" if says_nothing and words else words
