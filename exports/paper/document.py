"""What is to be on paper, as plain values: registers, forms, flowing text, whole volumes, and the sheet they stand on.

A document says nothing about where things stand; ``pages.lay_out`` finds that out. Every kind of part has its layout
beside this file: ``register_pages``, ``form_pages``, ``flow_pages``; ``volume_pages`` binds parts together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from exports.paper.faces import Role
from exports.paper.ink import MM
from ledger.fields import Form

_BINDING_MM, _SIDE_MM, _TOP_MM, _BOTTOM_MM = 28, 13, 18, 16
_NUMBER_FROM_EDGE_MM, _NUMBER_BELOW_MM = 9, 7


class Paper(Enum):
    """Sheet sizes, short and long edge in millimetres."""

    A4 = (210, 297)
    A3 = (297, 420)


class Binding(StrEnum):
    """The edge at which sheets are bound; it keeps 28 mm free (GB/T 9704-2012, 订口)."""

    LEFT = "left"
    TOP = "top"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the sheet in points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left


class Margins(NamedTuple):
    """What stays free around the type area, in millimetres."""

    top: float
    left: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Sheet, direction and binding edge.

    Without a binding given, upright sheets are bound at the left and lying sheets at the top: in a volume that is bound
    at the left a lying sheet is turned with its head towards the back. ``margins`` replaces what the binding edge would
    leave free; the page number then stands 7 mm below the type area (GB/T 9704-2012 §7.5).
    """

    is_landscape: bool = False
    paper: Paper = Paper.A4
    binding: Binding | None = None
    margins: Margins | None = None

    @property
    def width(self) -> float:
        """Points."""
        return self.paper.value[1 if self.is_landscape else 0] * MM

    @property
    def height(self) -> float:
        """Points."""
        return self.paper.value[0 if self.is_landscape else 1] * MM

    @property
    def binding_edge(self) -> Binding:
        """The edge that is bound."""
        return self.binding or (Binding.TOP if self.is_landscape else Binding.LEFT)

    @property
    def area(self) -> Area:
        """Where title, table and foot stand; the page number stands below it."""
        if self.margins:
            free = self.margins
            right, bottom = self.width - free.right * MM, self.height - free.bottom * MM
            return Area(free.left * MM, free.top * MM, right, bottom)
        left = _BINDING_MM if self.binding_edge is Binding.LEFT else _SIDE_MM
        top = _BINDING_MM if self.binding_edge is Binding.TOP else _TOP_MM
        return Area(left * MM, top * MM, self.width - _SIDE_MM * MM, self.height - _BOTTOM_MM * MM)

    @property
    def turned(self) -> "PageSetup":
        """The back of the sheet: what is free at the binding edge changes sides with it, so both type areas match."""
        if self.margins is None:
            return self
        return replace(self, margins=self.margins._replace(left=self.margins.right, right=self.margins.left))

    @property
    def number_middle(self) -> float:
        """Points from the top edge of the sheet down to the middle of the page number."""
        if self.margins:
            return self.area.bottom + _NUMBER_BELOW_MM * MM
        return self.height - _NUMBER_FROM_EDGE_MM * MM


PORTRAIT = PageSetup()
LANDSCAPE = PageSetup(is_landscape=True)
OFFICIAL = PageSetup(margins=Margins(top=37, left=28, right=26, bottom=35))  # GB/T 9704-2012 §5.2: 156 mm by 225 mm
OFFICIAL_LANDSCAPE = PageSetup(is_landscape=True, margins=Margins(top=28, left=37, right=35, bottom=26))


class Align(Enum):
    """Where text stands between the left and right rule of its cell."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Fit(Enum):
    """What happens to text that is wider than its cell."""

    SHRINK = auto()  # smaller down to a limit, then onto more lines: names, units
    WRAP = auto()  # more lines at full size: remarks, topics
    ONE_LINE = auto()  # smaller without a limit, never cut: amounts, dates


class HeadFields(NamedTuple):
    """The line between title and table: unit at the left, period in the middle, measure at the right."""

    left: str = ""
    centre: str = ""
    right: str = ""


NO_HEAD = HeadFields()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a register.

    ``width`` is in millimetres as a proportion: the columns together always fill the table.
    ``groups`` are the heads above the label, outermost first; neighbours with the same groups share them.
    ``holds`` says what a sheet makes of the texts that can be read so: amounts in 元, whole numbers, ISO days.
    ``is_signed``: the text of a record stands in the upper half of its row, above an empty box for a signature.
    """

    label: str
    width: float
    align: Align = Align.LEFT
    fit: Fit = Fit.SHRINK
    role: Role = Role.SONG
    groups: tuple[str, ...] = ()
    has_vertical_head: bool = False
    holds: Form = Form.TEXT
    is_signed: bool = False


