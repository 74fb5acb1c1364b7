"""民主评议党员汇总表: votes and grade of each person, how many may be 优秀, and why somebody has no grade."""

from collections.abc import Sequence

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.appraisal.sheet import VOTE_FIELDS
from ledger.appraisal.summary import GRADES, votes_cast
from ledger.kinds.appraisal import AppraisalResult
from operations.registers.appraisal.common import (
    SIGNATURES,
    AppraisalPaper,
    appraisals_in,
    ballots_words,
    cap_notes,
    remark_of,
    some,
    votes_column,
    year_head,
)
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.period import Span

TITLE = "民主评议党员汇总表"
_BLANK_ROWS = 16
_VOTES = ("民主测评票数",)
_COLUMNS = (
    NUMBER,
    Column(label="姓名", width=30),
    *(votes_column(grade, _VOTES) for grade in GRADES),
    votes_column("合计", _VOTES),
    Column(label="评定等次", width=26, align=Align.CENTRE),
    Column(label="告知本人", width=24, align=Align.CENTRE, fit=Fit.ONE_LINE),
    Column(label="备注", width=70, fit=Fit.WRAP),
)
_LISTED = (NUMBER, Column(label="支部", width=30), *_COLUMNS[1:])


def tallies(given: RegisterInput) -> list[Register]:
    """One table for each appraisal of the year, or an empty one."""
    if given.options.is_blank:
        return [_table(given, None)]
    return [_table(given, one) for one in some(appraisals_in(given), given)]


def tally_listing(given: RegisterInput) -> Register:
    """Everybody of the year in one table, with the branch."""
    lines = [(paper, line) for paper in appraisals_in(given) for line, _ in paper.lines]
    return Register(
        title=TITLE,
        columns=_LISTED,
        rows=[
            Row((str(number), paper.short_name, *_cells(paper, line)), paper.name_of(line))
            for number, (paper, line) in enumerate(lines, start=1)
        ],
        head=year_head(given, given.unit_name),
        setup=PageSetup(is_landscape=True),
    )


def _table(given: RegisterInput, paper: AppraisalPaper | None) -> Register:
    lines = paper.lines if paper else ()
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[
            Row((str(number), *_cells(paper, line)), paper.name_of(line))
            for number, (line, _) in enumerate(lines, start=1)
            if paper
        ],
        head=year_head(given, paper.unit_name if paper else given.unit_name, ballots_words(paper) if paper else ""),
        setup=PageSetup(is_landscape=True),
        closing_rows=(_closing(paper),) if paper and lines else (),
        blank_rows=0 if paper else _BLANK_ROWS,
        signatures=SIGNATURES,
        footnotes=cap_notes(paper) if paper else (),
    )


def _cells(paper: AppraisalPaper, line: AppraisalResult) -> Sequence[str]:
    votes = [getattr(line, name) for name in VOTE_FIELDS]
    shown = [str(number) for number in (*votes, sum(votes))] if any(votes) else [""] * 5
    told = line.told_on.isoformat() if line.told_on else ""
    return (paper.name_of(line), *shown, line.grade, told, remark_of(line))


def _closing(paper: AppraisalPaper) -> Row:
    """The sums of votes, and how many got each grade."""
    cast = votes_cast(paper.sheet)
    shown = [str(number) for number in (*cast, sum(cast))] if any(cast) else [""] * 5
    one = paper.summary
    parts = [f"{grade}{one.grades[grade]}名" for grade in GRADES if one.grades[grade]]
    parts += [f"不定等次{one.ungraded}名"] if one.ungraded else []
    parts += [f"未评定{one.open}名"] if one.open else []
    return Row(("", "合计", *shown, "", f"{one.told}人" if one.told else "", "，".join(parts)), "合计")


TALLY = RegisterDefinition(
    "appraisal_tally",
    TITLE,
    (),
    tallies,
    subject=Subject.APPRAISAL,
    span=Span.YEAR,
    listing=tally_listing,
)
