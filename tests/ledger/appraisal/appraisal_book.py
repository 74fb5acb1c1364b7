"""Small books with an appraisal of 2025 for tests: a branch appraised on 2026-03-05."""

from dataclasses import replace
from typing import Any

from ledger.appraisal.appraisees import Part
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet, begun, people_of
from ledger.codes.appraisal import EXCELLENT, QUALIFIED
from ledger.codes.meetings import APPRAISAL_MEETING
from ledger.kinds.appraisal import Appraisal, AppraisalResult, MemberScore
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook, parse_rules
from tests.ledger.life.life_book import FOLDER, RULES, branch, meeting
from tests.ledger.roster.people import FIRST

ALL_RULES = Rulebook((*RULES.all(), *parse_rules((FOLDER / "appraisal.toml").read_text(encoding="utf-8"))))
YEAR = 2025
MEETING = meeting(APPRAISAL_MEETING, for_year=YEAR)


def facts(
    roster: RosterFacts | None = None,
    sheet: AppraisalSheet | None = None,
    scores: tuple[MemberScore, ...] = (),
    **more: Any,
) -> AppraisalFacts:
    """A book with a meeting of 民主评议党员, and one appraisal if there is a sheet."""
    appraisals = (sheet.appraisal,) if sheet else ()
    life = LifeFacts(
        roster=roster or branch(),
        rules=ALL_RULES,
        **{"meetings": (MEETING,), "appraisals": appraisals, **more},
    )
    return AppraisalFacts(life, sheet.results if sheet else (), scores)


def graded(roster: RosterFacts | None = None, excellent: int = 3, **head: Any) -> AppraisalSheet:
    """A whole appraisal: everybody voted about, graded and told; the first ``excellent`` are 优秀."""
    empty = facts(roster)
    sheet = begun(empty, FIRST.id, YEAR)
    people = people_of(empty, sheet)
    voters = sum(one.part is Part.GRADED for one in people.values())
    appraisal = replace(sheet.appraisal, **{"id": 1, "issued": voters, "returned": voters, **head})
    lines, place = [], 0
    for number, one in enumerate(sheet.results, start=1):
        line = replace(one, id=number, appraisal_id=1)
        if people[one.member_id or 0].part is Part.GRADED:
            grade = EXCELLENT if place < excellent else QUALIFIED
            place += 1
            line = replace(line, grade=grade, told_on=MEETING.held_on, excellent=voters - 2, qualified=2)
        lines.append(line)
    return AppraisalSheet(appraisal, tuple(lines))


def changed(sheet: AppraisalSheet, member_id: int, **values: Any) -> AppraisalSheet:
    """With the line of one member changed."""
    line: AppraisalResult | None = sheet.result_of(member_id)
    assert line is not None
    return sheet.with_result(replace(line, **values))


def head(sheet: AppraisalSheet, **values: Any) -> AppraisalSheet:
    """With its head changed."""
    appraisal: Appraisal = replace(sheet.appraisal, **values)
    return replace(sheet, appraisal=appraisal)
