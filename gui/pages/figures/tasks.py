"""What is done on the page: own figures and duties are asked for in a window and handed to their operations."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.figures.counting import Counting
from gui.pages.figures.own_dialog import OwnFigureDialog
from gui.pages.figures.questions import DUTY, DutyAsked, asked_of, duty_of, figure_options
from gui.shell import Shell
from ledger.errors import KnownError, Problem
from ledger.figures.definition import OWN_PREFIX, FigureDefinition, Measure
from ledger.kind import missing_fields
from ledger.kinds.figures import DUTIES, OWN_FIGURES, Duty, OwnFigure
from operations.figures import own
from storage.store import Store

_TAKE_OVER = "采用一套规定动作？"
_TAKE_OVER_DETAIL = "这是程序给出的建议，不是上级规定：{texts}。采用后可以逐条修改、增减，也可以撤销。"


class FigureTasks:
    """The commands of the page. ``counting`` gives what is looked at in the moment of asking."""

    def __init__(self, shell: Shell, parent: QWidget, counting: Callable[[], Counting]) -> None:
        self._shell = shell
        self._parent = parent
        self._counting = counting

    # Own figures

    def add_figure(self) -> None:
        """新增自设数据."""
        order = max((one.order_no for one in self._store.all(OWN_FIGURES)), default=0) + 1
        self._ask_figure(OwnFigure(source="meetings", measure=Measure.COUNT.value, unit_word="次", order_no=order))

    def edit_figure(self, definition: FigureDefinition) -> None:
        """Change an own figure; a shipped one is the same for everybody."""
        found = self._own(definition)
        if found is None:
            self._shell.notices.say("随程序提供的数据不能修改；可以新增一项自设数据。")
        else:
            self._ask_figure(found)

    def remove_figure(self, definition: FigureDefinition) -> None:
        """Take an own figure out."""
        found = self._own(definition)
        if found is None:
            self._shell.notices.say("随程序提供的数据不能删除。")
            return
        self._do(lambda: own.remove_own_figure(self._store, found.id), f"已删除自设数据{found.label}")

    def _own(self, definition: FigureDefinition) -> OwnFigure | None:
        number = int(definition.key.removeprefix(OWN_PREFIX)) if definition.is_own else 0
        return self._store.find(OWN_FIGURES, number)

    def _ask_figure(self, figure: OwnFigure) -> None:
        def save(chosen: OwnFigure) -> None:
            own.save_own_figure(self._store, self._counting().given, chosen)
            self._say(f"已{self._store.undo_label}")

        OwnFigureDialog(self._parent, self._shell, self._counting, figure, save).open()

    # Duties

    def add_duty(self) -> None:
        """新增规定动作, in the set that was entered last."""
        known = self._store.all(DUTIES)
        title = known[-1].set_title if known else ""
        order = max((one.order_no for one in known), default=0) + 1
        self._ask_duty(Duty(set_title=title, times=1, from_year=self._counting().asked.year, order_no=order))

    def edit_duty(self, duty: Duty) -> None:
        """Change a duty."""
        self._ask_duty(duty)

    def remove_duty(self, duty: Duty) -> None:
        """Take a duty out."""
        self._do(lambda: own.remove_duty(self._store, duty.id), f"已删除规定动作{duty.text}")

    def take_over(self) -> None:
        """采用建议: the proposal, after its lines were shown."""
        proposal = own.proposed_duties(self._counting().asked.year)
        texts = "；".join(one.text for one in proposal)
        if messages.ask(self._parent, _TAKE_OVER, "采用", _TAKE_OVER_DETAIL.format(texts=texts)):
            self._do(lambda: own.take_over_duties(self._store, proposal), f"已采用{len(proposal)}项规定动作")

    def _ask_duty(self, duty: Duty) -> None:
        given = self._counting().given
        definitions = given.definitions

        def problems(asked: DutyAsked) -> list[Problem]:
            missing = missing_fields(DUTY, asked)
            found = own.duty_problems(given, duty_of(asked, duty.order_no, definitions)) if not missing else []
            return [*missing, *(replace(one, field=_ASKED.get(one.field, one.field)) for one in found)]

        def save(asked: DutyAsked) -> None:
            own.save_duty(self._store, given, duty_of(asked, duty.order_no, definitions))
            self._say(f"已{self._store.undo_label}")

        setup: FormSetup[DutyAsked] = FormSetup(
            problems=problems, options={"figure_place": figure_options(definitions)}, sections=Sections.NONE
        )
        title = "修改规定动作" if duty.id else "新增规定动作"
        dialog: RecordDialog[DutyAsked] = RecordDialog(self._parent, self._shell.theme, title, DUTY, setup, save)
        dialog.show_record(asked_of(duty, definitions))
        dialog.open()

    # How it is done

    @property
    def _store(self) -> Store:
        return self._shell.session.store

    def _do(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except KnownError as error:
            messages.show_known_error(self._parent, error)
            return
        self._say(done)

    def _say(self, text: str) -> None:
        self._shell.notices.say(text, "撤销", self._store.undo)


_ASKED = {"figure": "figure_place"}
