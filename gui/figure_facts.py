"""What figures are counted from, shared by the pages that show them.

The facts are those that the self-check has read, so that a large book is not read twice and nothing stops the window.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gui.connections import Connections
from gui.self_check import CheckResult
from gui.shell import Shell
from ledger.figures.evaluate import Asked
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES
from operations.figures.reading import FigureInput, read_figures
from storage.store import Store


class FigureFactsKeeper(QObject):
    """Reads what the self-check has not read, when it is asked for; ``renewed`` says that there is something newer."""

    renewed = Signal()

    def __init__(self, shell: Shell, parent: QObject, connections: Connections) -> None:
        super().__init__(parent)
        self._shell = shell
        self._store: Store | None = None
        self._result: CheckResult | None = None
        self._given: FigureInput | None = None
        connections.connect(shell.checks.done, self._on_checked)
        shell.checks.start()

    @property
    def given(self) -> FigureInput | None:
        """The facts, those of before while the self-check looks again; None before it has looked at this book."""
        store, result = self._shell.session.store, self._shell.checks.result
        if result is not None and result is not self._result:
            self._given = read_figures(store, result.life, result.given.development)
            self._store, self._result = store, result
        return self._given if self._store is store else None

    @property
    def asked(self) -> Asked:
        """The year and organisation that the user looks at, seen from today."""
        place = self._shell.session.place
        return Asked(place.year, self._shell.session.clock().date(), place.unit_id)

    def read_own(self) -> None:
        """Own figures, duties and texts were changed: the facts stay."""
        given = self.given
        if given is not None and self._store is not None:
            self._given = replace(
                given,
                own=tuple(self._store.all(OWN_FIGURES)),
                duties=tuple(self._store.all(DUTIES)),
                summaries=tuple(self._store.all(SUMMARIES)),
            )

    def _on_checked(self, result: CheckResult | None) -> None:
        if result is not None:
            self.renewed.emit()
