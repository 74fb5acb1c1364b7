"""民主评议测评票: those who get a grade, by 姓氏笔画, with boxes to tick. It says nothing of who the voter is."""

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.appraisal.appraisees import Part
from ledger.appraisal.summary import GRADES
from ledger.roster.order import Order
from operations.registers.appraisal.common import AppraisalPaper, appraisals_in, chinese_day, in_order, some
from operations.registers.appraisal.tally import tally_listing
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.period import Span

TITLE = "民主评议党员测评票"
SIMPLE, CRITERIA = "simple", "criteria"
_BLANK_ROWS = {SIMPLE: 16, CRITERIA: 14}
_ASPECTS = ("理想信念", "政治理论", "组织纪律", "廉洁自律", "联系群众")
_NAME = Column(label="姓名", width=30)


def _tick(caption: str, groups: tuple[str, ...] = (), width: float = 20) -> Column:
    return Column(label=caption, width=width, align=Align.CENTRE, groups=groups)


_COLUMNS = {
    SIMPLE: (
        NUMBER,
        _NAME,
        *(_tick(grade, width=24) for grade in GRADES),
        Column(label="存在问题", width=90, fit=Fit.WRAP),
    ),
    CRITERIA: (
        NUMBER,
        _NAME,
        *(_tick(one, ("分项评价（好、较好、一般、差）",), 27) for one in _ASPECTS),
        *(_tick(grade, ("综合评定",)) for grade in GRADES),
    ),
}
_NOTES = {
    SIMPLE: (
        "注：1.在每名党员的优秀、合格、基本合格、不合格其中一栏内画“√”；同一名党员多选的，对该党员的评价无效。",
        "　　2.不写投票人姓名，不作其他记号；存在问题和意见可以不填。",
    ),
    CRITERIA: (
        "注：1.分项评价各栏填写好、较好、一般或者差；综合评定在其中一栏内画“√”，同一名党员多选的，对该党员的评价无效。",
        "　　2.不写投票人姓名，不作其他记号。",
    ),
}


def ballots(given: RegisterInput) -> list[Register]:
    """One ballot for each appraisal of the year, to be printed as often as there are voters, or an empty one."""
    if given.options.is_blank:
        return [_ballot(given, given.unit_name, "", ())]
    return [
        _ballot(given, one.unit_name, chinese_day(one.facts.known_day(one.one)), _names(given, one))
        for one in some(appraisals_in(given), given)
    ]


def _names(given: RegisterInput, paper: AppraisalPaper) -> tuple[str, ...]:
    """Who gets a grade, by strokes, so that no place in the list is better than another."""
    graded = [
        (line, entry)
        for line, entry in in_order(given, Order.STROKES, paper.lines)
        if (who := paper.people.get(line.member_id or 0)) is None or who.part is Part.GRADED
    ]
    return tuple(paper.name_of(line) for line, _ in graded)


def _ballot(given: RegisterInput, unit_name: str, day: str, names: tuple[str, ...]) -> Register:
    layout = given.options.layout or SIMPLE
    columns = _COLUMNS[layout]
    year = "　　　　" if given.options.is_blank else str(given.period.year)
    rest = ("",) * (len(columns) - 2)
    return Register(
        title=TITLE,
        columns=columns,
        rows=[Row((str(number), name, *rest), name) for number, name in enumerate(names, start=1)],
        head=HeadFields(left=f"党组织：{unit_name}", centre=f"{year}年度", right=day or "　　　　年　　月　　日"),
        setup=PageSetup(is_landscape=True),
        blank_rows=0 if names else _BLANK_ROWS[layout],
        footnotes=_NOTES[layout],
        row_height=8,
    )


BALLOT = RegisterDefinition(
    "appraisal_ballot",
    TITLE,
    (),
    ballots,
    subject=Subject.APPRAISAL,
    span=Span.YEAR,
    listing=tally_listing,
    layouts=((SIMPLE, "一项评价"), (CRITERIA, "分项评价")),
)
