"""The self-check behind the window: run once after a change, looked at by every page that shows findings.

Reading happens in the window's thread and only for what has changed, judging on the worker. Pages that want it call
``start`` once and listen to ``done``.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from gui.session import Opened, Place, Session
from gui.tasks import Report, TaskRunner
from ledger.checks.answers import Checked, with_answers
from ledger.errors import Finding, Level
from ledger.kinds.attached import FINDING_ANSWERS
from ledger.kinds.figures import SNOOZES
from ledger.life.facts import LifeFacts
from operations.checking import CheckInput, findings_with_answers, read_for_check
from operations.checking_again import read_again
from storage.change_set import ChangeSet

_PAUSE_MS = 400


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found at a place: the heaviest first, each with the reason that was given for it.

    ``given`` are the facts that it was found in, so that who wants to know more need not read them again.
    """

    place: Place
    checked: tuple[Checked, ...]
    given: CheckInput

    @property
    def life(self) -> LifeFacts:
        """The facts of organisational life."""
        return self.given.life

    @property
    def waiting(self) -> tuple[Finding, ...]:
        """The findings without a reason, the heaviest first."""
        return tuple(one.finding for one in self.checked if one.answer is None)

    @property
    def to_mend(self) -> int:
        """How many must or should be mended and have no reason."""
        return sum(1 for one in self.waiting if one.level is not Level.INFO)


class SelfCheck(QObject):
    """Knows what is wrong in the book at the place that the user looks at."""

    done = Signal(object)  # CheckResult; None while another place is being looked at

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._is_wanted = False
        self._given: CheckInput | None = None
        self._touched: set[str] = set()
        self._run = 0  # the number of the latest run: what an earlier one finds is out of date
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.run_now)
        self.result: CheckResult | None = None
        session.opened.connect(self._on_opened)
        session.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)

    def start(self) -> None:
        """From now on keep the result up to date; nothing is done before somebody wants it."""
        if not self._is_wanted:
            self._is_wanted = True
            self._plan()

    def run_now(self) -> None:
        """Look again at once."""
        self._pause.stop()
        if not (self._session.is_open and self._is_wanted):
            return
        place, store = self._session.place, self._session.store
        if self._given is None:
            self._given = read_for_check(store, place.as_of, place.unit_id)
        else:
            self._given = read_again(store, self._given, self._touched, place.as_of, place.unit_id)
        self._touched.clear()
        self._run += 1
        number, given = self._run, self._given
        self._tasks.run(
            "自查",
            _found,
            given,
            lambda found: self._take(number, CheckResult(place, found, given)),
            is_quiet=True,
        )

    # How it is done

    def _plan(self) -> None:
        if self._is_wanted and self._session.is_open:
            self._pause.start()

    def _take(self, number: int, result: CheckResult) -> None:
        if number != self._run or not self._session.is_open:
            return
        if _is_same(result.place, self._session.place):
            self._tell(replace(result, checked=self._answered(result.checked)))

    def _answered(self, checked: tuple[Checked, ...]) -> tuple[Checked, ...]:
        """With the reasons of this moment: one may have been given while the worker was at it."""
        if FINDING_ANSWERS.key not in self._touched:
            return checked
        return tuple(with_answers((one.finding for one in checked), self._session.store.all(FINDING_ANSWERS)))

    def _tell(self, result: CheckResult | None) -> None:
        self.result = result
        self.done.emit(result)

    def _on_opened(self, _: Opened) -> None:
        self._given = None
        self._run += 1
        self._tell(None)
        self._plan()

    def _on_moved(self, place: Place) -> None:
        if self.result is not None and not _is_same(self.result.place, place):
            self._tell(None)
        if self.result is None:
            self._plan()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.kinds == {SNOOZES.key}:  # what is put off changes no finding
            return
        self._touched |= changes.kinds
        if changes.kinds == {FINDING_ANSWERS.key}:  # a reason changes no finding, so nothing is looked at again
            if self.result is not None:
                self._tell(replace(self.result, checked=self._answered(self.result.checked)))
            return
        self._plan()


def _is_same(one: Place, other: Place) -> bool:
    """The year of the top bar does not matter here."""
    return (one.unit_id, one.as_of) == (other.unit_id, other.as_of)


def _found(given: CheckInput, _: Report) -> tuple[Checked, ...]:
    return tuple(findings_with_answers(given))
