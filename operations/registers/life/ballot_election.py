"""选票: candidates by 姓氏笔画 with a box for the sign above each name, and boxes for 另选他人. No number, no mark."""

from collections.abc import Iterator, Sequence
from math import ceil

from exports.paper.document import FormCell, FormRow, FormSheet, label
from ledger.kinds.meetings import Election
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.slips import heading, stacked
from operations.registers.life.common import chinese_day, unit_stem
from operations.registers.life.election_paper import ElectionPaper, elections_in
from operations.registers.life.election_report import elections_listing
from operations.registers.life.slip_rows import dated, noted
from operations.registers.period import Span

TITLE = "选票"
_NAMES_A_ROW = 6
_MOST_FOR_TWO = 2  # bands of names with which two ballots fit on a sheet
_WIDTHS = (22, *[22] * _NAMES_A_ROW)
_ALL = len(_WIDTHS)
_BLANK_NAMES, _BLANK_WRITTEN_IN = 6, 6
_ROOM = "　　"


def election_ballots(given: RegisterInput) -> list[FormSheet]:
    """Sheets enough for everybody with a vote, for each ballot of the period, or one empty sheet."""
    if given.options.is_blank:
        title = f"{unit_stem(given.facts, given.unit)}　　　　{TITLE}"
        block = _block(title, [""] * _BLANK_NAMES, _BLANK_WRITTEN_IN, _notes(_ROOM, _ROOM), "　　　　年　　月　　日")
        return [_sheet([block], title)]
    return [sheet for one in elections_in(given) for sheet in _of_election(one)]


def _of_election(one: ElectionPaper) -> Sequence[FormSheet]:
    election = one.ballot.election
    written_in = min(max(1, election.seats), _NAMES_A_ROW)
    notes = _notes(str(len(one.proposed)), str(election.seats or _ROOM), _way(one, election))
    title = f"{one.name}{TITLE}{one.round_words}"
    block = _block(title, one.proposed, written_in, notes, chinese_day(one.meeting.sheet.day))
    bands = ceil(len(one.proposed) / _NAMES_A_ROW) + 1
    per_sheet = 2 if bands <= _MOST_FOR_TWO else 1
    sheet = _sheet([block] * per_sheet, title)
    return [sheet] * max(1, ceil(one.meeting.turnout.should_vote / per_sheet))


def _way(one: ElectionPaper, election: Election) -> str:
    """Whether there are more candidates than seats; nothing where neither is true."""
    if election.is_equal:
        return "，等额选举"
    return "，差额选举" if len(one.proposed) > election.seats else ""


def _sheet(blocks: Sequence[Sequence[FormRow]], title: str) -> FormSheet:
    return FormSheet(
        title=title,
        record="",
        column_widths=_WIDTHS,
        rows=stacked(blocks, _ALL, room=12),
        has_title=False,
    )


def _block(title: str, names: Sequence[str], written_in: int, notes: Sequence[str], day: str) -> list[FormRow]:
    return [
        heading(title, _ALL, 11),
        FormRow((label("候选人（按姓氏笔画为序）", columns=_ALL),), 8),
        *_bands(names),
        FormRow((label("另选他人", columns=_ALL),), 8),
        *_bands([""] * written_in),
        *noted(notes, _ALL),
        dated(day, _ALL),
    ]


def _bands(names: Sequence[str]) -> Iterator[FormRow]:
    """A row of boxes for the signs above a row of names."""
    for first in range(0, max(1, len(names)), _NAMES_A_ROW):
        band = list(names[first : first + _NAMES_A_ROW])
        rest = _NAMES_A_ROW - len(band)
        ends = (FormCell(columns=rest),) if rest else ()
        yield FormRow((label("符号"), *(FormCell() for _ in band), *ends), 11)
        yield FormRow((label("姓名"), *(FormCell(text=name, name="姓名") for name in band), *ends), 11)


def _notes(proposed: str, seats: str, way: str = "") -> tuple[str, ...]:
    return (
        f"注：1.候选人{proposed}名，应选{seats}名{way}。所选人数等于或者少于应选名额的有效，多于的无效。",
        "　　2.赞成的，在候选人姓名上方的符号栏内画“○”；不赞成的，画“×”；弃权的，不画符号。",
        "　　3.另选他人的，在“另选他人”姓名栏内写上姓名，在其上方符号栏内画“○”；不画符号的无效。",
        "　　4.弃权的不能另选他人；赞成的候选人和另选他人合计不得多于应选名额。",
        "　　5.用黑色墨水笔填写，字迹清楚，无法辨认的部分无效；不写投票人姓名，不作其他记号。",
    )


BALLOT_ELECTION = RegisterDefinition(
    "ballot_election",
    TITLE,
    (),
    election_ballots,
    subject=Subject.LIFE,
    span=Span.YEAR,
    is_by_record=True,
    about="elections",
    listing=elections_listing,
)
