"""表决票: four on a sheet that is cut, for everybody with a vote. No number, no mark: nobody can tell whose it was."""

from collections.abc import Sequence
from math import ceil

from exports.paper.document import FormCell, FormRow, FormSheet, label
from ledger.codes.meetings import ORDINARY
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.slips import heading, stacked
from operations.registers.life.common import chinese_day, unit_stem
from operations.registers.life.slip_rows import dated, noted
from operations.registers.life.vote_paper import VotePaper, votes_in, votes_listing
from operations.registers.period import Span

TITLE = "表决票"
ON_A_SHEET = 4
_WIDTHS = (52, 34, 34, 34)
_ALL = len(_WIDTHS)
_NOTES = (
    "注：1.在赞成、不赞成、弃权其中一栏内画“○”；多选、不选的无效。",
    "　　2.用黑色墨水笔填写，不写投票人姓名，不作其他记号。",
)


def vote_ballots(given: RegisterInput) -> list[FormSheet]:
    """Sheets enough for 应到有表决权 of each vote about a person, or of the one asked for, or one empty sheet."""
    if given.options.is_blank:
        return [_sheet(f"{unit_stem(given.facts, given.unit)}　　　　　　{TITLE}", "", "　　　　年　　月　　日")]
    return [sheet for one in votes_in(given) for sheet in _of_vote(one)]


def _of_vote(one: VotePaper) -> Sequence[FormSheet]:
    matter = "" if one.vote.resolution == ORDINARY else one.vote.resolution
    title, day = f"{one.stem}{matter}{TITLE}", chinese_day(one.meeting.sheet.day)
    sheet = _sheet(title, one.person or one.item.title, day, "姓名" if one.person else "事项")
    return [sheet] * max(1, ceil(one.meeting.turnout.should_vote / ON_A_SHEET))


def _sheet(title: str, name: str, day: str, caption: str = "姓名（事项）") -> FormSheet:
    block = [
        heading(title, _ALL),
        FormRow((label(caption), label("赞成"), label("不赞成"), label("弃权")), 8),
        FormRow((FormCell(text=name, name="姓名"), FormCell(), FormCell(), FormCell()), 14),
        *noted(_NOTES, _ALL),
        dated(day, _ALL),
    ]
    return FormSheet(
        title=TITLE,
        record=name,
        column_widths=_WIDTHS,
        rows=stacked([block] * ON_A_SHEET, _ALL, room=9),
        has_title=False,
    )


BALLOT_VOTE = RegisterDefinition(
    "ballot_vote",
    TITLE,
    (),
    vote_ballots,
    subject=Subject.LIFE,
    span=Span.YEAR,
    is_by_record=True,
    about="votes",
    listing=votes_listing,
)
