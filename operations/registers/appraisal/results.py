"""民主评议党员结果: for the higher body the figures of each branch and all grades, for the notice board 优秀 only."""

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.appraisal.summary import GRADES, AppraisalSummary, together
from ledger.codes.appraisal import EXCELLENT
from operations.registers.appraisal.common import (
    PUBLIC,
    REPORT,
    UPRIGHT_SIGNATURES,
    AppraisalPaper,
    appraisals_in,
    cap_notes,
    remark_of,
    some,
    votes_column,
    year_head,
)
from operations.registers.appraisal.tally import tally_listing
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.period import Span

TITLE = "民主评议党员结果"
COUNTS_TITLE, PUBLIC_TITLE = "民主评议党员情况统计表", "民主评议优秀党员名单"
_BLANK_ROWS = 20
_LIST = (
    NUMBER,
    Column(label="支部", width=34),
    Column(label="姓名", width=30),
    Column(label="评定等次", width=26, align=Align.CENTRE),
    Column(label="备注", width=60, fit=Fit.WRAP),
)
_COUNTS = (
    NUMBER,
    Column(label="支部", width=36),
    votes_column("党员总数"),
    votes_column("正式党员"),
    votes_column("列入评议"),
    *(votes_column(grade, ("评定等次",)) for grade in GRADES),
    votes_column("不定等次"),
    votes_column("未评定"),
)


def results(given: RegisterInput) -> list[Register]:
    """The figures and the list, or what is put up."""
    if given.options.is_blank:
        return [_list(given, [])]
    found = some(appraisals_in(given), given)
    return [_list(given, found)] if given.options.layout == PUBLIC else [_counts(given, found), _list(given, found)]


def _list(given: RegisterInput, found: list[AppraisalPaper]) -> Register:
    is_public = given.options.layout == PUBLIC
    lines = [(paper, line) for paper in found for line, _ in paper.lines if not is_public or line.grade == EXCELLENT]
    notes = tuple(note for paper in found for note in cap_notes(paper)) if len(found) == 1 and not is_public else ()
    return Register(
        title=PUBLIC_TITLE if is_public else TITLE,
        columns=_LIST[:-2] if is_public else _LIST,
        rows=[
            Row(cells[: 3 if is_public else 5], paper.name_of(line))
            for number, (paper, line) in enumerate(lines, start=1)
            for cells in [
                (str(number), paper.short_name, paper.name_of(line), line.grade, remark_of(line)),
            ]
        ],
        head=year_head(given, given.unit_name, f"共{len(lines)}名" if lines else ""),
        setup=PageSetup(),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=UPRIGHT_SIGNATURES,
        footnotes=notes,
    )


def _counts(given: RegisterInput, found: list[AppraisalPaper]) -> Register:
    rows = [
        Row((str(number), paper.short_name, *_figures(paper.summary)), paper.short_name)
        for number, paper in enumerate(found, start=1)
    ]
    whole = together(paper.summary for paper in found)
    return Register(
        title=COUNTS_TITLE,
        columns=_COUNTS,
        rows=rows,
        head=year_head(given, given.unit_name, "单位：名"),
        setup=PageSetup(is_landscape=True),
        closing_rows=(Row(("", "合计", *_figures(whole)), "合计"),),
        signatures=UPRIGHT_SIGNATURES,
    )


def _figures(one: AppraisalSummary) -> tuple[str, ...]:
    numbers = (one.members, one.full, one.took_part, *(one.grades[grade] for grade in GRADES), one.ungraded, one.open)
    return tuple(map(str, numbers))


RESULTS = RegisterDefinition(
    "appraisal_results",
    TITLE,
    (),
    results,
    subject=Subject.APPRAISAL,
    span=Span.YEAR,
    listing=tally_listing,
    layouts=((REPORT, "上报：全部等次"), (PUBLIC, "公示：优秀党员")),
)
