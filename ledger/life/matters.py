"""What was decided or agreed and is not done: decisions of meetings, follow-ups of talks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.codes.talks import TALKER
from ledger.kinds.meetings import DECISIONS, Decision
from ledger.kinds.talks import TALKS, Talk
from ledger.life.facts import LifeFacts

CONFIDENTIAL = "（内容保密）"


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One matter that is not closed.

    Attributes:
        kind_key: ``decisions`` or ``talks``, with ``record_id`` the record to close.
        meeting_id: the meeting that decided it; None for a talk.
        talk_id: the talk that agreed it; None for a decision.
        text: what is to be done; of a confidential talk only that it is one.
        responsible: who is to do it; empty when nobody is named.
        days_over: days since it was due, negative while there is time, 0 without a date.
    """

    kind_key: str
    record_id: int
    meeting_id: int | None
    talk_id: int | None
    text: str
    responsible: str
    due_on: date | None
    days_over: int


def open_matters(facts: LifeFacts, as_of: date, unit_id: int | None = None) -> tuple[OpenMatter, ...]:
    """The open matters of a unit (None: the book) and those below it on a day, the earliest due first."""
    wanted = None if unit_id is None else facts.index.below(unit_id)
    found = [*_decisions(facts, as_of, wanted), *_follow_ups(facts, as_of, wanted)]
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.kind_key, one.record_id)))


def carried_over(facts: LifeFacts, kind: str, unit_id: int, day: date) -> tuple[Decision, ...]:
    """The decisions of earlier meetings of the same kind and unit that were still open on a day, oldest first."""
    return tuple(
        decision
        for meeting in facts.meetings_of_unit.get(unit_id, ())
        if meeting.kind == kind and meeting.held_on is not None and meeting.held_on < day
        for decision in facts.decisions_of.get(meeting.id, ())
        if is_open(decision.done_on, day)
    )


def is_open(done_on: date | None, day: date) -> bool:
    """Whether a matter was not done by a day."""
    return done_on is None or done_on > day


def _decisions(facts: LifeFacts, as_of: date, wanted: frozenset[int] | None) -> Iterator[OpenMatter]:
    for meeting in facts.meetings:
        is_ours = wanted is None or not wanted.isdisjoint(facts.units_of[meeting.id])
        if meeting.held_on is None or meeting.held_on > as_of or not is_ours:
            continue
        for one in facts.decisions_of.get(meeting.id, ()):
            if is_open(one.done_on, as_of):
                who = facts.person_name(one.responsible_id, one.responsible)
                over = _days_over(one.due_on, as_of)
                yield OpenMatter(DECISIONS.key, one.id, meeting.id, None, one.text, who, one.due_on, over)


def _follow_ups(facts: LifeFacts, as_of: date, wanted: frozenset[int] | None) -> Iterator[OpenMatter]:
    for talk in facts.talks:
        is_ours = wanted is None or talk.org_unit_id in wanted
        if talk.held_on is None or talk.held_on > as_of or not is_ours or not talk.follow_up:
            continue
        if is_open(talk.follow_up_done_on, as_of):
            text = CONFIDENTIAL if talk.is_confidential else talk.follow_up
            over = _days_over(talk.follow_up_due_on, as_of)
            yield OpenMatter(
                TALKS.key, talk.id, None, talk.id, text, _talkers(facts, talk), talk.follow_up_due_on, over
            )


def _talkers(facts: LifeFacts, talk: Talk) -> str:
    people = facts.people_of.get(talk.id, ())
    return "、".join(facts.person_name(one.member_id, one.name) for one in people if one.role == TALKER)


def _days_over(due_on: date | None, as_of: date) -> int:
    return (as_of - due_on).days if due_on else 0
