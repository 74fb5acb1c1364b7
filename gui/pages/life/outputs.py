"""What comes out of organisational life and into it: registers on paper, sheets, import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui import messages
from gui.pages.life.board import Scope
from gui.shell import Shell
from ledger.codes.meetings import LECTURE, LIFE_MEETING, PARTY_DAY
from ledger.errors import KnownError
from ledger.kinds.meetings import MEETINGS, Meeting
from operations.registers import REGISTER_BY_KEY, REGISTERS, Period, RegisterDefinition, RegisterOptions, Subject

SHEETS = "表格 (*.xlsx);;逗号分隔 (*.csv)"
MINUTES, PROBLEMS, STATISTICS = "minutes", "life_problems", "life_statistics"
_OF_MEETINGS = {
    MINUTES: (),
    "sign_in": (),
    "lecture_cover": (LECTURE,),
    "party_day": (PARTY_DAY,),
    PROBLEMS: (LIFE_MEETING,),
}
"""The registers about a whole meeting, and of which kinds; empty for any kind."""
_ABOUT_TALKS = frozenset({"talk_record", "talk_register"})
_YEARBOOK = "life_yearbook"
OFFERED = tuple(
    one for one in REGISTERS if (one.subject is Subject.LIFE and one.key not in _ABOUT_TALKS) or one.key == _YEARBOOK
)


class LifeOutputs:
    """Opens the previews for the unit, year and meeting that the page shows."""

    def __init__(
        self, shell: Shell, parent: QWidget, scope: Callable[[], Scope], meeting: Callable[[], Meeting | None]
    ) -> None:
        self._shell = shell
        self._parent = parent
        self._scope = scope
        self._meeting = meeting

    def actions(self) -> tuple[QAction | None, ...]:
        """The registers about one meeting, then those about the year; a line between them."""
        single = [self._action(one) for one in OFFERED if one.is_by_record]
        yearly = [self._action(one) for one in OFFERED if not one.is_by_record]
        return (*single, *([None] if single and yearly else []), *yearly)

    def can_print(self, *keys: str) -> str:
        """The first of these registers that there is; empty for none."""
        return next((key for key in keys if key in REGISTER_BY_KEY), "")

    def preview(self, key: str) -> None:
        """Show a register as it will be printed; one about meetings shows the chosen one, else all of the year."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        scope = self._scope()
        options = RegisterOptions(
            as_of=scope.today, unit_id=scope.unit_id, period=Period(scope.year), record_id=self._about(key)
        )
        open_preview(self._shell, key, options)

    def save_sheet(self) -> None:
        """Write the meetings of the year as a sheet that can be imported again."""
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  readers are loaded when they are wanted
        from operations.importing.outputs import Wanted  # noqa: PLC0415  likewise

        scope = self._scope()
        target = messages.choose_save(self._parent, "存为表格", SHEETS, Path(f"会议登记表-{scope.year}年.xlsx"))
        if target is None:
            return
        try:
            wanted = Wanted(scope.today, scope.year, scope.unit_id)
            IMPORT_KINDS[MEETINGS.key].export(self._shell.session.store, wanted, target)
        except KnownError as error:
            messages.show_known_error(self._parent, error)
            return
        self._shell.notices.say("表格已保存。")

    def import_meetings(self) -> None:
        """Choose a workbook and look at what it would do."""
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  likewise

        open_import(self._shell, kind=IMPORT_KINDS[MEETINGS.key])

    def _about(self, key: str) -> int | None:
        """The chosen meeting, where the register is about meetings of its kind."""
        meeting = self._meeting()
        kinds = _OF_MEETINGS.get(key)
        if meeting is None or kinds is None or (kinds and meeting.kind not in kinds):
            return None
        return meeting.id

    def _action(self, one: RegisterDefinition) -> QAction:
        made = QAction(f"{one.title}…", self._parent)
        made.triggered.connect(lambda _checked: self.preview(one.key))
        return made
