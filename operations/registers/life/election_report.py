"""选举结果报告单: who was there, the ballots, the votes of each, who is elected; signed by tellers and counters."""

from exports.paper.document import (
    OFFICIAL,
    Align,
    Column,
    Fit,
    FormCell,
    FormRow,
    FormSheet,
    HeadFields,
    Register,
    Row,
    label,
)
from ledger.kinds.meetings import Candidate
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import (
    DATE_LINE,
    chinese_day,
    count_column,
    day_column,
    iso_day,
    life_head,
    pair,
    tall,
    unit_stem,
)
from operations.registers.life.election_paper import ElectionPaper, elections_in, find_elections
from operations.registers.life.vote_words import cited, is_returned, judged, valid_ballots
from operations.registers.period import Span

TITLE = "选举结果报告单"
_WIDTHS = (22, 17, 22, 17, 22, 17, 22, 17)
_ALL = len(_WIDTHS)
_BLANK_NAMES = 8
_COLUMNS = (
    NUMBER,
    day_column("日期", 22),
    Column(label="选举职务", width=40),
    count_column("轮次", 12),
    count_column("应选", 12),
    count_column("有效票", 14),
    Column(label="姓名", width=30),
    Column(label="另选他人", width=18, align=Align.CENTRE),
    count_column("赞成", 12),
    count_column("不赞成", 14),
    count_column("弃权", 12),
    Column(label="按票数当选", width=20, align=Align.CENTRE),
    Column(label="宣布当选", width=18, align=Align.CENTRE),
)


def election_reports(given: RegisterInput) -> list[FormSheet]:
    """A report for each ballot of the period, for one, or an empty one."""
    if given.options.is_blank:
        return [_form(given, None)]
    return [_form(given, one) for one in elections_in(given)]


def elections_listing(given: RegisterInput) -> Register:
    """Everybody who got votes in the ballots of the period, one row each."""
    found = [] if given.options.is_blank else find_elections(given)
    lines = [(one, candidate) for one in found for candidate in one.in_order()]
    return Register(
        title="选举情况登记表",
        columns=_COLUMNS,
        rows=[_listed(number, *line) for number, line in enumerate(lines, start=1)],
        head=life_head(given),
    )


def _form(given: RegisterInput, one: ElectionPaper | None) -> FormSheet:
    title = f"{one.name}{TITLE}{one.round_words}" if one else f"{unit_stem(given.facts, given.unit)}{TITLE}"
    return FormSheet(
        title=title,
        record=chinese_day(one.meeting.sheet.day) if one else "空白表",
        column_widths=_WIDTHS,
        rows=(*_figures(one), *_names(one), *_outcome(one), *_signed(one)),
        head=HeadFields(right=(chinese_day(one.meeting.sheet.day) if one else "") or DATE_LINE),
        setup=OFFICIAL,
        text_size=12,
        title_size=18,
    )


def _figures(one: ElectionPaper | None) -> tuple[FormRow, ...]:
    there = one.meeting if one else None
    ballot = one.ballot if one and is_returned(one.ballot) else None
    election = ballot.election if ballot else None
    rows: tuple[tuple[object, ...], ...] = (
        (
            *("应到会有\n选举权", there and there.turnout.should_vote),
            *("实到会有\n选举权", there and there.voters_there),
            *("应选名额", one and one.ballot.election.seats),
            *("候选人数", one and len(one.proposed)),
        ),
        (
            *("发出选票", election and election.issued),
            *("收回选票", election and election.returned),
            *("有效选票", ballot and valid_ballots(ballot)),
            *("无效选票", election and election.void),
        ),
    )
    return tuple(FormRow(tuple(_boxes(row)), 12) for row in rows)


def _boxes(row: tuple[object, ...]) -> list[FormCell]:
    cells: list[FormCell] = []
    for caption, number in zip(row[::2], row[1::2], strict=True):
        cells += pair(str(caption), "" if number is None else str(number))
    return cells


def _names(one: ElectionPaper | None) -> list[FormRow]:
    head = FormRow(
        (label("姓名", columns=3), label("赞成"), label("不赞成"), label("弃权"), label("备注", columns=2)), 10
    )
    if one is None:
        return [head, *[FormRow((FormCell(columns=3), *[FormCell()] * 3, FormCell(columns=2)), 10)] * _BLANK_NAMES]
    return [head, *(_votes_row(one, candidate) for candidate in one.in_order())]


def _votes_row(one: ElectionPaper, candidate: Candidate) -> FormRow:
    known = is_returned(one.ballot)
    votes = (candidate.yes, *(("", "") if candidate.is_written_in else (candidate.no, candidate.abstain)))
    cells = (FormCell(text=str(count) if known else "", name="票数") for count in votes)
    name = FormCell(text=one.name_of(candidate), columns=3, name="姓名")
    return FormRow((name, *cells, FormCell(text="另选他人" if candidate.is_written_in else "", columns=2)), 10)


def _outcome(one: ElectionPaper | None) -> tuple[FormRow, ...]:
    """The sentence of the verdict, and who was declared elected; nothing before the ballots are back."""
    if one is None or not is_returned(one.ballot):
        return (tall("选举结果", "", _ALL - 1, 20), tall("当选人", "", _ALL - 1, 16))
    outcome = judged(one.meeting, one.ballot)
    sentence = outcome.sentence.removesuffix("。") + cited(outcome.steps) + "。"
    declared = [one.name_of(candidate) for candidate in one.in_order() if candidate.is_elected]
    return (tall("选举结果", sentence, _ALL - 1, 20), tall("当选人", "、".join(declared), _ALL - 1, 16))


def _signed(one: ElectionPaper | None) -> tuple[FormRow, ...]:
    election = one.ballot.election if one else None
    return (
        FormRow((*pair("监票人", election.tellers if election else "", 3), *pair("签名", "", 3)), 14),
        FormRow((*pair("计票人", election.counters if election else "", 3), *pair("签名", "", 3)), 14),
        FormRow(
            (label("报告时间"), FormCell(columns=_ALL - 1, fit=Fit.WRAP, foot="　　　年　　月　　日　　时　　分")), 12
        ),
    )


def _listed(number: int, one: ElectionPaper, candidate: Candidate) -> Row:
    election, name = one.ballot.election, one.name_of(candidate)
    by_figures = candidate in judged(one.meeting, one.ballot).elected
    cells = (
        str(number),
        iso_day(one.meeting.sheet.day),
        one.name,
        str(max(1, election.ballot_no)),
        str(election.seats),
        str(valid_ballots(one.ballot)),
        name,
        "是" if candidate.is_written_in else "",
        str(candidate.yes),
        "" if candidate.is_written_in else str(candidate.no),
        "" if candidate.is_written_in else str(candidate.abstain),
        "是" if by_figures else "",
        "是" if candidate.is_elected else "",
    )
    return Row(cells, name)


ELECTION_REPORT = RegisterDefinition(
    "election_report",
    TITLE,
    (),
    election_reports,
    subject=Subject.LIFE,
    span=Span.YEAR,
    is_by_record=True,
    about="elections",
    listing=elections_listing,
)
