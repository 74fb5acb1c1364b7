"""The contents of a volume: chapters and parts, dots, and page numbers, over as many sheets as they need."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from math import ceil
from typing import NamedTuple

from exports.paper.document import Align, Fit, PageSetup
from exports.paper.faces import Chain, Faces, Role, clean
from exports.paper.flow_breaks import Block, legal_breaks, page_starts
from exports.paper.ink import Ink, Placed, Run
from exports.paper.missing import Strip, check
from exports.paper.numbering import TABLE_SIZE, PageNumber
from exports.paper.setting import BASELINE, Box, SetText, set_cell, set_line
from exports.paper.titles import TITLE_SIZE, set_title
from exports.paper.typography import break_lines

_HEADING = "目　录"
_SIZE, _PITCH = 14, 28.9  # points, 4号
_INDENT = 2  # characters a level
_NUMBER_ROOM = 3  # characters for a page number
_LEAST_DOTS = 2  # characters between a title and its number
_DOT_STEP = 0.4  # characters from one dot to the next
_LINES_ABOVE = 2


class Entry(NamedTuple):
    """A line of the contents; level 0 is a chapter."""

    title: str
    number: int
    level: int = 0


class ContentsPages:
    """The pages of the contents.

    Raises:
        MissingGlyphError: a character that no font has.
    """

    def __init__(self, entries: Sequence[Entry], setup: PageSetup, faces: Faces) -> None:
        self._entries, self._setup, self._faces = entries, setup, faces
        self.width, self.height = setup.width, setup.height
        check((Strip("目录", _role(entry), (entry.title,), lambda _: "") for entry in entries), faces)
        self._texts = [self._lines(entry) for entry in entries]
        blocks = [Block(len(t), keeps_with_next=self._leads(i)) for i, t in enumerate(self._texts)]
        self._lines_of_page = max(_LINES_ABOVE + 1, int((setup.area.bottom - setup.area.top) / _PITCH + 0.01))
        self._starts = page_starts(
            sum(block.lines for block in blocks),
            self._lines_of_page - _LINES_ABOVE,
            self._lines_of_page,
            frozenset(legal_breaks(blocks)),
        )

    @property
    def count(self) -> int:
        """How many sheets."""
        return len(self._starts)

    def _leads(self, place: int) -> bool:
        """Whether parts of the chapter follow."""
        following = self._entries[place + 1 : place + 2]
        return bool(following) and following[0].level > self._entries[place].level

    def _lines(self, entry: Entry) -> list[str]:
        room = self._setup.area.width / _SIZE - _INDENT * entry.level - _NUMBER_ROOM - _LEAST_DOTS
        return [line.text for line in break_lines(clean(entry.title), room, self._chain(entry).advance)]

    def _chain(self, entry: Entry) -> Chain:
        return self._faces.chain(_role(entry))

    @cached_property
    def _placed(self) -> list[list[Placed]]:
        """The runs of every line, with their base lines in the middle of its height."""
        return [
            [(run, _SIZE * BASELINE) for run in runs]
            for entry, texts in zip(self._entries, self._texts, strict=True)
            for runs in self._runs(entry, texts)
        ]

    def _runs(self, entry: Entry, texts: Sequence[str]) -> Iterator[list[Run]]:
        area = self._setup.area
        left = area.left + _INDENT * _SIZE * entry.level
        for text in texts[:-1]:
            yield list(set_line(self._chain(entry), text, _SIZE, Box(left, area.right - left, Align.LEFT)))
        text = texts[-1]
        runs = set_line(self._chain(entry), text, _SIZE, Box(left, area.right - left, Align.LEFT))
        number_box = Box(area.right - _NUMBER_ROOM * _SIZE, _NUMBER_ROOM * _SIZE, Align.RIGHT)
        number = set_line(self._song, str(entry.number), _SIZE, number_box)
        text_end = left + self._chain(entry).width(text) * _SIZE
        yield [*runs, self._dots(text_end + _SIZE / 2, number[0].x - _SIZE / 2), *number]

    @property
    def _song(self) -> Chain:
        return self._faces.chain(Role.SONG)

    def _dots(self, left: float, right: float) -> Run:
        """Dots that stand below each other on all lines, because they are counted from the right edge of the sheet."""
        step = _DOT_STEP * _SIZE
        count = max(1, int((right - left) / step))
        ((face, dots, width),) = self._song.runs("." * count)
        own = width / count * _SIZE
        edge = self._setup.area.right
        end = edge - step * ceil((edge - right) / step)
        return Run(face, _SIZE, end - count * step, dots, step - own)

    def draw(self, index: int, ink: Ink, number: PageNumber | None = None) -> None:  # noqa: ARG002  has its own
        """Draw sheet ``index`` (from 0)."""
        first, end = [*self._starts, len(self._placed)][index : index + 2]
        middle = self._setup.area.top + _PITCH / 2
        ink.begin_page(self.width, self.height)
        if index == 0:
            ink.texts(self._title.around_middle(), middle)
            middle += _LINES_ABOVE * _PITCH
        for line in self._placed[first:end]:
            ink.texts(line, middle)
            middle += _PITCH
        self._draw_number(ink, index)
        ink.end_page()

    @cached_property
    def _title(self) -> SetText:
        area = self._setup.area
        return set_title(self._faces, _HEADING, TITLE_SIZE, Box(area.left, area.width, Align.CENTRE))

    def _draw_number(self, ink: Ink, index: int) -> None:
        """Contents on several sheets are numbered by themselves: page 1 is where the first chapter begins."""
        if self.count > 1:
            box = Box(self._setup.area.left, self._setup.area.width, Align.CENTRE)
            text = f"目录　第 {index + 1} 页　共 {self.count} 页"
            setting = set_cell(self._song, text, TABLE_SIZE, box, Fit.ONE_LINE)
            ink.texts(setting.around_middle(), self._setup.number_middle)


def _role(entry: Entry) -> Role:
    return Role.FANG if entry.level else Role.HEI
