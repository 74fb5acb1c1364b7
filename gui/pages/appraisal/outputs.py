"""What of the appraisals and scores goes on paper and into sheets, and what comes in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.pages.appraisal.lines import COLUMNS, AppraisalLine
from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.saving import save_rows
from operations.registers import REGISTERS, Period, RegisterOptions, Subject

ON_PAPER = tuple(one for one in REGISTERS if one.subject is Subject.APPRAISAL)
TALLY, SCORES, FORM = "appraisal_tally", "member_scores", "appraisal_form"


@dataclass(frozen=True)
class Chosen:
    """What is looked at: the unit whose appraisal is shown, and the person that has the keyboard."""

    unit_id: int | None
    member_id: int | None = field(default=None)


class AppraisalOutputs:
    """Opens previews and imports, saves sheets. ``chosen`` says what is looked at at the moment of asking."""

    def __init__(self, shell: Shell, parent: QWidget, chosen: Callable[[], Chosen]) -> None:
        self._shell = shell
        self._parent = parent
        self._chosen = chosen
        self.printing = (
            *(self._action(f"{one.title}…", self._printer(one.key)) for one in ON_PAPER),
            None,
            self._action("所选党员的登记表…", self._print_one),
        )
        self.importing = (
            self._action("评议票数和等次…", lambda: self._import("appraisals")),
            self._action("考评得分（先锋指数等）…", lambda: self._import(SCORES)),
        )

    def print_register(self, key: str, member_id: int | None = None) -> None:
        """A preview of the year, of the unit that is looked at."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        place = self._shell.session.place
        options = RegisterOptions(
            as_of=self._shell.session.clock().date(),
            unit_id=self._chosen().unit_id,
            period=Period(place.year),
            member_id=member_id,
        )
        open_preview(self._shell, key, options)

    def import_shown(self, *, is_scores: bool) -> None:
        """The import of what is shown."""
        self._import(SCORES if is_scores else "appraisals")

    def save_lines(self, lines: tuple[AppraisalLine, ...]) -> None:
        """The grid as a sheet."""
        columns = [Column[AppraisalLine](one.key, one.label, round(one.width), one.text) for one in COLUMNS]
        self._save("民主评议党员", columns, list(lines))

    def save_scores(self, columns: tuple[Column[Any], ...], rows: list[Any]) -> None:
        """The table of scores as a sheet."""
        self._save("考评得分", list(columns), rows)

    def _save(self, title: str, columns: list[Column[Any]], rows: list[Any]) -> None:
        place = self._shell.session.place
        save_rows(self._shell, self._parent, title, columns, rows, f"{self._shell.session.unit_name}　{place.year}年度")

    def _printer(self, key: str) -> Callable[[], None]:
        return lambda: self.print_register(key)

    def _print_one(self) -> None:
        member_id = self._chosen().member_id
        if member_id is None:
            self._shell.notices.say("请先选择一名党员。")
            return
        self.print_register(FORM, member_id)

    def _import(self, key: str) -> None:
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  likewise

        open_import(self._shell, kind=IMPORT_KINDS[key])

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self._parent)
        made.triggered.connect(lambda _checked: act())
        return made
