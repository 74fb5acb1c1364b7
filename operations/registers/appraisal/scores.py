"""考评得分登记表: the local scores of a year as they were given, in the order of the roster, never of the points."""

from datetime import date

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.kinds.appraisal import MemberScore
from ledger.roster.asof import latest_entry
from ledger.roster.order import sort_key
from operations.registers.appraisal.common import UPRIGHT_SIGNATURES, appraisal_of, year_head
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.period import Span

TITLE = "考评得分登记表"
_BLANK_ROWS = 24
_COLUMNS = (
    NUMBER,
    Column(label="姓名", width=26),
    Column(label="支部", width=30),
    Column(label="考评名称", width=34, fit=Fit.WRAP),
    Column(label="期间", width=22, align=Align.CENTRE),
    Column(label="得分", width=18, align=Align.RIGHT, fit=Fit.ONE_LINE),
    Column(label="等次", width=18, align=Align.CENTRE),
    Column(label="备注", width=30, fit=Fit.WRAP),
)


def scores(given: RegisterInput) -> Register:
    """One row a score."""
    found = _scores(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(given, number, one) for number, one in enumerate(found, start=1)],
        head=year_head(given, given.unit_name, f"共{len(found)}项" if found else ""),
        setup=PageSetup(),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=UPRIGHT_SIGNATURES,
    )


def _scores(given: RegisterInput) -> list[MemberScore]:
    """Those of the year and organisation: score by score, each in the order of the roster."""
    if given.options.is_blank:
        return []
    facts, year = appraisal_of(given), given.period.year
    wanted = facts.roster.units_below(given.unit.id) if given.unit else None
    key, day = sort_key(given.options.order, given.names), date(year, 12, 31)
    placed = []
    for one in facts.scores_of.get(year, ()):
        member = facts.roster.member_by_id.get(one.member_id or 0)
        entry = latest_entry(facts.roster, member, day) if member else None
        if entry is not None and (wanted is None or one.org_unit_id in wanted) and _is_asked(given, one):
            placed.append((one.title, key(entry), one.id, one))
    return [one for *_, one in sorted(placed, key=lambda place: place[:3])]


def _is_asked(given: RegisterInput, one: MemberScore) -> bool:
    return given.options.member_id in (None, one.member_id)


def _row(given: RegisterInput, number: int, one: MemberScore) -> Row:
    facts = appraisal_of(given)
    unit = facts.roster.unit_by_id.get(one.org_unit_id or 0)
    name = facts.life.person_name(one.member_id)
    branch = unit.short_name if unit else ""
    return Row((str(number), name, branch, one.title, one.period, one.points, one.grade, one.note), name)


SCORES = RegisterDefinition(
    "member_scores",
    TITLE,
    (),
    scores,
    subject=Subject.APPRAISAL,
    span=Span.YEAR,
    listing=scores,
)
