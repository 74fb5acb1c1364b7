"""谈心谈话, and who was talked with."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ledger.codes.talks import OCCASION, TALK_ROLE
from ledger.figures.facts import FigureFacts
from ledger.figures.people import PERSON_FIELDS, member_of, units_with
from ledger.figures.source import FigureField, FigureRow, Identity, Shape, Source, YearSpan
from ledger.kinds.member import Member
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk


class TalkPersonSeen(NamedTuple):
    """Somebody in a talk."""

    talk: Talk
    role: str
    member: Member
    on: date


def _held(facts: FigureFacts, span: YearSpan) -> Iterator[Talk]:
    return (one for one in facts.life.talks if span.has(one.held_on))


def _talk_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for talk in _held(facts, span):
        units = [one for person in _person_rows(facts, talk) for one in person.units]
        yield FigureRow(
            TALKS.key, talk.id, talk.held_on, tuple(dict.fromkeys((talk.org_unit_id or 0, *units))), None, talk
        )


def _people_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for talk in _held(facts, span):
        yield from _person_rows(facts, talk)


def _person_rows(facts: FigureFacts, talk: Talk) -> Iterator[FigureRow]:
    for one in facts.life.people_of.get(talk.id, ()) if talk.held_on else ():
        day = talk.held_on
        if day is not None:
            seen = TalkPersonSeen(talk, one.role, member_of(facts, one.member_id), day)
            units = units_with(facts, talk.org_unit_id, one.member_id, day)
            yield FigureRow(TALK_PEOPLE.key, one.id, day, units, one.member_id or one.name or None, seen)


def _talk_words(facts: FigureFacts, row: FigureRow) -> str:
    """Who and why; of a confidential talk only who."""
    people = facts.life.people_of.get(row.record_id, ())
    names = "、".join(facts.life.person_name(one.member_id, one.name) for one in people)
    return _with_occasion(names, row.seen)


def _person_talk_words(facts: FigureFacts, row: FigureRow) -> str:
    return _with_occasion(f"{facts.person_words(row.person)}（{row.seen.role}）", row.seen.talk)


def _with_occasion(words: str, talk: Talk) -> str:
    return words if talk.is_confidential or not talk.occasion else f"{words}　{talk.occasion}"


TALK_SOURCE = Source(
    "talks",
    "谈心谈话",
    "次",
    (FigureField("occasion", "谈话事由", lambda one: one.occasion, Shape.CHOICE, OCCASION.labels),),
    _talk_rows,
    _talk_words,
)
TALK_PEOPLE_SOURCE = Source(
    "talk_people",
    "谈心谈话人员",
    "人次",
    (
        FigureField("role", "谈话身份", lambda one: one.role, Shape.CHOICE, TALK_ROLE.labels),
        FigureField("occasion", "谈话事由", lambda one: one.talk.occasion, Shape.CHOICE, OCCASION.labels),
        *PERSON_FIELDS,
    ),
    _people_rows,
    _person_talk_words,
    has_people=True,
    opens=lambda row: Identity(TALKS.key, row.seen.talk.id),
)
