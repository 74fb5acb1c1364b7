"""Talks of the sample: every year between most people who are to talk with each other, a few are still missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import combinations
from random import Random

from ledger.codes.meetings import CHECKED, DRAFT, PLANNED, SEALED
from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk, TalkPerson
from ledger.life.expected import committee_ids, enrolled_ids
from ledger.life.facts import LifeFacts
from operations.demo import life_words as words
from operations.demo.life_days import SATURDAY, working_day
from storage.store import Change

_DRAFT = timedelta(days=21)
_WITHIN = ("日常谈心", "廉政谈话", "意见分歧或矛盾")
_WITH_MEMBERS = ("日常谈心", "政治生日", "岗位变动", "身体或心理状况", "本人要求")
_AMONG = ("日常谈心", "日常谈心", "岗位变动")
_BEFORE_LIFE_MEETING, _UNTIL = "组织生活会前", 2  # in the first months of a year
_FOLLOWED_UP = 0.2


@dataclass(frozen=True, slots=True)
class _Pair:
    """Who is to talk with whom, and of which kind the talk is."""

    talker: int
    partner: int
    occasions: tuple[str, ...]


def add_talks(change: Change, facts: LifeFacts, span: tuple[date, date], random: Random, operator: str) -> None:
    """Talks from the first day of ``span`` to its last, today; what is missing this year is planned."""
    first, today = span
    branches = [unit for unit in facts.roster.units if unit.level == BRANCH]
    keeper = _Talks(change, facts, today, random, operator)
    for year in range(first.year, today.year + 1):
        for branch in branches:
            keeper.add_year(branch, year, is_second=branch is branches[-1])


@dataclass(frozen=True)
class _Talks:
    """Brings talks into the book."""

    change: Change
    facts: LifeFacts
    today: date
    random: Random
    operator: str

    def add_year(self, branch: OrgUnit, year: int, *, is_second: bool) -> None:
        """The talks of a branch in a year, in the order of their days."""
        last = min(self.today, date(year, 12, 31))
        pairs = list(self._pairs(branch, last))
        missing = _missing(pairs, is_second=is_second) if year == self.today.year else []
        held = [(day, pair) for pair in pairs if pair not in missing and (day := self._day(pair, year, last))]
        for number, (day, pair) in enumerate(sorted(held, key=lambda one: one[0])):
            is_secret = number == len(held) // 2 and year == self.today.year and not is_second
            self._hold(branch, pair, day, is_confidential=is_secret)
        for pair in missing[:1]:
            planned = Talk(
                org_unit_id=branch.id,
                occasion=pair.occasions[0],
                planned_on=working_day(self.today + timedelta(days=9)),
                place=words.TALK_PLACES[0],
                state=PLANNED,
            )
            self._with_people(self.change.add(TALKS, planned), pair)

    def _pairs(self, branch: OrgUnit, last: date) -> Iterator[_Pair]:
        people = enrolled_ids(self.facts, branch.id, last)
        committee = sorted(committee_ids(self.facts, branch.id, last) & people)
        others = sorted(people - set(committee))
        for one, other in combinations(committee, 2):
            yield _Pair(one, other, _WITHIN)
        for place, one in enumerate(others if committee else ()):
            yield _Pair(committee[place % len(committee)], one, _WITH_MEMBERS)
        for place in range(0, len(others) - 1, 2):
            yield _Pair(others[place], others[place + 1], _AMONG)
        if len(others) % 2 and len(others) > 1:
            yield _Pair(others[-1], others[0], _AMONG)

    def _day(self, pair: _Pair, year: int, last: date) -> date | None:
        """A working day on which both are here; None when there is none."""
        start = max(date(year, 1, 5), self._since(pair.talker), self._since(pair.partner))
        if start > last:
            return None
        day = start + timedelta(days=self.random.randint(0, (last - start).days))
        back = day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
        return back if back >= start else min(working_day(start), last)

    def _since(self, member_id: int) -> date:
        member = self.facts.roster.member_by_id[member_id]
        stays = self.facts.index.stays_of(member_id)
        known = [stay.joined_on or (member.admitted_on.earliest if member.admitted_on else date.min) for stay in stays]
        return max(known, default=date.min)

    def _hold(self, branch: OrgUnit, pair: _Pair, day: date, *, is_confidential: bool) -> None:
        draw = self.random.choice
        start = time(self.random.choice((9, 10, 14, 15, 16)), self.random.choice((0, 10, 20)))
        talk = Talk(
            org_unit_id=branch.id,
            occasion=self._occasion(pair, day, is_confidential=is_confidential),
            held_on=day,
            from_time=start,
            to_time=start.replace(minute=start.minute + self.random.randint(25, 39)),
            place=draw(words.TALK_PLACES),
            content="".join(self.random.sample(words.TALK_LINES, 3)),
            difficulties=draw(words.TALK_TROUBLES),
            suggestions=draw(words.TALK_ADVICE),
            is_confidential=is_confidential,
            written_on=min(day + timedelta(days=self.random.randint(0, 2)), self.today),
        )
        if is_confidential or self.random.random() < _FOLLOWED_UP:
            talk = self._followed_up(talk, day)
        self._with_people(self.change.add(TALKS, self._with_state(talk, day)), pair)

    def _occasion(self, pair: _Pair, day: date, *, is_confidential: bool) -> str:
        if is_confidential:
            return "家庭变故或重大困难"
        return _BEFORE_LIFE_MEETING if day.month <= _UNTIL else self.random.choice(pair.occasions)

    def _followed_up(self, talk: Talk, day: date) -> Talk:
        text, outcome = self.random.choice(words.TALK_FOLLOW_UPS)
        due = day + timedelta(days=self.random.randint(20, 40))
        done = due - timedelta(days=self.random.randint(1, 12))
        is_done = done <= self.today
        return replace(
            talk,
            follow_up=text,
            follow_up_due_on=due,
            follow_up_done_on=done if is_done else None,
            outcome=outcome if is_done else "",
        )

    def _with_state(self, talk: Talk, day: date) -> Talk:
        if self.today - day <= _DRAFT:
            return replace(talk, state=DRAFT)
        if day.year == self.today.year:
            return replace(talk, state=CHECKED)
        sealed_on = min(day + timedelta(days=14), self.today)
        return replace(talk, state=SEALED, sealed_on=sealed_on, sealed_by=self.operator)

    def _with_people(self, talk: Talk, pair: _Pair) -> None:
        for number, (role, member_id) in enumerate(((TALKER, pair.talker), (PARTNER, pair.partner)), start=1):
            self.change.add(TALK_PEOPLE, TalkPerson(talk_id=talk.id, role=role, member_id=member_id, order_no=number))


def _missing(pairs: list[_Pair], *, is_second: bool) -> list[_Pair]:
    """In the first branch one member has not talked with the committee; in the second two of this have not."""
    kind = _WITHIN if is_second else _WITH_MEMBERS
    return [pair for pair in pairs if pair.occasions is kind][-1:]
