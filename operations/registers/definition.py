"""What a register needs to know, and how it is declared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from exports.paper.document import Document, Register
from ledger.appraisal.facts import AppraisalFacts
from ledger.cash.facts import CashFacts
from ledger.checks.answers import Checked
from ledger.development.facts import DevelopmentFacts
from ledger.dues.facts import DuesFacts
from ledger.kinds.organisation import OrgUnit
from ledger.life.facts import LifeFacts
from ledger.registers.facts import RegisterFacts
from ledger.roster.asof import roster_on
from ledger.roster.columns import RosterColumn, columns_with_own
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from ledger.roster.order import Names, Order, in_order
from ledger.roster.table import RosterTable
from ledger.todo.facts import TodoFacts
from operations.figures.reading import FigureInput
from operations.registers.period import Period, Span

BLANK_ROWS = 20


class Subject(Enum):
    """Which records a register is made of."""

    ROSTER = auto()
    DUES = auto()
    CASH = auto()
    LIFE = auto()
    CHECK = auto()
    KEPT = auto()
    DEVELOPMENT = auto()
    FIGURES = auto()
    TODO = auto()
    APPRAISAL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOptions:
    """What the user chooses for one print.

    Attributes:
        as_of: the day that the register shows.
        unit_id: a 党总支, 支部 or 党小组; None for the whole book.
        member_id: only this person, for forms about one person.
        record_id: only this payment, meeting, talk …, for registers that are about such records.
        layout: key of one of the register's layouts; empty for its usual one.
        period: the time covered, for registers that ask for one; None for the year of ``as_of``.
        columns: column keys, None for the register's usual ones.
        is_unmasked: id numbers and phones in full.
        is_blank: empty form for writing by hand.
        is_landscape: None for the register's usual direction.
    """

    as_of: date
    unit_id: int | None = None
    member_id: int | None = None
    record_id: int | None = None
    period: Period | None = None
    columns: tuple[str, ...] | None = None
    order: Order = Order.POST
    is_unmasked: bool = False
    is_blank: bool = False
    is_landscape: bool | None = None
    layout: str = ""


@dataclass(frozen=True, slots=True)
class RegisterInput:
    """The plain values that a register is made of; safe on the worker thread.

    ``dues`` is there for registers about dues, ``cash`` for those about the cash book, ``life`` for those about
    meetings and talks, ``checked`` for the list of the self-check, ``kept`` for the 台账,
    ``development`` for those about 发展党员 and 介绍信, ``todo`` for those about what is to be done,
    ``appraisal`` for those about 民主评议 and scores, ``figures`` for those about 年度数据 and 年度总结.
    """

    facts: RosterFacts
    names: Names
    options: RegisterOptions
    dues: DuesFacts | None = None
    cash: CashFacts | None = None
    life: LifeFacts | None = None
    figures: FigureInput | None = None
    checked: tuple[Checked, ...] = ()
    kept: RegisterFacts | None = None
    development: DevelopmentFacts | None = None
    todo: TodoFacts | None = None
    appraisal: AppraisalFacts | None = None

    def entries(self) -> list[RosterEntry]:
        """The people of the register, in order; none for a blank form."""
        options = self.options
        if options.is_blank:
            return []
        found = roster_on(self.facts, options.as_of, options.unit_id)
        if options.member_id is not None:
            found = [entry for entry in found if entry.member.id == options.member_id]
        return in_order(found, options.order, self.names)

    def table(self, usual: tuple[str, ...]) -> RosterTable:
        """The people as a table with the chosen columns, or the usual ones."""
        by_key = {column.key: column for column in columns_with_own(self.facts.own_fields)}
        keys = self.options.columns or usual
        columns: tuple[RosterColumn, ...] = tuple(by_key[key] for key in keys if key in by_key)
        return RosterTable(columns, tuple(self.entries()), self.options.is_unmasked)

    @property
    def unit(self) -> OrgUnit | None:
        """The organisation that the register is about: the chosen one, else the top of the book."""
        if self.options.unit_id is not None:
            return self.facts.unit_by_id.get(self.options.unit_id)
        return next((unit for unit in self.facts.units if unit.parent_id is None), None)

    @property
    def period(self) -> Period:
        """The time that the register covers."""
        return self.options.period or Period(self.options.as_of.year)

    @property
    def unit_name(self) -> str:
        """Its full name, as on the seal."""
        return self.unit.full_name if self.unit else ""


@dataclass(frozen=True, slots=True)
class RegisterDefinition:
    """A register.

    Attributes:
        key: identifier at the command line.
        title: Chinese title.
        usual_columns: the columns shown unless the user chooses others; empty for forms.
        document: values in, paper out.
        subject: the records that have to be read for it.
        span: the time that it asks for.
        about: key of the record kind whose id ``record_id`` is; empty where only one register knows.
        is_by_record: one of its sheets is about a payment, an exemption, a meeting or a talk, not about a member.
        listing: the same records as one table, for a sheet; None where the people of the roster are the table.
        layouts: key and Chinese name of each way to print it, the usual one first; empty where there is only one.
        has_docx: whether it can also be had as a document for WPS.
    """

    key: str
    title: str
    usual_columns: tuple[str, ...]
    document: Callable[[RegisterInput], Document]
    subject: Subject = Subject.ROSTER
    span: Span = Span.DAY
    is_by_record: bool = False
    listing: Callable[[RegisterInput], Register] | None = None
    layouts: tuple[tuple[str, str], ...] = ()
    has_docx: bool = False
    about: str = ""
