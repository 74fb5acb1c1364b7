"""The cover of a volume: year, title, lines, and below them unit and secretary with room for the seal."""

from collections.abc import Iterator

from exports.paper.document import Align, Fit, Volume
from exports.paper.faces import Faces, Role
from exports.paper.ink import MM, Ink
from exports.paper.missing import Strip, check
from exports.paper.numbering import PageNumber
from exports.paper.setting import Box, SetText, set_cell
from exports.paper.titles import set_title

_YEAR_SIZE, _TITLE_SIZE, _SIZE = 26, 36, 16  # points
_YEAR_TOP, _LINES_TOP, _FOOT_TOP = 0.22, 0.5, 0.68  # of the height of the sheet
_PITCH = 2.0  # from line to line, in sizes
_SEAL = "（盖章）"
_SEAL_ROOM = 22 * MM


class CoverPage:
    """A single sheet without page number.

    Raises:
        MissingGlyphError: a character that no font has.
    """

    count = 1

    def __init__(self, volume: Volume, faces: Faces) -> None:
        self._cover, self._setup, self._faces = volume.cover, volume.setup, faces
        self.width, self.height = volume.setup.width, volume.setup.height
        area = volume.setup.area
        self._box = Box(area.left, area.width, Align.CENTRE)
        check(self._strips(), faces)

    def _strips(self) -> Iterator[Strip]:
        cover = self._cover
        yield Strip("封面标题", Role.TITLE, (cover.year, cover.title), lambda _: "")
        yield Strip("封面", Role.FANG, (*cover.lines, cover.unit, cover.secretary), lambda _: "")

    def draw(self, index: int, ink: Ink, number: PageNumber | None = None) -> None:  # noqa: ARG002  no page number
        """Draw the sheet."""
        ink.begin_page(self.width, self.height)
        top = self._draw_below(ink, self.height * _YEAR_TOP, self._heading(self._cover.year, _YEAR_SIZE))
        top = self._draw_below(ink, top + _YEAR_SIZE, self._heading(self._cover.title, _TITLE_SIZE))
        self._draw_lines(ink, max(top + 2 * _TITLE_SIZE, self.height * _LINES_TOP), self._cover.lines)
        self._draw_foot(ink, self.height * _FOOT_TOP)
        ink.end_page()

    def _heading(self, text: str, size: float) -> SetText:
        return set_title(self._faces, text, size, self._box)

    @staticmethod
    def _draw_below(ink: Ink, top: float, text: SetText) -> float:
        ink.texts(text.from_top(0), top)
        return top + text.height

    def _draw_lines(self, ink: Ink, top: float, lines: tuple[str, ...]) -> float:
        """Lines in the middle of the sheet that begin below each other."""
        chain = self._faces.chain(Role.FANG)
        widest = min(self._box.width, max((chain.width(line) * _SIZE for line in lines), default=0))
        box = Box(self._box.left + (self._box.width - widest) / 2, widest + 0.01, Align.LEFT)
        for line in lines:
            ink.texts(set_cell(chain, line, _SIZE, box, Fit.ONE_LINE).around_middle(), top + _SIZE)
            top += _SIZE * _PITCH
        return top

    def _draw_foot(self, ink: Ink, top: float) -> None:
        """The unit, its secretary, and free room with the words for the seal."""
        cover = self._cover
        rows = (("党组织：", cover.unit), ("书　记：", cover.secretary))
        top = self._draw_lines(ink, top, tuple(caption + text for caption, text in rows if text))
        if cover.has_seal:
            text = set_cell(self._faces.chain(Role.FANG), _SEAL, _SIZE, self._box, Fit.ONE_LINE)
            ink.texts(text.around_middle(), top + _SEAL_ROOM)
