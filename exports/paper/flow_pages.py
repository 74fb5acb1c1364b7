"""Lays out flowing text, such as minutes, in the official layout of GB/T 9704-2012.

Everything stands on one grid of lines: title, free lines, text and signatures, so that text of both sides of a sheet
lies line upon line.
"""

from collections.abc import Iterator
from functools import cached_property

from exports.paper.blanks import draw_texts
from exports.paper.document import Align, Fit, Flow, PageSetup, ParagraphStyle
from exports.paper.faces import Faces, Role, clean
from exports.paper.flow_breaks import Block, legal_breaks, page_starts
from exports.paper.flow_lines import Grid, grid_on, lines_of, role_of, runs_of
from exports.paper.frame import head_boxes
from exports.paper.ink import Ink
from exports.paper.missing import Strip, check
from exports.paper.numbering import PageNumber
from exports.paper.setting import BASELINE, Box, SetText, set_cell
from exports.paper.square_code import draw_square_code
from exports.paper.titles import TITLE_SIZE, set_title

_SIGNING_ROOM = 8  # characters to the right of a caption
_DAY_INSET = 4  # characters to the right of a day
_HEADINGS = frozenset({ParagraphStyle.HEADING, ParagraphStyle.SUBHEADING})


class FlowPages:
    """The pages of flowing text; drawing one touches no other.

    Raises:
        MissingGlyphError: a character that no font has.
    """

    def __init__(self, flow: Flow, faces: Faces) -> None:
        self._flow, self._faces = flow, faces
        self._grid = grid_on(flow.setup, flow.text_size)
        check(self._strips(), faces)
        self.width, self.height = flow.setup.width, flow.setup.height
        self._paragraphs = [lines for p in flow.paragraphs for lines in lines_of(p, self._grid, faces)]
        self._lines = [line for lines in self._paragraphs for line in lines]
        self._starts = self._page_starts()

    @property
    def count(self) -> int:
        """How many sheets."""
        return len(self._starts)

    def _strips(self) -> Iterator[Strip]:
        flow = self._flow

        def record(_: int) -> str:
            return flow.record

        yield Strip("标题", Role.TITLE, (flow.title,), record)
        yield Strip("表头", Role.FANG, flow.head, record)
        for paragraph in flow.paragraphs:
            field = paragraph.name or paragraph.lead.rstrip("：") or "正文"
            yield Strip(field, Role.HEI, (paragraph.lead,), record)
            yield Strip(field, role_of(paragraph.style), (paragraph.lead, paragraph.text), record)
        yield Strip("签名", Role.FANG, flow.signatures, record)

    # Pages

    @property
    def lines_per_page(self) -> int:
        """How many lines the type area takes: 22 in the official layout."""
        area = self._flow.setup.area
        return max(1, int((area.bottom - area.top) / self._flow.pitch + 0.01))

    @cached_property
    def _title_lines(self) -> int:
        return len(self._title(self._grid).lines) if self._flow.title else 0

    def _title(self, grid: Grid) -> SetText:
        return set_title(self._faces, self._flow.title, TITLE_SIZE, Box(grid.left, grid.width, Align.CENTRE))

    @property
    def _lines_above(self) -> int:
        """Title, the line of the head, and a free line."""
        head = 1 if any(self._flow.head) else 0
        return self._title_lines + head + 1 if self._title_lines + head else 0

    @property
    def _lines_below(self) -> int:
        """A free line and the signatures."""
        signatures = len(self._flow.signatures)
        return signatures + 1 if signatures else 0

    def _blocks(self) -> Iterator[Block]:
        last = len(self._paragraphs) - 1
        for i, lines in enumerate(self._paragraphs):
            style = lines[0].style
            is_closing = i == last and len(lines) == 1
            yield Block(len(lines), style in _HEADINGS, is_closing or style is ParagraphStyle.RIGHT)
        if self._lines_below:
            yield Block(1, keeps_with_next=True, keeps_with_previous=True)
            for _ in self._flow.signatures:
                yield Block(1, keeps_with_next=True, keeps_with_previous=True)

    def _page_starts(self) -> list[int]:
        total = len(self._lines) + self._lines_below
        room = self.lines_per_page
        return page_starts(total, max(1, room - self._lines_above), room, frozenset(legal_breaks(self._blocks())))

    # Drawing

    def draw(self, index: int, ink: Ink, number: PageNumber | None = None) -> None:
        """Draw page ``index`` (from 0); ``number`` stands in the place of its own page number."""
        flow = self._flow
        if number is None and flow.has_number:
            number = PageNumber(index + 1, self.count, flow.numbers)
        setup = flow.setup.turned if number and number.is_on_back else flow.setup
        ink.begin_page(self.width, self.height)
        self._draw_text(ink, index, setup)
        if number:
            number.draw(ink, self._faces, setup)
        ink.end_page()

    def _draw_text(self, ink: Ink, index: int, setup: PageSetup) -> None:
        grid = grid_on(setup, self._flow.text_size)
        first, end = [*self._starts, len(self._lines) + self._lines_below][index : index + 2]
        if index == 0:
            self._draw_head(ink, setup, grid)
        middle = setup.area.top + ((self._lines_above if index == 0 else 0) + 0.5) * self._flow.pitch
        for line in self._lines[first:end]:
            draw_texts(ink, [(run, grid.size * BASELINE) for run in runs_of(line, grid, self._faces)], middle)
            middle += self._flow.pitch
        if end > len(self._lines):
            self._draw_signatures(ink, grid, middle + self._flow.pitch)

    def _draw_head(self, ink: Ink, setup: PageSetup, grid: Grid) -> None:
        flow = self._flow
        middle = setup.area.top + flow.pitch / 2
        for line in self._title(grid).lines if flow.title else ():
            ink.texts([(run, TITLE_SIZE * BASELINE) for run in line], middle)
            middle += flow.pitch
        if any(flow.head):
            chain = self._faces.chain(Role.FANG)
            for text, box in zip(flow.head, head_boxes(flow.head, chain, flow.text_size, setup.area), strict=True):
                ink.texts(set_cell(chain, text, flow.text_size, box, Fit.ONE_LINE).around_middle(), middle)

    def _draw_signatures(self, ink: Ink, grid: Grid, middle: float) -> None:
        """Captions end at one place, with room for a hand behind it; the square code is as high as they are."""
        chain = self._faces.chain(Role.FANG)
        for text in self._flow.signatures:
            free = (_SIGNING_ROOM if text.endswith("：") else _DAY_INSET) * grid.size
            is_short = chain.width(clean(text)) * grid.size <= grid.width - free
            box = Box(grid.left, grid.width - free if is_short else grid.width, Align.RIGHT)
            draw_texts(ink, set_cell(chain, text, grid.size, box, Fit.ONE_LINE).around_middle(), middle)
            middle += self._flow.pitch
        if self._flow.scanned:
            side = self._lines_below * self._flow.pitch
            draw_square_code(ink, self._flow.scanned, grid.left, middle - self._flow.pitch / 2 - side, side)
