"""考评得分: the local scores of a year as a table. It stands in the order of the roster and is not sorted by points."""

from dataclasses import dataclass
from datetime import date

from gui.tables.column import Align, Column
from ledger.appraisal.facts import AppraisalFacts
from ledger.kinds.appraisal import MemberScore
from ledger.roster.asof import latest_entry
from ledger.roster.order import Names, Order, sort_key
from ledger.roster.search import search_text


@dataclass(frozen=True)
class ScoreLine:
    """A score with the person's name and branch."""

    score: MemberScore
    name: str
    branch: str
    searched: str


def _unsorted(_: ScoreLine) -> None:
    """The program ranks nobody: this column keeps the rows as they stand."""


SCORE_COLUMNS = (
    Column[ScoreLine]("name", "姓名", 6, lambda one: one.name, sort=_unsorted),
    Column[ScoreLine]("branch", "支部", 8, lambda one: one.branch),
    Column[ScoreLine]("title", "考评名称", 10, lambda one: one.score.title),
    Column[ScoreLine]("period", "期间", 6, lambda one: one.score.period),
    Column[ScoreLine]("points", "得分", 5, lambda one: one.score.points, sort=_unsorted, align=Align.RIGHT),
    Column[ScoreLine]("grade", "等次", 5, lambda one: one.score.grade, sort=_unsorted),
    Column[ScoreLine]("note", "备注", 16, lambda one: one.score.note, grows=True),
)


def score_lines(facts: AppraisalFacts, year: int, unit_id: int | None, order: Order, names: Names) -> list[ScoreLine]:
    """The scores of a year of a unit (None: the book) and those below it: score by score, as the roster stands."""
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    key, day = sort_key(order, names), date(year, 12, 31)
    placed = []
    for one in facts.scores_of.get(year, ()):
        member = facts.roster.member_by_id.get(one.member_id or 0)
        entry = latest_entry(facts.roster, member, day) if member else None
        if entry is not None and (wanted is None or one.org_unit_id in wanted):
            line = _line(facts, one, search_text(entry, names.pinyin))
            placed.append(((one.title, key(entry), one.id), line))
    return [line for _, line in sorted(placed, key=lambda place: place[0])]


def _line(facts: AppraisalFacts, one: MemberScore, searched: str) -> ScoreLine:
    unit = facts.roster.unit_by_id.get(one.org_unit_id or 0)
    name = facts.life.person_name(one.member_id)
    return ScoreLine(one, name, unit.short_name if unit else "", f"{searched} {one.title.casefold()}")
