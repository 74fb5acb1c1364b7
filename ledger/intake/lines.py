"""The lines below a header: which are records, and why the others are not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ledger.intake.cells import Cell, Row, cell_text, is_blank
from ledger.intake.grid import Grid
from ledger.intake.header import DATE_UNITS, Column
from ledger.intake.readers import read_flag
from ledger.values.id_number import read_id_number
from ledger.values.text import fold

_ORDER_HEADING = re.compile(r"序号|编号|顺序号|序|no\.?|号", re.IGNORECASE)
_FOOTER = re.compile(
    r"\s*[(（]?\s*(?:填\s*表|制\s*表|审\s*核|复\s*核|填\s*报|统\s*计|经\s*办|报\s*送|上\s*报|录\s*入|核\s*对|负\s*责|联\s*系|单\s*位|"
    r"党组织|党?支部|书记|签\s*[字名]|盖\s*章|日\s*期|领导)[^:：()（）]{0,12}(?:[:：]|[(（].{0,6}[章字名][)）])"
    r"|(?:填表|制表|审核|复核|填报|经办|负责|联系)人?\s*$"
)
_SEAL = re.compile(r"[(（]\s*(?:盖章|公章|签字|签名|签章)\s*[)）]")
_TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计?\s*\d+\s*[人名]|总人数|合计人数)")
_EXAMPLE = re.compile(r"[(（]?\s*(?:填写|填表)?\s*(?:示例|样例|范例|样表|举例|例|例如|例子)\s*\d?\s*[)）]?")
_EXAMPLE_MARK = re.compile(
    r"[(（](?:示例|样例|例|范例)[)）]|^例[:：]|^示例[:：]?|^[×xX某*]{2,3}$|^[\u4e00-\u9fff]?(?:某某|××|xx|XX|\*\*)$"
)
_HINT = re.compile(
    r"必填|选填|可不填|可空|格式|填写|请|例如|如[:：]|下拉|文本|字符|字以内|不超过|yyyy|\d+\s*位|纯?数字$|日期型|参照|按.*填|"
    r"与.*一致|同身份证|男[/、或]女|是[/、或]否|自动(?:生成|计算)|精确到|保持一致",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*(?:填表说明|填写说明|说\s*明|备\s*注|注\s*意?|附)\s*(?:事项)?\s*\d?\s*[:：]|\s*[※★].{6}")
_SUSPECT = re.compile(
    r"[:：※]|[填制]\s*表|审\s*核|[合总小]\s*计|共\s*\d|例|注|说明|人数|某某|[×xX*]{2}|盖章|签|姓|党员|支部|党小组|类别|比例"
)
_PLAIN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af·•.\s\u3000]{2,20}")
_DAY = re.compile(
    r"(?:\d{4}\s*[年.\-/]\s*)?\d{1,2}\s*[月.\-/]\s*\d|\d{4}年\d{1,2}月|\d{8}(?!\d)|\d{5}(?!\d)|[零一二三四五六七八九\u3007○]{4}年"
)
_SPECIMEN_NAMES = ("张三", "李四", "王五")
_IS_FOOTER = "落款或签章行"
_LONGEST_SECTION = 40
_EARLY = 4  # lines below the header among which hints, examples and column numbers stand
_WIDE = 3  # columns under one merge: a note, not a value
_GAP_SHARE = 0.35  # of the usual number of filled cells; less, below a blank line, is another matter


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the sheet. ``number`` is the line in the file, 1-based; ``block`` counts tables side by side.

    ``section`` is the text of the last line between the rows that named what follows, ``section_place`` its place among
    the cells when it stood alone in a column left of the key.
    """

    number: int
    block: int
    cells: Row
    section: str = ""
    section_place: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that holds something and is no record, with the reason in words."""

    number: int
    reason: str
    text: str


class LineReader:
    """Reads the lines of one block of columns, from top to bottom.

    With ``is_dated`` the key cell holds a day: a line with one is a record whatever its texts look like, and a day that
    is merged downwards holds for each line.
    """

    def __init__(
        self, grid: Grid, columns: Sequence[Column], anchor: int, block: int = 0, *, is_dated: bool = False
    ) -> None:
        self._grid = grid
        self._columns = columns
        self._indices = [column.index for column in columns]
        self._anchor = anchor
        self._block = block
        self._is_dated = is_dated
        self._orders = {number for number, one in enumerate(columns) if _ORDER_HEADING.fullmatch(one.heading)}
        self._parted = [(number, one.parts) for number, one in enumerate(columns) if one.parts]
        self._headings = [column.heading for column in columns]
        self._filled: list[int] = []
        self._after_footer = False
        self._after_gap = False
        self._section = ""
        self._section_place: int | None = None
        self.lines: list[Line] = []
        self.skipped: list[Skipped] = []

    def read(self, first: int, end: int) -> None:
        """Sort the lines ``first`` to ``end`` (0-based, end excluded) into records and skipped ones."""
        for row in range(first, end):
            cells = self._cells(row)
            filled = [
                cell
                for number, cell in enumerate(cells)
                if not (cell is None or (type(cell) is str and (not cell or cell.isspace())))
                and number not in self._orders
            ]
            if not filled:
                self._after_gap = self._after_gap or bool(self.lines)
                self._note_stray(row, cells)
                continue
            reason = None if self._is_ordinary(row, cells, filled) else self._why_not(row, cells, filled, row - first)
            if reason is None:
                self.lines.append(Line(row + 1, self._block, cells, self._section, self._section_place))
                self._filled.append(len(filled))
                self._after_gap = False
            elif reason:
                self._skip(row, reason, cells)

    def _note_stray(self, row: int, cells: Row) -> None:
        """A total, a signature or what the rows below belong to may stand in the order column alone."""
        texts = [cell_text(cell) for cell in cells if not is_blank(cell)]
        if texts and not texts[0].isdigit():
            self._one_text(texts[0], None)
            reason = "合计行" if _TOTAL.match(texts[0]) else "表中的说明文字"
            self.skipped.append(Skipped(row + 1, reason, texts[0]))

    def _skip(self, row: int, reason: str, cells: Row) -> None:
        self._after_footer = self._after_footer or reason == _IS_FOOTER
        text = " ".join(filter(None, map(cell_text, cells)))
        self.skipped.append(Skipped(row + 1, reason, text[:60]))

    def _cells(self, row: int) -> Row:
        """The cells under the headings; a cell that is merged downwards holds for each line, except the key cell."""
        own = self._grid.rows[row]
        reach = len(own)
        if reach > self._indices[-1]:
            cells = [own[index] for index in self._indices]
        else:
            cells = [own[index] if index < reach else None for index in self._indices]
        for number, parts in self._parted:
            cells[number] = _joined([(cell_text(self._grid.own(row, index)), unit) for index, unit in parts])
        if row in self._grid.merged_rows:
            for number, index in enumerate(self._indices):
                merge = self._grid.merge_at(row, index)
                is_filled = number != self._anchor or self._is_dated
                if merge and merge.left == merge.right and merge.top < row and is_filled:
                    cells[number] = self._grid.own(merge.top, merge.left)
        return tuple(cells)

    def _is_ordinary(self, row: int, cells: Row, filled: Sequence[Cell]) -> bool:
        """Whether a line is so clearly a record that no further look is needed."""
        name = cells[self._anchor]
        if type(name) is not str or len(filled) < _WIDE or self._after_footer or self._after_gap or not self.lines:
            return False
        if len(self.lines) < _EARLY or _PLAIN_NAME.fullmatch(name) is None or _SUSPECT.search(name):
            return False
        return row not in self._grid.merged_rows

    def _why_not(self, row: int, cells: Row, filled: Sequence[Cell], place: int) -> str | None:
        """The reason for which a line is no record; None when it is one, empty for one that needs no word."""
        texts = [cell_text(cell) for cell in cells]
        name = texts[self._anchor]
        merge = self._grid.merge_at(row, self._indices[self._anchor])
        if merge and merge.top < row and merge.left == merge.right and not self._is_dated:
            return "与上一行合并为同一人，只取了第一行"
        if self._is_repeated_header(texts):
            return "重复的表头"
        is_named = self._is_named(name)
        alone = len({text for text in texts if text}) == 1
        if self._covering_merge(row, is_named=is_named):
            return self._one_text(next((text for text in texts if text), ""), None)
        if alone and not is_named:
            place = next(number for number, text in enumerate(texts) if text)
            return self._one_text(texts[place], place if place < self._anchor else None)
        by_words = self._why_by_words(texts, name, is_named=is_named)
        is_certain = self._is_dated and is_named
        return by_words if by_words or is_certain else self._why_by_place(texts, filled, place)

    def _one_text(self, text: str, place: int | None) -> str:
        if _TOTAL.match(text):
            return "合计行"
        if _FOOTER.match(text) or _SEAL.search(text):
            return _IS_FOOTER
        if not _NOTE.match(text) and len(text) < _LONGEST_SECTION:
            self._section, self._section_place = text, place
        return "表中的说明文字"

    def _why_by_words(self, texts: list[str], name: str, *, is_named: bool) -> str | None:
        lead = [text for text in texts if text][:2]
        if any(_TOTAL.match(text) for text in (*lead, name) if text):
            return "合计行"
        if any(_EXAMPLE.fullmatch(text) for text in lead) or _EXAMPLE_MARK.search(name):
            return "示例行"
        if not is_named and any(_FOOTER.match(text) or _SEAL.search(text) for text in texts if text):
            return _IS_FOOTER
        if any(_NOTE.match(text) for text in (lead[0], name)):
            return "表中的说明文字"
        return None

    def _why_by_place(self, texts: list[str], filled: Sequence[Cell], place: int) -> str | None:
        if place < _EARLY:
            if _is_hint(texts, texts[self._anchor]):
                return "填写说明行"
            if _is_numbering(texts):
                return "栏次行"
            if _is_specimen(texts, texts[self._anchor]):
                return "示例行"
        is_sparse = bool(self._filled) and len(filled) <= max(2, median(self._filled) * _GAP_SHARE)
        if self._after_footer and (is_sparse or not self._is_named(texts[self._anchor])):
            return _IS_FOOTER
        if self._after_gap and is_sparse and (len(filled) < 2 or not self._is_named(texts[self._anchor])):
            return "与表格隔开的内容"
        return None

    def _is_repeated_header(self, texts: list[str]) -> bool:
        shown = [self._grid.shown(text) for text in texts]
        if shown[self._anchor] and shown[self._anchor] == self._headings[self._anchor]:
            return True
        same = sum(a == b for a, b in zip(shown, self._headings, strict=True) if a)
        return same > 1 and same * 2 >= sum(map(bool, shown))

    def _covering_merge(self, row: int, *, is_named: bool) -> bool:
        """Whether a merge across three columns or more covers the key cell, or without a name its neighbour."""
        around = [self._indices[self._anchor]]
        if not is_named:
            around.append(self._indices[min(self._anchor + 1, len(self._indices) - 1)])
        merges = [self._grid.merge_at(row, index) for index in around]
        return any(merge and merge.right - merge.left + 1 >= _WIDE for merge in merges)

    def _is_named(self, name: str) -> bool:
        if self._is_dated:
            return bool(_DAY.match(name))
        return bool(_PLAIN_NAME.fullmatch(name)) and not _SUSPECT.search(name) and not _FOOTER.match(name)


def _joined(parts: Sequence[tuple[str, str]]) -> str | None:
    """The one value of cells that share it: a date of its parts, or the sub-headings that are ticked."""
    if parts[0][1] in DATE_UNITS:
        return "-".join(text for text, _ in parts if text) or None
    return "、".join(unit for text, unit in parts if read_flag(text).value is True or text == unit) or None


def _is_hint(texts: list[str], name: str) -> bool:
    """Words of hints in a good part of the line; in most of it when something else stands where the name belongs."""
    filled = [text for text in texts if text]
    hints = sum(bool(_HINT.search(text)) for text in filled)
    needed = 0.4 if not name or _HINT.search(name) else 0.6
    return hints > 1 and hints >= len(filled) * needed


def _is_numbering(texts: list[str]) -> bool:
    filled = [text.strip("()（）") for text in texts if text]
    numbers = [int(text) for text in filled if text.isdecimal() and len(text) < 3]
    return len(numbers) > 2 and len(numbers) * 4 >= len(filled) * 3 and numbers == sorted(set(numbers))


def _is_specimen(texts: list[str], name: str) -> bool:
    """张三 with a number that cannot be right is a specimen, not a person."""
    if fold(name) not in _SPECIMEN_NAMES:
        return False
    numbers = [text for text in texts if len(text) in (15, 18) and text[:6].isalnum() and text.isascii()]
    return any(not read_id_number(number).is_sound for number in numbers)
