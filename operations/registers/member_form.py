"""党员信息采集表: one sheet a person, the sixteen member items of the national form of 2017 and the usual extras."""

from collections.abc import Callable

from exports.paper.document import Document, Fit, FormCell, FormRow, FormSheet, HeadFields, label
from ledger.roster.columns import COLUMN_BY_KEY
from ledger.roster.entry import RosterEntry
from ledger.roster.table import cell_text
from operations.registers.definition import RegisterDefinition, RegisterInput

TextOf = Callable[[str], str]

TITLE = "党员信息采集表"
WIDTHS = (30, 56, 30, 56)
SIGNED = "本人签名：　　　　　　　　　　年　　月　　日"
NOTES = (
    "注：1.按党员本人实际情况如实填写，不得涂改；没有内容的栏目填“无”。",
    "　　2.本人因外出等原因不能签名的，由党支部电话核对后注明。",
)
PAIRS: tuple[tuple[str, str], ...] = (
    ("name", "sex"),
    ("ethnic_group", "birth_on"),
    ("native_place", "education"),
    ("degree", "person_category"),
    ("admitted_on", "full_member_on"),
    ("introducers", "seniority"),
    ("party_post", "post"),
    ("admin_post", "rank"),
    ("work_started_on", "group"),
    ("phone", "landline"),
)
WIDE_BEFORE = ("id_number",)
WIDE_AFTER = ("department", "address")


def member_forms(given: RegisterInput) -> Document:
    """A form for each person of the register, or one empty form."""
    if given.options.is_blank:
        return [_form(given, None)]
    return [_form(given, entry) for entry in given.entries()]


def _form(given: RegisterInput, entry: RosterEntry | None) -> FormSheet:
    def text(key: str) -> str:
        if entry is None:
            return ""
        return cell_text(entry, COLUMN_BY_KEY[key], is_unmasked=given.options.is_unmasked)

    return FormSheet(
        title=TITLE,
        record=entry.member.name if entry else "空白表",
        column_widths=WIDTHS,
        head=HeadFields(left=f"所在党支部：{entry.branch.full_name if entry else ''}"),
        rows=(
            _pair(PAIRS[0], text),
            *(_wide(key, text) for key in WIDE_BEFORE),
            *(_pair(pair, text) for pair in PAIRS[1:]),
            *(_wide(key, text) for key in WIDE_AFTER),
            _standing(entry),
            _lost(entry, text),
            _mobile(entry, text),
            _note(text("note")),
            _confirmation(),
        ),
        footnotes=NOTES,
    )


def _pair(keys: tuple[str, str], text: TextOf) -> FormRow:
    cells = [cell for key in keys for cell in (label(_caption(key)), _value(key, text))]
    return FormRow(tuple(cells))


def _wide(key: str, text: TextOf) -> FormRow:
    return FormRow((label(_caption(key)), _value(key, text, columns=3)))


def _value(key: str, text: TextOf, columns: int = 1) -> FormCell:
    return FormCell(text=text(key), columns=columns, name=_caption(key))


def _caption(key: str) -> str:
    return COLUMN_BY_KEY[key].label


def _boxes(choices: tuple[str, ...], chosen: str) -> str:
    return "　　".join(f"{choice}{'■' if choice == chosen else '□'}" for choice in choices)


def _standing(entry: RosterEntry | None) -> FormRow:
    chosen = entry.status if entry else ""
    boxes = _boxes(("正常", "停止党籍"), chosen)
    return FormRow((label("党籍状态"), FormCell(text=boxes, columns=3, name="党籍状态")))


def _lost(entry: RosterEntry | None, text: TextOf) -> FormRow:
    chosen = "" if entry is None else ("是" if entry.lost else "否")
    since = text("lost_since") or "　　　　年　　月"
    words = f"{_boxes(('是', '否'), chosen)}　　失去联系日期：{since}"
    return FormRow((label("是否为失联党员"), FormCell(text=words, columns=3, name="失联")))


def _mobile(entry: RosterEntry | None, text: TextOf) -> FormRow:
    chosen = "" if entry is None else ("是" if entry.mobility else "否")
    words = f"{_boxes(('是', '否'), chosen)}　　外出流向：{text('mobile_to')}"
    return FormRow((label("是否为流动党员"), FormCell(text=words, columns=3, name="流动")))


def _note(note: str) -> FormRow:
    return FormRow((label("备注"), FormCell(text=note, columns=3, fit=Fit.WRAP, name="备注")), height=16)


def _confirmation() -> FormRow:
    return FormRow((label("本人确认"), FormCell(text="", columns=3, fit=Fit.WRAP, foot=SIGNED)), height=22)


MEMBER_FORM = RegisterDefinition("member_forms", TITLE, (), member_forms)
