"""Roster columns as columns of paper."""

from collections.abc import Iterable

from exports.paper.document import Align, Column, Fit, Row
from exports.paper.faces import Role
from ledger.fields import Form, Mask
from ledger.roster.columns import RosterColumn
from ledger.roster.table import RosterTable

MM_PER_CHARACTER = 3.4
# What the words of a column really take at nine points; other columns follow their declared width.
WIDTHS = {
    "name": 16,
    "sex": 8,
    "ethnic_group": 13,
    "birth_on": 19,
    "native_place": 18,
    "education": 18,
    "admitted_on": 19,
    "full_member_on": 19,
    "seniority": 19,
    "person_category": 16,
    "party_post": 19,
    "admin_post": 26,
    "note": 30,
    "id_number": 34,
    "phone": 22,
    "group": 19,
    "landline": 24,
}
CENTRED = frozenset({"sex", "ethnic_group", "age", "seniority", "person_category", "status", "education", "degree"})
WRAPPED = frozenset({"note", "address", "admin_post", "department", "school", "introducers", "mobile_to"})
NUMBER = Column(label="序号", width=9, align=Align.CENTRE, fit=Fit.ONE_LINE)
HEADS = {
    "id_number": "公民身份证号",
    "admitted_on": "加入党组织日期",
    "full_member_on": "转正日期",
    "work_started_on": "参加工作日期",
    "branch": "所在支部",
}


def paper_column(column: RosterColumn) -> Column:
    """Width, alignment and fit of a roster column on paper."""
    is_date = column.form in (Form.DAY, Form.LOOSE_DATE)
    return Column(
        label=HEADS.get(column.key, column.label),
        width=WIDTHS.get(column.key, (column.width + 1) * MM_PER_CHARACTER),
        align=Align.CENTRE if is_date or column.key in CENTRED or column.form is Form.FLAG else Align.LEFT,
        fit=_fit(column),
        role=Role.SONG,
    )


def _fit(column: RosterColumn) -> Fit:
    if column.key in WRAPPED:
        return Fit.WRAP
    return Fit.ONE_LINE if column.form in (Form.DAY, Form.LOOSE_DATE) or column.mask is not Mask.NONE else Fit.SHRINK


def paper_columns(columns: Iterable[RosterColumn]) -> tuple[Column, ...]:
    """序号, then the chosen columns."""
    return (NUMBER, *(paper_column(column) for column in columns))


def paper_rows(table: RosterTable) -> list[Row]:
    """The lines with their running number; each names the person for messages."""
    return [
        Row((str(number), *cells), entry.member.name)
        for number, (entry, cells) in enumerate(zip(table.entries, table.texts(), strict=True), start=1)
    ]
