"""Page numbers: what is written and where it stands."""

from dataclasses import dataclass

from exports.paper.document import Align, Fit, NumberStyle, PageSetup
from exports.paper.faces import Faces, Role
from exports.paper.ink import Ink
from exports.paper.setting import Box, set_cell

OFFICIAL_SIZE = 14  # points, 4号 (GB/T 9704-2012 §7.5)
TABLE_SIZE = 9
VOLUME_SIZE = 10.5  # 第 x 页　共 y 页 of a volume, 5号


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A number as it is to appear on one sheet; ``size`` in points."""

    number: int
    count: int
    style: NumberStyle
    size: float = OFFICIAL_SIZE

    @property
    def text(self) -> str:
        """What is written."""
        if self.style is NumberStyle.OF_TOTAL:
            return f"第 {self.number} 页　共 {self.count} 页"
        return f"— {self.number} —"

    @property
    def is_on_back(self) -> bool:
        """Whether the sheet is the back of another: even pages of a two-sided print."""
        return self.style is NumberStyle.OUTER and self.number % 2 == 0

    @property
    def align(self) -> Align:
        """Outer numbers stand at the right of odd pages and at the left of even ones."""
        if self.style is NumberStyle.OUTER:
            return Align.LEFT if self.is_on_back else Align.RIGHT
        return Align.CENTRE

    def draw(self, ink: Ink, faces: Faces, setup: PageSetup) -> None:
        """Below the type area, in 宋体; an outer number is one character in from the edge of the area."""
        area = setup.area
        inset = 0 if self.align is Align.CENTRE else self.size
        box = Box(area.left + inset, area.width - 2 * inset, self.align)
        setting = set_cell(faces.chain(Role.SONG), self.text, self.size, box, Fit.ONE_LINE)
        ink.texts(setting.around_middle(), setup.number_middle)
