"""发展党员: the milestones that people reached in the year, and the stage of each on its last day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ledger.codes.development import APPLICANT, CANCELLED, EXTENDED, ON_TIME, RECOMMENDATION, STAGE
from ledger.codes.person import EDUCATION, SEX
from ledger.development.known import as_known, is_open, linked, stage_of
from ledger.figures.facts import FigureFacts
from ledger.figures.people import units_of_member, units_with
from ledger.figures.source import FigureField, FigureRow, Shape, Source, YearSpan
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.member import MEMBERS, Member

APPLIED, CHOSEN, LISTED, ACCEPTED, SWORN = "申请入党", "确定为积极分子", "列为发展对象", "接收为预备党员", "入党宣誓"
CONVERTED, EXTENSION, CANCELLATION, ENDED = "转为正式党员", "延长预备期", "取消预备党员资格", "终止培养"
MILESTONES = (APPLIED, CHOSEN, LISTED, ACCEPTED, SWORN, CONVERTED, EXTENSION, CANCELLATION, ENDED)


class PersonOnTheWay(NamedTuple):
    """Somebody who reached a milestone or stands at a stage; ``case`` is empty where only the roster knows of it."""

    name: str
    what: str
    sex: str
    education: str
    case: DevelopmentCase | None


def _milestone_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    """The days of the cases; acceptance and conversion of members who have no case come from the roster."""
    del day
    in_cases = set()
    for case in facts.development.cases:
        for what, on in milestones(facts, case):
            in_cases.add((case.member_id, what))
            if span.has(on):
                yield _of_case(facts, case, what, on)
    for member in facts.life.roster.members:
        for what, loose in ((ACCEPTED, member.admitted_on), (CONVERTED, member.full_member_on)):
            if loose is not None and (member.id, what) not in in_cases and span.has(loose.earliest):
                yield from _of_member(facts, member, what, loose.earliest)


def milestones(facts: FigureFacts, case: DevelopmentCase) -> Iterator[tuple[str, date]]:
    """What a case has reached, and when; acceptance and conversion count once they are approved."""
    known = linked(facts.development, case)
    outcomes = ((known.conversion_outcome, known.conversion_on), (known.second_outcome, known.second_on))
    plain = (
        (APPLIED, known.applied_on or known.received_on),
        (CHOSEN, known.activist_on),
        (LISTED, known.candidate_on),
        (ACCEPTED, known.accepted_on if known.approved_on else None),
        (SWORN, known.sworn_on),
        (EXTENSION, _first(outcomes, EXTENDED)),
        (CANCELLATION, _first(outcomes, CANCELLED)),
        (
            CONVERTED,
            _converted_on(facts, known) or (_first(outcomes, ON_TIME) if known.conversion_approved_on else None),
        ),
        (ENDED, known.ended_on),
    )
    return ((what, on) for what, on in plain if on is not None)


def _first(outcomes: Iterable[tuple[str, date | None]], wanted: str) -> date | None:
    return next((on for outcome, on in outcomes if outcome == wanted), None)


def _approved(case: DevelopmentCase, on: date | None) -> date | None:
    return on if case.conversion_approved_on is not None else None


def _converted_on(facts: FigureFacts, case: DevelopmentCase) -> date | None:
    """The day on which somebody became a full member as the roster says."""
    member = facts.life.roster.member_by_id.get(case.member_id or 0)
    return member.full_member_on.earliest if member is not None and member.full_member_on is not None else None


def _of_case(facts: FigureFacts, case: DevelopmentCase, what: str, on: date) -> FigureRow:
    units = dict.fromkeys((*units_with(facts, case.org_unit_id, case.member_id, on), case.group_id or 0))
    seen = PersonOnTheWay(case.name, what, case.sex, case.education, case)
    return FigureRow(DEVELOPMENT_CASES.key, case.id, on, tuple(units), case.member_id or f"case {case.id}", seen)


def _of_member(facts: FigureFacts, member: Member, what: str, on: date) -> Iterator[FigureRow]:
    """Only for who was enrolled here that day: what happened elsewhere is no work of this organisation."""
    units = units_of_member(facts, member.id, on)
    if units:
        seen = PersonOnTheWay(member.name, what, member.sex, member.education, None)
        yield FigureRow(MEMBERS.key, member.id, on, units, member.id, seen)


# Stages


def _stage_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    """Who is on the way on the last day: not converted, not ended, not cancelled, and not before his application."""
    del day
    if span.as_of.year < span.year:
        return
    for case in facts.development.cases:
        known = as_known(facts.development, case, span.last)
        if is_open(known) and (known.applied_on or known.received_on or stage_of(known) != APPLICANT):
            yield _of_case(facts, case, stage_of(known), span.last)


def _words(facts: FigureFacts, row: FigureRow) -> str:
    del facts
    return f"{row.seen.name}　{row.seen.what}"


_ABOUT = (
    FigureField("sex", "性别", lambda one: one.sex, Shape.CHOICE, SEX.labels),
    FigureField("education", "学历", lambda one: one.education, Shape.CHOICE, EDUCATION.labels),
    FigureField(
        "recommendation",
        "推荐方式",
        lambda one: one.case.recommendation if one.case else "",
        Shape.CHOICE,
        RECOMMENDATION.labels,
    ),
)
MILESTONE_SOURCE = Source(
    "development",
    "发展党员（当年办理）",
    "名",
    (FigureField("milestone", "环节", lambda one: one.what, Shape.CHOICE, MILESTONES), *_ABOUT),
    _milestone_rows,
    _words,
    has_people=True,
)
STAGE_SOURCE = Source(
    "pipeline",
    "发展党员（年末阶段）",
    "名",
    (FigureField("stage", "发展阶段", lambda one: one.what, Shape.CHOICE, STAGE.labels[:4]), *_ABOUT),
    _stage_rows,
    _words,
    has_people=True,
)
