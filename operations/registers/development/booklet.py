"""The two booklets of a case share cover, particulars and the sheets of the half-year checks."""

from collections.abc import Iterable, Sequence
from datetime import date

from exports.paper.document import OFFICIAL, Fit, FormCell, FormRow, FormSheet, HeadFields, label
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.development import DevelopmentCase, DevelopmentCheck
from operations.registers.definition import RegisterInput
from operations.registers.development.common import covered, opinion, post_words, unit_words
from operations.registers.life.common import chinese_day, pair

WIDTHS = (27, 51, 27, 51)
REST = len(WIDTHS) - 1
TEXT_SIZE = 12
NOBODY = "空白表"
_COVER_WIDTHS = (46, 110)
_COVER_ROOM, _COVER_ROW, _COVER_TITLE = 60, 18, 36


def cover(given: RegisterInput, title: str, case: DevelopmentCase | None, more: Sequence[tuple[str, str]]) -> FormSheet:
    """The first sheet: whose booklet it is."""
    lines = (("姓　　名", case.name if case else ""), ("所在党支部", unit_words(given, case) if case else ""), *more)
    room = FormRow((label("", columns=2),), _COVER_ROOM, is_open=True)
    return FormSheet(
        title=title,
        record=record_of(case),
        column_widths=_COVER_WIDTHS,
        rows=(room, *(FormRow(pair(caption, text), _COVER_ROW) for caption, text in lines)),
        setup=OFFICIAL,
        text_size=16,
        title_size=_COVER_TITLE,
    )


def sheet(title: str, case: DevelopmentCase | None, rows: Iterable[FormRow], left: str = "") -> FormSheet:
    """An inner sheet of a booklet."""
    return FormSheet(
        title=title,
        record=record_of(case),
        column_widths=WIDTHS,
        rows=tuple(rows),
        head=HeadFields(left=left, right=f"姓名：{case.name if case else '　　　　'}"),
        setup=OFFICIAL,
        text_size=TEXT_SIZE,
        title_size=18,
    )


def particulars(given: RegisterInput, case: DevelopmentCase | None) -> tuple[FormRow, ...]:
    """Who the person is."""

    def text(name: str) -> str:
        return str(getattr(case, name)) if case else ""

    born = case.birth_on.chinese() if case and case.birth_on else ""
    began = case.work_started_on.chinese() if case and case.work_started_on else ""
    return (
        FormRow((*pair("姓名", text("name")), *pair("性别", text("sex")))),
        FormRow((*pair("民族", text("ethnic_group")), *pair("出生日期", born))),
        FormRow((*pair("籍贯", text("native_place")), *pair("学历", text("education")))),
        FormRow((*pair("参加工作\n日期", began), *pair("联系电话", covered(given, case, "phone") if case else ""))),
        FormRow(pair("公民身份\n证号", covered(given, case, "id_number") if case else "", REST)),
        FormRow(pair("单位及职务", post_words(case) if case else "", REST)),
    )


def check_sheets(
    title: str, case: DevelopmentCase | None, checks: Sequence[DevelopmentCheck], captions: Sequence[tuple[str, str]]
) -> list[FormSheet]:
    """A sheet for each half-year check, and an empty one for the next; ``captions``: label and field of each text."""
    return [sheet(title, case, _check_rows(one, captions), _turn(one)) for one in (*checks, None)]


def _check_rows(one: DevelopmentCheck | None, captions: Sequence[tuple[str, str]]) -> Iterable[FormRow]:
    height = 200 / len(captions)
    for caption, field in captions:
        yield opinion(caption, getattr(one, field) if one else "", REST, height, "签名：")


def _turn(one: DevelopmentCheck | None) -> str:
    return f"考察日期：{chinese_day(one.checked_on) if one else '　　　　年　　月　　日'}"


def checks_of(facts: DevelopmentFacts, case: DevelopmentCase | None, kind: str, as_of: date) -> list[DevelopmentCheck]:
    """The checks of one kind up to a day, oldest first."""
    if case is None:
        return []
    return [
        one
        for one in facts.checks_of.get(case.id, ())
        if one.kind == kind and (one.checked_on is None or one.checked_on <= as_of)
    ]


def record_of(case: DevelopmentCase | None) -> str:
    """How messages name the person."""
    return case.name if case else NOBODY


def wide(caption: str, text: str, height: float) -> FormRow:
    """A text over the whole width."""
    return FormRow((label(caption), FormCell(text=text, columns=REST, fit=Fit.WRAP, name=caption)), height)