class Row(NamedTuple):
    """Cells as they are to be read, and what the row is about (a person, a meeting), for messages."""

    cells: tuple[str, ...]
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTotals:
    """Running totals of an amount ledger: 承前页, 本页小计, 过次页 and on the last page 合计.

    ``amounts`` gives for each summed column one integer per row of the register; ``show`` writes a sum.
    ``label_column`` is where the words stand. ``balances`` are columns whose integers are the changes of a balance:
    what is carried is the balance itself, and 本页小计 leaves them empty.
    """

    amounts: Mapping[int, Sequence[int]]
    show: Callable[[int], str]
    label_column: int = 0
    balances: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A table with one row per record that runs over as many sheets as it needs.

    ``closing_rows`` stand once behind the last row (合计 of a list without page totals). ``blank_rows`` are ruled empty
    rows behind the records, for writing by hand; with no rows at all this is the blank variant of the register.
    ``row_height`` is the least height in millimetres, ``text_size`` in points.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    head: HeadFields = NO_HEAD
    setup: PageSetup = LANDSCAPE
    page_totals: PageTotals | None = None
    closing_rows: tuple[Row, ...] = ()
    blank_rows: int = 0
    signatures: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    row_height: float = 7
    text_size: float = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """A box of a form. ``columns`` and ``rows`` say how far it spans, as in an HTML table.

    A label is set in 黑体, a value in 仿宋. ``Fit.WRAP`` starts at the top left and flows on to the next sheet when it
    is long (简历, 意见); anything else stands in the middle of its height, and in its width as ``align`` says. ``foot``
    is set at the bottom right, for “签名（盖章）　年　月　日”. ``name`` names a value in messages.
    """

    text: str = ""
    is_label: bool = False
    columns: int = 1
    rows: int = 1
    fit: Fit = Fit.SHRINK
    foot: str = ""
    name: str = ""
    align: Align = Align.CENTRE


def label(text: str, columns: int = 1, rows: int = 1) -> FormCell:
    """A box with a printed caption."""
    return FormCell(text=text, is_label=True, columns=columns, rows=rows)


class FormRow(NamedTuple):
    """Boxes from left to right, leaving out places that a box from above covers; least height in millimetres.

    ``is_open``: no rules, for room between the parts of a sheet that is cut.
    """

    cells: tuple[FormCell, ...]
    height: float = 10
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """A form about one record, such as 党员信息采集表; it takes a second sheet when its texts are long.

    ``column_widths`` is in millimetres as a proportion, like ``Column.width``. Without ``has_title`` the title does
    not stand above the boxes; viewers of the PDF still show it. Sizes are points, ``leading`` is the pitch of the
    lines of a text in sizes.
    """

    title: str
    record: str
    column_widths: tuple[float, ...]
    rows: tuple[FormRow, ...]
    head: HeadFields = NO_HEAD
    setup: PageSetup = PORTRAIT
    signatures: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    text_size: float = 11
    has_title: bool = True
    title_size: float = 22
    leading: float = 1.3


class ParagraphStyle(Enum):
    """How a paragraph of flowing text is set (GB/T 9704-2012 §7.3.3)."""

    HEADING = auto()  # 一、 in 黑体, two characters in, never the last line of a page
    SUBHEADING = auto()  # （一） in 楷体, likewise
    BODY = auto()  # 仿宋, first line two characters in, both edges straight
    PLAIN = auto()  # 仿宋 from the edge
    CENTRE = auto()  # 仿宋 in the middle
    RIGHT = auto()  # 仿宋, ending four characters before the right edge (a date), never the first line of a page


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of flowing text.

    ``lead`` stands in 黑体 before the text (时间：…). A line feed in the text begins another paragraph of this style;
    an empty text leaves a line free. ``name`` names the text in messages, without it the lead does.
    """

    text: str
    style: ParagraphStyle = ParagraphStyle.BODY
    lead: str = ""
    name: str = ""


class NumberStyle(Enum):
    """How page numbers look and where they stand."""

    OUTER = auto()  # — 1 — for two-sided print: odd at the right, even at the left, one character in (GB/T 9704 §7.5)
    CENTRE = auto()  # — 1 — in the middle
    OF_TOTAL = auto()  # 第 1 页　共 9 页 in the middle


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Text that flows over as many sheets as it needs, such as minutes; the official layout of GB/T 9704-2012.

    ``record`` names in messages what the text is about. The title is broken into lines of about equal length unless it
    has line feeds; ``head`` is a line below it. A signature that ends with “：” is a caption with room for a hand to
    its right, anything else (a day) stands at the right; signatures never stand on a sheet without text. ``scanned`` is
    printed left of the signatures as a square code. ``text_size`` and ``pitch`` (from line to line) are points; without
    ``has_number`` sheets bear no page number.
    """

    title: str
    record: str
    paragraphs: tuple[Paragraph, ...]
    head: HeadFields = NO_HEAD
    setup: PageSetup = OFFICIAL
    signatures: tuple[str, ...] = ()
    scanned: str = ""
    has_number: bool = True
    numbers: NumberStyle = NumberStyle.OUTER
    text_size: float = 16
    pitch: float = 28.9


Part = Register | FormSheet | Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first sheet of a volume.

    ``year`` stands above the title (2026年度), ``lines`` below it (起止时间：…), in the order given; then unit and
    secretary, and with ``has_seal`` room for the seal of the unit. Empty texts are left out.
    """

    title: str
    unit: str = ""
    year: str = ""
    secretary: str = ""
    lines: tuple[str, ...] = ()
    has_seal: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a volume; every part begins on a new sheet.

    ``names`` are the entries of the parts in the contents, one a part; without them a part is entered by its title, or
    not at all when it is the only one.
    """

    title: str
    parts: tuple[Part, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Cover, contents with page numbers, and chapters whose sheets are numbered through.

    ``setup`` is for cover and contents; parts keep their own. The first sheet of the first chapter is page 1.
    """

    cover: Cover
    chapters: tuple[Chapter, ...]
    setup: PageSetup = OFFICIAL
    numbers: NumberStyle = NumberStyle.OF_TOTAL


Document = Part | Volume | Sequence[Part]
