"""计票单: the candidates in the order of the ballot with room for 正 strokes, filled in while ballots are read out."""

from exports.paper.document import OFFICIAL, FormCell, FormRow, FormSheet, HeadFields, label
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import chinese_day, unit_stem
from operations.registers.life.election_paper import ElectionPaper, elections_in
from operations.registers.life.election_report import elections_listing
from operations.registers.life.vote_words import is_returned, valid_ballots
from operations.registers.period import Span

TITLE = "计票单"
_WIDTHS = (11, 27, 36, 13, 22, 13, 20, 14)
_ALL = len(_WIDTHS)
_BLANK_NAMES, _FREE_ROWS = 8, 3
_SIGNED = ("唱票人：", "计票人：", "监票人：")
_NOTES = ("注：逐票画“正”字，合计填阿拉伯数字。赞成、不赞成、弃权之和应等于有效选票；另选他人只记赞成。",)


def tally_sheets(given: RegisterInput) -> list[FormSheet]:
    """A sheet for each ballot of the period, for one, or an empty one."""
    if given.options.is_blank:
        return [_sheet(f"{unit_stem(given.facts, given.unit)}选举{TITLE}", [""] * _BLANK_NAMES, None)]
    return [_of_election(one) for one in elections_in(given)]


def _of_election(one: ElectionPaper) -> FormSheet:
    return _sheet(f"{one.name}选举{TITLE}{one.round_words}", one.proposed, one)


def _sheet(title: str, names: list[str], one: ElectionPaper | None) -> FormSheet:
    day = chinese_day(one.meeting.sheet.day) if one else ""
    return FormSheet(
        title=title,
        record=day or "空白表",
        column_widths=_WIDTHS,
        rows=(*_figures(one), _captions(), *(_row(n, name) for n, name in enumerate(names, 1)), *_free(len(names))),
        head=HeadFields(right=day or "　　　　年　　月　　日"),
        setup=OFFICIAL,
        signatures=_SIGNED,
        footnotes=_NOTES,
        title_size=18,
    )


def _figures(one: ElectionPaper | None) -> tuple[FormRow, ...]:
    """What is known before the count stands there, the ballots themselves when they are entered."""
    ballot = one.ballot if one and is_returned(one.ballot) else None
    there = one.meeting if one else None
    first = (there and there.turnout.should_vote, there and there.voters_there, one and one.ballot.election.seats)
    second = (
        ballot and ballot.election.issued,
        ballot and ballot.election.returned,
        ballot and valid_ballots(ballot),
    )
    captions = ("应到会有选举权", "实到会有选举权", "应选名额"), ("发出选票", "收回选票", "有效选票")
    return tuple(
        FormRow(tuple(_figure_cells(names, numbers)), 10)
        for names, numbers in zip(captions, (first, second), strict=True)
    )


def _figure_cells(names: tuple[str, ...], numbers: tuple[object, ...]) -> list[FormCell]:
    widths = ((2, 1), (2, 1), (1, 1))
    cells: list[FormCell] = []
    for name, number, (caption, value) in zip(names, numbers, widths, strict=True):
        cells += [
            label(name, columns=caption),
            FormCell(text="" if number is None else str(number), columns=value, name=name),
        ]
    return cells


def _captions() -> FormRow:
    return FormRow(
        (
            label("序号"),
            label("姓名"),
            label("赞成（画“正”字）"),
            label("合计"),
            label("不赞成"),
            label("合计"),
            label("弃权"),
            label("合计"),
        ),
        10,
    )


def _row(number: int, name: str) -> FormRow:
    return FormRow((label(str(number)), FormCell(text=name, name="姓名"), *[FormCell()] * 6), 14)


def _free(names: int) -> list[FormRow]:
    """Rows for those written in by voters."""
    head = FormRow((label("另选他人", columns=_ALL),), 8)
    return [head, *(FormRow((label(str(names + n)), *[FormCell()] * 7), 12) for n in range(1, _FREE_ROWS + 1))]


TALLY = RegisterDefinition(
    "tally",
    TITLE,
    (),
    tally_sheets,
    subject=Subject.LIFE,
    span=Span.YEAR,
    is_by_record=True,
    listing=elections_listing,
)
