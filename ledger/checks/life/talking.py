"""Records of talks: what is missing in them, days in an impossible order, follow-ups not done (33, 55).

A sentence never tells what was said in a talk, nor with whom: a confidential one stays confidential in a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.checks.life.case import OWN_CHECK
from ledger.checks.life.ordering import Step
from ledger.codes.talks import PARTNER, TALKER
from ledger.errors import Finding, Level
from ledger.kinds.talks import TALKS, Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.life.matters import is_open

RECORD = "谈心谈话记录的通行要求"


@dataclass(frozen=True, slots=True)
class TalkCase:
    """A held talk under inspection."""

    facts: LifeFacts
    talk: Talk
    day: date
    as_of: date

    @property
    def people(self) -> tuple[TalkPerson, ...]:
        """Who took part."""
        return self.facts.people_of.get(self.talk.id, ())

    def finding(self, rule: str, level: Level, sentence: str, article: str = RECORD, scope: str = "") -> Finding:
        """A finding about the talk, which is named by unit and day only."""
        unit = self.facts.roster.unit_by_id.get(self.talk.org_unit_id or 0)
        name = f"{unit.short_name if unit else ''}{self.day}谈心谈话"
        return Finding(rule, level, f"{name}：{sentence}", article, TALKS.key, self.talk.id, scope)


def talk_findings(facts: LifeFacts, as_of: date, unit_id: int | None = None) -> Iterator[Finding]:
    """The findings on the talks held of a unit (None: the book) and of those below it."""
    wanted = None if unit_id is None else facts.index.below(unit_id)
    for talk in facts.talks:
        if talk.held_on is not None and (wanted is None or talk.org_unit_id in wanted):
            case = TalkCase(facts, talk, talk.held_on, as_of)
            yield from _complete(case)
            yield from _people(case)
            yield from _order(case)
            yield from _follow_up(case)


def _complete(case: TalkCase) -> Iterator[Finding]:
    talk, roles = case.talk, {one.role for one in case.people}
    needed = {
        "谈话时间": talk.from_time,
        "地点": talk.place,
        "谈话内容": talk.content,
        "谈话人": TALKER in roles,
        "谈话对象": PARTNER in roles,
    }
    empty = [label for label, value in needed.items() if not value]
    if empty:
        yield case.finding("talk.complete", Level.WARN, f"缺{'、'.join(empty)}。")
    if not talk.occasion:
        yield case.finding("talk.blank", Level.INFO, "打印的记录表中谈话事由为空白。")


def _people(case: TalkCase) -> Iterator[Finding]:
    talkers = {one.member_id for one in case.people if one.role == TALKER and one.member_id is not None}
    if talkers & {one.member_id for one in case.people if one.role == PARTNER}:
        yield case.finding("talk.people", Level.WARN, "同一人既是谈话人又是谈话对象。", OWN_CHECK)


def _order(case: TalkCase) -> Iterator[Finding]:
    """Defect 55, and a day still to come."""
    talk, day = case.talk, case.day
    if day > case.as_of:
        sentence = "谈话日期晚于今天；还没有谈话的请填写计划日期。"
        yield case.finding("talk.future", Level.WARN, sentence, OWN_CHECK)
    if talk.from_time and talk.to_time and talk.to_time <= talk.from_time:
        yield case.finding("talk.duration", Level.WARN, "结束时间不晚于开始时间。", OWN_CHECK)
    steps = [
        Step("written", "整理日期", talk.written_on, "谈话日期", day),
        Step("sealed", "定稿日期", talk.sealed_on, "整理日期", talk.written_on or day),
        Step("follow-up", "后续事项办结日期", talk.follow_up_done_on, "谈话日期", day),
    ]
    added = (
        Step(f"addendum-{one.id}", "补正日期", one.added_on, "定稿日期", talk.sealed_on)
        for one in case.facts.addenda_of_talk.get(talk.id, ())
    )
    for step in (*steps, *added):
        if step.is_backwards:
            yield case.finding("talk.order", Level.MUST, step.sentence, OWN_CHECK, step.scope)


def _follow_up(case: TalkCase) -> Iterator[Finding]:
    """Defect 33."""
    talk, due = case.talk, case.talk.follow_up_due_on
    if not talk.follow_up or not is_open(talk.follow_up_done_on, case.as_of):
        return
    if due is None:
        yield case.finding("talk.follow_up", Level.INFO, "后续事项没有登记办理时限。")
    elif due < case.as_of:
        sentence = f"后续事项已过时限{(case.as_of - due).days}天，没有登记办结。"
        yield case.finding("talk.follow_up", Level.INFO, sentence)
