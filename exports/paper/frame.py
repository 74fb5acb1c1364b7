"""What every sheet of a document carries around its table: title, head fields, signatures, notes, page number."""

from dataclasses import dataclass
from functools import cached_property

from exports.paper.document import Align, Area, Fit, HeadFields, PageSetup
from exports.paper.faces import Chain, Faces, Role, clean
from exports.paper.ink import Ink
from exports.paper.missing import Strip
from exports.paper.numbering import PageNumber
from exports.paper.setting import Box, SetText, set_cell

HEAVY, FINE = 1.1, 0.45  # points: outer frame, inner rules
_TITLE_SIZE, _FIELD_SIZE, _SIGNATURE_SIZE, _NOTE_SIZE = 22, 12, 12, 9
_FIELD_HEIGHT, _SIGNATURE_HEIGHT, _GAP = 20, 26, 5


@dataclass(frozen=True)
class Frame:
    """The surroundings of a table, the same on every sheet of one document but for the page number."""

    faces: Faces
    setup: PageSetup
    title: str
    head: HeadFields
    signatures: tuple[str, ...]
    footnotes: tuple[str, ...]
    title_size: float = _TITLE_SIZE

    def strips(self, record: str = "") -> tuple[Strip, ...]:
        """All texts, for the check of missing glyphs."""

        def of_document(_: int) -> str:
            return record

        return (
            Strip("标题", Role.TITLE, (self.title,), of_document),
            Strip("表头", Role.FANG, self.head, of_document),
            Strip("签名栏", Role.FANG, self.signatures, of_document),
            Strip("说明", Role.SONG, self.footnotes, of_document),
        )

    @cached_property
    def _title(self) -> SetText:
        box = Box(self.setup.area.left, self.setup.area.width, Align.CENTRE)
        return set_cell(self.faces.chain(Role.TITLE), self.title, self.title_size, box, Fit.SHRINK)

    @cached_property
    def _notes(self) -> tuple[SetText, ...]:
        box = Box(self.setup.area.left, self.setup.area.width, Align.LEFT)
        chain = self.faces.chain(Role.SONG)
        return tuple(set_cell(chain, note, _NOTE_SIZE, box, Fit.WRAP) for note in self.footnotes)

    @property
    def _foot_height(self) -> float:
        signatures = _SIGNATURE_HEIGHT if self.signatures else 0
        notes = sum(note.height for note in self._notes) + (_GAP if self._notes else 0)
        return signatures + notes

    @property
    def table_area(self) -> Area:
        """The room for the table; the foot follows directly below the table, however short that is."""
        area = self.setup.area
        fields = _FIELD_HEIGHT if any(self.head) else 0
        top = area.top + (self._title.height + _GAP if self.title else 0) + fields
        return Area(area.left, top, area.right, area.bottom - self._foot_height)

    def draw(self, ink: Ink, table_bottom: float) -> None:
        """Title and head fields above the table, notes and signatures below it."""
        ink.texts(self._title.from_top(0), self.setup.area.top)
        self._draw_fields(ink)
        top = table_bottom + _GAP
        for note in self._notes:
            ink.texts(note.from_top(0), top)
            top += note.height
        self._draw_signatures(ink, top if self._notes else table_bottom)

    def _draw_fields(self, ink: Ink) -> None:
        middle = self.table_area.top - _FIELD_HEIGHT / 2 - 1
        chain = self.faces.chain(Role.FANG)
        for text, box in zip(self.head, self._field_boxes(), strict=True):
            ink.texts(set_cell(chain, text, _FIELD_SIZE, box, Fit.ONE_LINE).around_middle(), middle)

    def _field_boxes(self) -> tuple[Box, Box, Box]:
        return head_boxes(self.head, self.faces.chain(Role.FANG), _FIELD_SIZE, self.setup.area)

    def _draw_signatures(self, ink: Ink, top: float) -> None:
        if not self.signatures:
            return
        area = self.setup.area
        share = area.width / len(self.signatures)
        chain = self.faces.chain(Role.FANG)
        for i, text in enumerate(self.signatures):
            box = Box(area.left + i * share, share - _GAP, Align.LEFT)
            ink.texts(
                set_cell(chain, text, _SIGNATURE_SIZE, box, Fit.ONE_LINE).around_middle(), top + _SIGNATURE_HEIGHT / 2
            )

    def draw_number(self, ink: Ink, number: PageNumber) -> None:
        """The page number below the type area."""
        number.draw(ink, self.faces, self.setup)

    def draw_continued(self, ink: Ink, number: PageNumber, *, is_first: bool, is_last: bool) -> None:
        """（接上页）above and（转下页）beside the page number, on lists that run over several sheets."""
        if not is_first:
            self._line(ink, "（接上页）", 10.5, self.setup.area.top + self._title.pitch / 2 + 3, Align.RIGHT)
        if not is_last:
            free_side = Align.LEFT if number.align is Align.RIGHT else Align.RIGHT
            self._line(ink, "（转下页）", 10.5, self.setup.number_middle, free_side)

    def _line(self, ink: Ink, text: str, size: float, middle: float, align: Align) -> None:
        box = Box(self.setup.area.left, self.setup.area.width, align)
        ink.texts(set_cell(self.faces.chain(Role.FANG), text, size, box, Fit.ONE_LINE).around_middle(), middle)


def head_boxes(head: HeadFields, chain: Chain, size: float, area: Area) -> tuple[Box, Box, Box]:
    """Left and right field take what they need; the centre stands in the middle of the area if it can."""
    needs = [chain.width(clean(text)) * size for text in head]
    scale = min(1.0, (area.width - 4 * _GAP) / max(sum(needs), 1))
    left, centre, right = (need * scale for need in needs)
    middle = (area.left + area.right - centre) / 2
    centre_left = max(area.left + left + 2 * _GAP, min(middle, area.right - right - 2 * _GAP - centre))
    return (
        Box(area.left, left, Align.LEFT),
        Box(centre_left, centre, Align.LEFT),
        Box(area.right - right, right, Align.LEFT),
    )
