"""组织关系介绍信 in three parts on a sheet (组通字〔2006〕45号): stub, letter, receipt; room for the seal between."""

from collections.abc import Sequence

from exports.paper.document import Align, Fit, FormCell, FormRow, FormSheet, Margins, PageSetup, label
from ledger.errors import KnownError
from ledger.kinds.development import TRANSFER_LETTERS, TransferLetter
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.common import BLANK, DATE_LINE, LONG_BLANK, development_of
from operations.registers.development.letter_register import letter_register, letters_in
from operations.registers.development.letter_words import LetterWords, letter_words
from operations.registers.period import Span

TITLE = "中国共产党党员组织关系介绍信"
_KEY_TITLE = "党员组织关系介绍信"
_COLUMNS = 4
_SHEET = PageSetup(margins=Margins(top=15, left=25, right=20, bottom=15))
_SEAM = "－　－　－　－　－　－　－　－　－{words}－　－　－　－　－　－　－　－　－"
_RETURN = (
    "回执联由接收党员组织关系的基层党委在接收党员后一个月内，邮寄或者传真至党员原所在基层党委。"  # 组通字〔2006〕45号
)
_NOTE = "（粘贴回执联处）"


def transfer_letters(given: RegisterInput) -> list[FormSheet]:
    """A sheet for each letter of the year that is not void, for one, or an empty one. Raises KnownError for none."""
    if given.options.is_blank:
        return [_sheet(letter_words(given, None))]
    return [_sheet(letter_words(given, one)) for one in _wanted(given)]


def _wanted(given: RegisterInput) -> list[TransferLetter]:
    wanted = given.options.record_id
    if wanted is None:
        found = [one for one in letters_in(given) if not one.is_void]
        if not found:
            raise KnownError(f"{given.period.words}没有开出介绍信，没有可打印的内容。")
        return found
    one = next((one for one in development_of(given).letters if one.id == wanted), None)
    if one is None:
        raise KnownError(f"编号为{wanted}的介绍信不在账簿里，没有可打印的内容；请重新选择。")
    if one.is_void:
        raise KnownError(f"{TRANSFER_LETTERS.describe(one)}介绍信已经作废，没有打印；请重新开具。")
    return [one]


def _sheet(words: LetterWords) -> FormSheet:
    return FormSheet(
        title=_KEY_TITLE,
        record=words.name if words.letter else "空白表",
        column_widths=(1,) * _COLUMNS,
        rows=(
            *_stub(words),
            _line(_SEAM.format(words=f"{words.number}（骑缝章）"), Align.CENTRE, 12, Fit.ONE_LINE),
            *_letter(words),
            _line(_SEAM.format(words="（沿此线裁开）"), Align.CENTRE, 12, Fit.ONE_LINE),
            *_receipt(words),
        ),
        has_title=False,
        text_size=12,
        leading=1.35,
        setup=_SHEET,
    )


def _stub(words: LetterWords) -> Sequence[FormRow]:
    return (
        *_head(words, "（存根）", "第一联"),
        _text(
            f"　　{words.name}同志系中共（{words.category}）党员，组织关系由{words.from_place}转到{words.to_place}。",
            14,
        ),
        _line(f"{words.issued}　　", Align.RIGHT),
        FormRow((FormCell(text=_NOTE, columns=_COLUMNS, name="回执"),), 26),
    )


def _letter(words: LetterWords) -> Sequence[FormRow]:
    return (
        *_head(words, "", "第二联"),
        _line(f"{words.addressee}：", Align.LEFT),
        _text(f"　　{words.person}{words.way}，请转接组织关系。该同志党费已交至{words.paid_through}。", 24),
        _line(f"　　（有效期{words.valid_for}天）", Align.LEFT),
        _line("（盖章）　　　　　　", Align.RIGHT),
        _line(f"{words.issued}　　", Align.RIGHT),
        _line(f"党员联系电话或其他联系方式：{words.phone}", Align.LEFT, 7),
        _line(f"党员原所在基层党委通讯地址：{LONG_BLANK * 2}", Align.LEFT, 7),
        _line(f"联系电话：{words.sender_phone}　传真：{LONG_BLANK}　邮编：{BLANK}", Align.LEFT, 7),
    )


def _receipt(words: LetterWords) -> Sequence[FormRow]:
    return (
        *_head(words, "回执联", "第三联"),
        _line(f"{words.sender_name}：", Align.LEFT),
        _text(f"　　{words.name}同志的党员组织关系已转达我处，特此回复。", 10),
        _line("（盖章）　　　　　　", Align.RIGHT),
        _line(f"{DATE_LINE}　　", Align.RIGHT),
        _line(f"经办人：{LONG_BLANK}　联系电话：{LONG_BLANK}", Align.LEFT, 8),
        _line(f"（{_RETURN}）", Align.LEFT, 8),
    )


def _head(words: LetterWords, more: str, part: str) -> tuple[FormRow, FormRow]:
    """The part at the left, the number at the right, the title below."""
    half = _COLUMNS // 2
    number = FormCell(text=words.number, columns=half, align=Align.RIGHT, fit=Fit.ONE_LINE, name="编号")
    captions = (FormCell(text=part, columns=half, align=Align.LEFT), number)
    return FormRow(captions, 7, is_open=True), FormRow((label(f"{TITLE}{more}", columns=_COLUMNS),), 9, is_open=True)


def _text(text: str, height: float) -> FormRow:
    return FormRow((FormCell(text=text, columns=_COLUMNS, fit=Fit.WRAP, name="正文"),), height, is_open=True)


def _line(text: str, align: Align, height: float = 8, fit: Fit = Fit.SHRINK) -> FormRow:
    return FormRow((FormCell(text=text, columns=_COLUMNS, align=align, fit=fit, name="正文"),), height, is_open=True)


TRANSFER_LETTER = RegisterDefinition(
    "transfer_letter",
    _KEY_TITLE,
    (),
    transfer_letters,
    subject=Subject.DEVELOPMENT,
    span=Span.YEAR,
    is_by_record=True,
    about=TRANSFER_LETTERS.key,
    listing=letter_register,
)
