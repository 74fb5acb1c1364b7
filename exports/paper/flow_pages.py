"""Lays out flowing text, such as minutes, in the official layout of GB/T 9704-2012.

Everything stands on one grid of lines: title, free lines, text and signatures, so that text of both sides of a sheet
lies line upon line.
"""

from collections.abc import Iterator
from functools import cached_property

from exports.paper.document import Align, Fit, Flow, ParagraphStyle
from exports.paper.faces import Faces, Role, clean
from exports.paper.flow_breaks import Block, legal_breaks, page_starts
from exports.paper.flow_lines import grid_of, lines_of, place, role_of, runs_of
from exports.paper.frame import head_boxes
from exports.paper.ink import Ink
from exports.paper.missing import Strip, check
from exports.paper.numbering import PageNumber
from exports.paper.setting import BASELINE, Box, SetText, set_cell
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
        self._grid = grid_of(flow)
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
    def _title(self) -> SetText:
        return set_title(
            self._faces, self._flow.title, TITLE_SIZE, Box(self._grid.left, self._grid.width, Align.CENTRE)
        )

    @property
    def _lines_above(self) -> int:
        """Title, the line of the head, and a free line."""
        title = len(self._title.lines) if self._flow.title else 0
        head = 1 if any(self._flow.head) else 0
        return title + head + 1 if title + head else 0

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
        first = self._starts[index]
        end = self._starts[index + 1] if index + 1 < self.count else len(self._lines) + self._lines_below
        ink.begin_page(self.width, self.height)
        base = self._base(0)
        if index == 0:
            self._draw_head(ink)
            base = self._base(self._lines_above)
        for line in self._lines[first:end]:
            ink.texts([(run, 0) for run in runs_of(line, self._grid, self._faces)], base)
            base += self._flow.pitch
        if end > len(self._lines):
            self._draw_signatures(ink, base + self._flow.pitch)
        self._draw_number(ink, index, number)
        ink.end_page()

    def _base(self, line: int) -> float:
        """The base line of a line of the grid, in the middle of its height."""
        flow = self._flow
        return flow.setup.area.top + (line + 0.5) * flow.pitch + flow.text_size * BASELINE

    def _draw_head(self, ink: Ink) -> None:
        flow = self._flow
        middle = flow.setup.area.top + flow.pitch / 2
        for line in self._title.lines if flow.title else ():
            ink.texts([(run, TITLE_SIZE * BASELINE) for run in line], middle)
            middle += flow.pitch
        if any(flow.head):
            chain = self._faces.chain(Role.FANG)
            for text, box in zip(flow.head, head_boxes(flow.head, chain, flow.text_size, flow.setup.area), strict=True):
                ink.texts(set_cell(chain, text, flow.text_size, box, Fit.ONE_LINE).around_middle(), middle)

    def _draw_signatures(self, ink: Ink, base: float) -> None:
        """Captions end at one place, with room for a hand behind it."""
        grid, chain = self._grid, self._faces.chain(Role.FANG)
        for text in self._flow.signatures:
            pieces = chain.runs(clean(text))
            extent = sum(width for _, _, width in pieces) * grid.size
            free = _SIGNING_ROOM if text.endswith("：") else _DAY_INSET
            start = max(0.0, grid.width - free * grid.size - extent)
            ink.texts([(run, 0) for run in place(pieces, grid.left + start, grid.size)], base)
            base += self._flow.pitch

    def _draw_number(self, ink: Ink, index: int, number: PageNumber | None) -> None:
        shown = number or PageNumber(index + 1, self.count, self._flow.numbers)
        if number or self._flow.has_number:
            shown.draw(ink, self._faces, self._flow.setup)
