"""The lines of the grid: a person with votes and grade, and what is to be said about them."""

from collections.abc import Callable
from dataclasses import dataclass

from gui.tables.column import Align
from ledger.appraisal.appraisees import Appraisee, Part
from ledger.appraisal.entering import field_of, line_problems
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import VOTE_FIELDS, AppraisalSheet, people_of, votes_of
from ledger.appraisal.summary import is_ungraded
from ledger.codes.appraisal import UNGRADED
from ledger.errors import Level, Problem
from ledger.kinds.appraisal import APPRAISAL_RESULTS, AppraisalResult
from ledger.names.pinyin import PinyinTable
from ledger.roster.asof import latest_entry
from ledger.roster.entry import RosterEntry
from ledger.roster.order import LAST_NUMBER, Names, Order, sort_key
from ledger.roster.search import search_text

_WEIGHT = {Level.MUST: 0, Level.WARN: 1, Level.INFO: 2}


@dataclass(frozen=True)
class AppraisalLine:
    """One row of the grid.

    Attributes:
        who: how the person takes part by the roster of the day; None for somebody who no longer stands on it.
        scores: the local scores of the year, in words; ``points`` without what they are called.
        searched: the words in which the person is found.
        problems: what is to be said about the line, the heaviest first.
    """

    result: AppraisalResult
    name: str
    who: Appraisee | None
    scores: str
    points: str
    searched: str
    problems: tuple[Problem, ...]

    @property
    def remark(self) -> str:
        """What to look at twice: 预备党员, 流动党员 …"""
        return self.who.remark if self.who is not None else "不在当天名册"

    @property
    def is_graded(self) -> bool:
        """Whether the person gets a grade."""
        return self.who is None or self.who.part is Part.GRADED

    def problem(self, field: str) -> Problem | None:
        """The heaviest thing to be said about a cell."""
        wanted = field_of(field, self.result.member_id)
        return next((one for one in self.problems if one.field == wanted), None)


@dataclass(frozen=True)
class GridColumn:
    """A column of the grid; one with a ``field`` of the result can be typed into. ``width`` is in characters."""

    key: str
    label: str
    width: float
    text: Callable[[AppraisalLine], str]
    field: str = ""
    align: Align = Align.LEFT
    tip: str = ""


def _vote(name: str) -> GridColumn:
    label = APPRAISAL_RESULTS.label(name).removesuffix("票")
    return GridColumn(
        name, label, max(2.6, len(label) * 0.95), lambda one: _count(one, name), name, Align.RIGHT, f"{label}票数"
    )


def _count(one: AppraisalLine, name: str) -> str:
    """Zeros are shown where anything was counted, so that a row is seen to be filled."""
    return str(getattr(one.result, name)) if any(votes_of(one.result)) else ""


def _total(one: AppraisalLine) -> str:
    total = sum(votes_of(one.result))
    return str(total) if total else ""


COLUMNS = (
    GridColumn("name", "姓名", 6, lambda one: one.name),
    GridColumn("remark", "情况", 4.5, lambda one: one.remark),
    *map(_vote, VOTE_FIELDS),
    GridColumn("total", "合计", 2.6, _total, align=Align.RIGHT),
    GridColumn(
        "grade",
        "评定等次",
        5,
        lambda one: UNGRADED if is_ungraded(one.result) else one.result.grade,
        "grade",
        tip="按1优秀、2合格、3基本合格、4不合格、5不定等次，或者键入名称",
    ),
    GridColumn("told_on", "告知本人", 5.5, lambda one: f"{one.result.told_on or ''}", "told_on"),
    GridColumn("scores", "考评得分", 6, lambda one: one.points, tip="先锋指数等考评得分，供评定时参考，不参与计算"),
    GridColumn("reason", "不定等次、未参评的原因", 14, lambda one: one.result.reason, "reason"),
)


def _points(facts: AppraisalFacts, member_id: int, year: int) -> str:
    """``93.3 好``; several scores one after the other."""
    own = [one for one in facts.scores_of.get(year, ()) if one.member_id == member_id]
    return "；".join(" ".join(filter(None, (one.points, one.grade))) for one in own)


def appraisal_lines(
    facts: AppraisalFacts, sheet: AppraisalSheet, order: Order, names: Names
) -> tuple[AppraisalLine, ...]:
    """The lines of an appraisal in the order of the roster; who is not on it comes last."""
    people = people_of(facts, sheet)
    key = sort_key(order, names)
    known: list[tuple[RosterEntry, AppraisalLine]] = []
    others: list[AppraisalLine] = []
    for result in sheet.results:
        who = people.get(result.member_id or 0)
        entry = who.entry if who else _last_entry(facts, sheet, result)
        line = _line(facts, sheet, result, (people, entry, names.pinyin))
        if entry is not None:
            known.append((entry, line))
        else:
            others.append(line)
    known.sort(key=lambda one: key(one[0]))
    return (*(line for _, line in known), *sorted(others, key=lambda one: one.result.id or LAST_NUMBER))


def _last_entry(facts: AppraisalFacts, sheet: AppraisalSheet, result: AppraisalResult) -> RosterEntry | None:
    member = facts.roster.member_by_id.get(result.member_id or 0)
    return latest_entry(facts.roster, member, facts.day_of(sheet.appraisal)) if member else None


def _line(
    facts: AppraisalFacts,
    sheet: AppraisalSheet,
    result: AppraisalResult,
    context: tuple[dict[int, Appraisee], RosterEntry | None, PinyinTable],
) -> AppraisalLine:
    people, entry, pinyin = context
    name = facts.life.person_name(result.member_id)
    found = sorted(line_problems(facts, sheet, result, people), key=lambda one: _WEIGHT[one.level])
    return AppraisalLine(
        result=result,
        name=name,
        who=people.get(result.member_id or 0),
        scores=facts.score_words(result.member_id or 0, sheet.appraisal.for_year),
        points=_points(facts, result.member_id or 0, sheet.appraisal.for_year),
        searched=search_text(entry, pinyin) if entry else pinyin.search_text(name),
        problems=tuple(one for one in found if one.field != "returned"),
    )
