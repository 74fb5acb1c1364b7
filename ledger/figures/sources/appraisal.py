"""民主评议 by 所属年度: grades of members, and local scores as they were given."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ledger.appraisal.summary import is_ungraded
from ledger.codes.appraisal import GRADE, UNGRADED
from ledger.figures.facts import FigureFacts
from ledger.figures.people import PERSON_FIELDS, member_of, units_with
from ledger.figures.source import FigureField, FigureRow, Identity, Shape, Source, YearSpan
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, AppraisalResult
from ledger.kinds.member import Member


class ResultSeen(NamedTuple):
    """The result of somebody."""

    result: AppraisalResult
    member: Member
    on: date


def _rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for one in facts.results:
        appraisal = facts.appraisal_by_id.get(one.appraisal_id or 0)
        if appraisal is None or appraisal.for_year != span.year:
            continue
        meeting = facts.life.meeting_by_id.get(appraisal.meeting_id or 0)
        held_on = (meeting.held_on if meeting else None) or appraisal.held_on
        if held_on is not None and held_on > span.as_of:
            continue
        on = held_on or span.last
        seen = ResultSeen(one, member_of(facts, one.member_id), on)
        units = units_with(facts, appraisal.org_unit_id, one.member_id, on)
        yield FigureRow(APPRAISAL_RESULTS.key, one.id, held_on, units, one.member_id, seen)


def _grade(result: AppraisalResult) -> str:
    """The grade; 不定等次 also where only the reason for it was entered, as the appraisal itself counts."""
    return UNGRADED if is_ungraded(result) else result.grade


def _words(facts: FigureFacts, row: FigureRow) -> str:
    return f"{facts.person_words(row.person)}　{_grade(row.seen.result) or '未评定'}"


APPRAISAL_SOURCE = Source(
    "appraisal_results",
    "民主评议结果",
    "名",
    (
        FigureField("grade", "评定等次", lambda one: _grade(one.result), Shape.CHOICE, GRADE.labels),
        *PERSON_FIELDS,
    ),
    _rows,
    _words,
    has_people=True,
    opens=lambda row: Identity(APPRAISALS.key, row.seen.result.appraisal_id or 0),
)
