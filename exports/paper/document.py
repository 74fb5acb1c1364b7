"""What is to be on paper, as plain values: registers, forms, and the sheet they stand on.

A document says nothing about where things stand; ``pages.lay_out`` finds that out.
A kind of document that flows, such as minutes, becomes one more value here and one more layout beside
``register_pages`` and ``form_pages``; line breaking and justification are ready for it in ``typography``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from exports.paper.faces import Role
from exports.paper.ink import MM
from ledger.fields import Form

_BINDING_MM, _SIDE_MM, _TOP_MM, _BOTTOM_MM = 28, 13, 18, 16


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


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Sheet, direction and binding edge.

    Without a binding given, upright sheets are bound at the left and lying sheets at the top: in a volume that is bound
    at the left a lying sheet is turned with its head towards the back.
    """

    is_landscape: bool = False
    paper: Paper = Paper.A4
    binding: Binding | None = None

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
        left = _BINDING_MM if self.binding_edge is Binding.LEFT else _SIDE_MM
        top = _BINDING_MM if self.binding_edge is Binding.TOP else _TOP_MM
        return Area(left * MM, top * MM, self.width - _SIDE_MM * MM, self.height - _BOTTOM_MM * MM)


PORTRAIT = PageSetup()
LANDSCAPE = PageSetup(is_landscape=True)


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
    not stand above the boxes; viewers of the PDF still show it.
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


Part = Register | FormSheet
Document = Part | Sequence[Part]
