"""Laying a register out beside the window: the newest wish wins; what cannot be printed comes back as a sentence."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from exports.paper.document import Document
from exports.paper.faces import FontPolicy, Standing, faces_for
from exports.paper.pages import lay_out
from gui.printing.sheets import Sheet, sheets_of
from gui.tasks import Report, TaskRunner
from ledger.errors import KnownError
from ledger.roster.facts import RosterFacts
from operations.registers import RegisterDefinition, RegisterInput, RegisterOptions


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user has chosen to see on paper."""

    register: RegisterDefinition
    options: RegisterOptions
    policy: FontPolicy = FontPolicy.OFFICIAL


@dataclass(frozen=True, slots=True)
class Wish:
    """A choice together with the records that it is about."""

    choice: Choice
    records: RegisterInput

    @property
    def given(self) -> RegisterInput:
        """What the register is made of."""
        return replace(self.records, options=self.choice.options)

    @property
    def facts(self) -> RosterFacts:
        """The records."""
        return self.records.facts

    def document(self) -> Document:
        """The register as values. May take a moment for a large book."""
        return self.choice.register.document(self.given)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What came of a wish: sheets, or the sentence that says why there are none."""

    wish: Wish
    sheets: tuple[Sheet, ...]
    standings: tuple[Standing, ...]
    obstacle: str = ""


def lay_out_wish(wish: Wish, _: Report) -> LaidOut:
    """Make the sheets. Runs on the worker thread."""
    faces = faces_for(wish.choice.policy)
    try:
        sheets = sheets_of(lay_out(wish.document(), faces))
    except KnownError as error:
        return LaidOut(wish, (), faces.standings(), error.sentence)
    return LaidOut(wish, sheets, faces.standings())


class Layouts(QObject):
    """Lays out one wish after another; wishes that are overtaken by a newer one are dropped.

    Has a worker of its own, because the shared one opens a progress dialog for every piece of work.
    """

    ready = Signal(object)  # LaidOut
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = TaskRunner(self)
        self._next: Wish | None = None
        self._is_working = False

    @property
    def is_busy(self) -> bool:
        """Whether a newer layout is on its way."""
        return self._is_working

    def ask(self, wish: Wish) -> None:
        """Lay this out as soon as the worker is free, instead of any wish that waits."""
        self._next = wish
        if not self._is_working:
            self._is_working = True
            self.busy_changed.emit(True)
            self._start_next()

    def close(self) -> None:
        """Drop what waits and let the worker end."""
        self._next = None
        self._tasks.close()

    def _start_next(self) -> None:
        wish, self._next = self._next, None
        if wish is not None:
            self._tasks.run("排版", lay_out_wish, wish, self._take)

    def _take(self, made: LaidOut) -> None:
        if self._next is not None:
            self._start_next()
            return
        self._is_working = False
        self.busy_changed.emit(False)
        self.ready.emit(made)
