"""What the papers about 民主评议 share: which appraisals, their people in order, days and heads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.paper.document import Align, Column, Fit, HeadFields
from ledger.appraisal.appraisees import Appraisee
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet, people_of, sheet_of
from ledger.appraisal.summary import AppraisalSummary, summary_of
from ledger.errors import KnownError
from ledger.fields import Form
from ledger.kinds.appraisal import Appraisal, AppraisalResult
from ledger.roster.asof import latest_entry
from ledger.roster.entry import RosterEntry
from ledger.roster.order import LAST_NUMBER, Order, sort_key
from operations.registers.definition import RegisterInput

SIGNATURES = ("书记：", "监票人：", "计票人：", "填表日期：　　　　年　　月　　日")
UPRIGHT_SIGNATURES = ("书记：", "填表人：", "填表日期：　　年　月　日")
PUBLIC, REPORT = "public", "report"


@dataclass(frozen=True)
class AppraisalPaper:
    """An appraisal with everything that its papers show.

    Attributes:
        lines: the people with their roster line of the day (None for somebody of whom it knows nothing), in order.
    """

    facts: AppraisalFacts
    sheet: AppraisalSheet
    people: dict[int, Appraisee]
    summary: AppraisalSummary
    lines: tuple[tuple[AppraisalResult, RosterEntry | None], ...]

    @property
    def one(self) -> Appraisal:
        """The appraisal itself."""
        return self.sheet.appraisal

    @property
    def unit_name(self) -> str:
        """The organisation, as on the seal."""
        unit = self.facts.roster.unit_by_id.get(self.one.org_unit_id or 0)
        return unit.full_name if unit else ""

    @property
    def short_name(self) -> str:
        """The organisation, as in lists."""
        unit = self.facts.roster.unit_by_id.get(self.one.org_unit_id or 0)
        return unit.short_name if unit else ""

    def name_of(self, line: AppraisalResult) -> str:
        """Whose line it is."""
        return self.facts.life.person_name(line.member_id)


def appraisal_of(given: RegisterInput) -> AppraisalFacts:
    """The facts about appraisals. Raises RuntimeError when the input was read for another subject."""
    if given.appraisal is None:
        raise RuntimeError("appraisals were not read")
    return given.appraisal


def appraisals_in(given: RegisterInput) -> list[AppraisalPaper]:
    """The appraisals for the year of the register, of its organisation and those below; none for a blank one."""
    if given.options.is_blank:
        return []
    facts = appraisal_of(given)
    unit_id = given.unit.id if given.unit else None
    return [_paper(given, facts, sheet_of(facts, one.id)) for one in facts.of_year(given.period.year, unit_id)]


def some(found: list[AppraisalPaper], given: RegisterInput) -> list[AppraisalPaper]:
    """The appraisals found. Raises KnownError when there is none."""
    if not found:
        raise KnownError(f"{given.period.year}年度没有民主评议，没有可打印的内容；可以打印空白表。")
    return found


def _paper(given: RegisterInput, facts: AppraisalFacts, sheet: AppraisalSheet) -> AppraisalPaper:
    people = people_of(facts, sheet)
    lines = in_order(given, given.options.order, [(one, _entry(facts, sheet, people, one)) for one in sheet.results])
    return AppraisalPaper(facts, sheet, people, summary_of(facts, sheet), tuple(lines))


Line = tuple[AppraisalResult, RosterEntry | None]


def in_order(given: RegisterInput, order: Order, lines: Sequence[Line]) -> list[Line]:
    """People by post, strokes …; whom the roster does not know comes last."""
    key = sort_key(order, given.names)
    known = sorted(((line, entry) for line, entry in lines if entry is not None), key=lambda one: key(one[1]))
    unknown = [(line, None) for line, entry in lines if entry is None]
    return [*known, *sorted(unknown, key=lambda one: one[0].member_id or LAST_NUMBER)]


def _entry(
    facts: AppraisalFacts, sheet: AppraisalSheet, people: dict[int, Appraisee], line: AppraisalResult
) -> RosterEntry | None:
    who = people.get(line.member_id or 0)
    if who is not None:
        return who.entry
    member = facts.roster.member_by_id.get(line.member_id or 0)
    return latest_entry(facts.roster, member, facts.day_of(sheet.appraisal)) if member else None


def year_head(given: RegisterInput, unit_name: str, right: str = "") -> HeadFields:
    """Organisation and year."""
    period = "　　　　年度" if given.options.is_blank else f"{given.period.year}年度"
    return HeadFields(left=f"党组织（盖章）：{unit_name}", centre=period, right=right)


def ballots_words(paper: AppraisalPaper) -> str:
    """``应参评22人　列入评议21人　发出20张，收回20张，有效19张``."""
    one = paper.summary
    words = f"应参评{one.members}人　列入评议{one.took_part}人"
    return f"{words}　发出{one.issued}张，收回{one.returned}张，有效{one.valid}张" if one.issued else words


def cap_notes(paper: AppraisalPaper) -> tuple[str, ...]:
    """How many may be 优秀 under both readings, and the text that says so."""
    cap = paper.summary.cap
    return () if cap is None else (f"注：{cap.words}。依据：{cap.rule.citation}。",)


def remark_of(line: AppraisalResult) -> str:
    """Why there is no grade, then what the secretary noted."""
    return "；".join(filter(None, (line.reason, line.note)))


def votes_column(caption: str, groups: tuple[str, ...] = ()) -> Column:
    """A column of votes or counts."""
    return Column(label=caption, width=19, align=Align.CENTRE, fit=Fit.ONE_LINE, holds=Form.WHOLE, groups=groups)


def iso_day(day: date | None) -> str:
    """``2026-03-05``; empty for none."""
    return day.isoformat() if day else ""


def chinese_day(day: date | None) -> str:
    """``2026年3月5日``; empty for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
