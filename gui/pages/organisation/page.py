"""党组织. The tree of units at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QSplitter, QWidget

from gui.actions import Act, Handlers
from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.page import Page
from gui.page_frame import PageFrame
from gui.pages.organisation.card import UnitCard
from gui.pages.organisation.questions import ENDING, SUPERIOR, EndingAsked, SuperiorAsked
from gui.pages.organisation.tree import UnitTree
from gui.pages.organisation.units import Organisation, UnitLine, organisation_on, unit_problems
from gui.shell import Shell
from gui.theme.theme import Look
from gui.widgets import column
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.meetings import ELECTIONS, MEETINGS
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, ORG_UNITS, OrgUnit
from operations import organisation
from operations.facts import ROSTER_KINDS, read_facts
from operations.life.reading import read_election_days
from operations.organisation import Ending
from operations.tables import rulebook
from storage.store import ChangeSet

_TREE_WIDTH = 300
_NEW_FIELDS = ("parent_id", "full_name", "short_name", "category", "founded_on")


class OrganisationPage(Page):
    """党总支, 支部 and 党小组: their data, terms and offices."""

    key: ClassVar[str] = "organisation"
    title: ClassVar[str] = "党组织"
    icon: ClassVar[str] = "network"
    uses_year = False
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*ROSTER_KINDS, MEETINGS, ELECTIONS)
    opens: ClassVar[frozenset[str]] = frozenset({ORG_UNITS.key})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._organisation: Organisation | None = None
        self.tree = UnitTree(shell.theme)
        self.card = UnitCard(shell)
        self.ended = QCheckBox()
        self.new_branch_action = self._action("新增党支部…", lambda: self.add(BRANCH))
        self.new_group_action = self._action("新增党小组…", lambda: self.add(GROUP))
        self.move_action = self._action("改变上级…", self.ask_superior)
        self.end_action = self._action("登记撤销…", self.ask_ending)
        self.revive_action = self._action("恢复该组织", self.revive_unit)
        self.remove_action = self._action("删除…", self.remove_unit)
        self._build()
        self.tree.picked.connect(self._on_picked)
        self.tree.entered.connect(self._edit)
        self.ended.toggled.connect(self._show)
        self.card.revive_asked.connect(self.revive_unit)
        self.listen(shell.theme.changed, self._on_look)

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the book again."""
        del changes
        store = self.session.store
        elections = read_election_days(store)
        self._organisation = organisation_on(read_facts(store), rulebook(), self.session.place, elections)
        self._show()

    def handlers(self) -> Handlers:
        """Ctrl+N founds what usually stands below the chosen unit."""
        if self._line is None:
            return {}
        new = self._new_level
        return {Act.EDIT: self._edit} | ({Act.NEW: lambda: self.add(new)} if new else {})

    def status_text(self) -> str:
        """How many units there are on the day."""
        if self._organisation is None:
            return ""
        levels = [line.unit.level for line in self._organisation.lines if line.exists]
        counts = [(level, levels.count(level)) for level in (GENERAL_BRANCH, BRANCH, GROUP)]
        return " · ".join(f"{level} {count} 个" for level, count in counts if count)

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose a unit, an ended one too."""
        del kind
        if not self.tree.choose(record_id):
            self.ended.setChecked(True)
            self.tree.choose(record_id)

    # Commands

    def add(self, level: str) -> None:
        """Ask for a new unit below the chosen one."""
        line, now = self._line, self._organisation
        if line is None or now is None:
            return
        proposal = OrgUnit(level=level)
        superiors = organisation.possible_superiors(now.facts.units, proposal, now.place.as_of)
        chosen = next((one for one in superiors if one.id in (line.unit.id, line.unit.parent_id)), superiors[0])
        self._ask(
            f"新增{level}",
            ORG_UNITS,
            FormSetup(
                problems=lambda typed: unit_problems(now.facts.units, typed),
                options={"parent_id": _options(superiors)},
                fields=_NEW_FIELDS,
            ),
            replace(proposal, parent_id=chosen.id, founded_on=now.place.as_of, category=chosen.category),
            self._add,
        )

    def ask_superior(self) -> None:
        """Ask under which unit the chosen one is put."""
        line, now = self._line, self._organisation
        if line is None or now is None:
            return
        superiors = organisation.possible_superiors(now.facts.units, line.unit, now.place.as_of)
        unit = line.unit
        self._ask(
            f"{unit.short_name}　改变上级",
            SUPERIOR,
            FormSetup(
                problems=lambda asked: missing_fields(SUPERIOR, asked), options={"parent_id": _options(superiors)}
            ),
            SuperiorAsked(parent_id=unit.parent_id),
            lambda asked: organisation.move_unit(self.session.store, unit.id, asked.parent_id),
        )

    def ask_ending(self) -> None:
        """Ask from which day on the chosen unit is no more, and where its members go."""
        line, now = self._line, self._organisation
        if line is None or now is None:
            return
        unit = line.unit
        members = len(organisation.open_stays(self.session.store, unit.id))
        branches = [one.unit for one in now.lines if one.exists and one.unit.level == BRANCH and one.unit.id != unit.id]
        self._ask(
            f"登记{unit.short_name}撤销",
            ENDING,
            FormSetup(
                problems=lambda asked: missing_fields(ENDING, asked),
                options={"members_to": _options(branches)},
                fields=("on", "members_to") if members else ("on",),
            ),
            EndingAsked(on=now.place.as_of),
            lambda asked: self._end(unit, asked),
            note=f"还有党员 {members} 名，将一并转入所选的支部。" if members else "",
        )

    def revive_unit(self) -> None:
        """Take back the ending of the chosen unit."""
        line = self._line
        if line is not None and line.unit.ended_on is not None:
            organisation.revive_unit(self.session.store, line.unit.id)
            self.shell.notices.say(f"已恢复{line.unit.short_name}", "撤销", self.session.store.undo)

    def remove_unit(self) -> None:
        """Delete the chosen unit when nothing refers to it."""
        line = self._line
        if line is not None:
            organisation.remove_unit(self.session.store, line.unit.id)
            self.shell.notices.say(f"已删除{line.unit.short_name}", "撤销", self.session.store.undo)

    # How it is done

    @property
    def _line(self) -> UnitLine | None:
        chosen = self.tree.unit_id
        return None if chosen is None or self._organisation is None else self._organisation.line(chosen)

    @property
    def _new_level(self) -> str:
        """What Ctrl+N founds: below a 党总支 a branch, else a group."""
        line = self._line
        if line is None:
            return ""
        level = BRANCH if line.unit.level == GENERAL_BRANCH else GROUP
        return level if self._can_found(level) else ""

    def _can_found(self, level: str) -> bool:
        now = self._organisation
        return now is not None and bool(
            organisation.possible_superiors(now.facts.units, OrgUnit(level=level), now.place.as_of)
        )

    def _build(self) -> None:
        frame = PageFrame(self.shell, self.title)
        left = QWidget()
        left.setLayout(column(self.tree, self.ended, gap=0))
        self.ended.setContentsMargins(0, 0, 0, 0)
        self.ended.setStyleSheet("margin: 8px 20px;")
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.card)
        splitter.setStretchFactor(1, 1)
        self._splitter = splitter
        frame.set_body(splitter)  # before the menus: the keyboard is first in the tree
        frame.add_menu("新增", "plus", (self.new_branch_action, self.new_group_action))
        frame.add_menu(
            "调整", "pencil", (self.move_action, None, self.end_action, self.revive_action, None, self.remove_action)
        )
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.tree)
        self._on_look(self.shell.theme.look)

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked: act())
        return made

    def _show(self) -> None:
        now = self._organisation
        if now is None:
            return
        absent = sum(1 for line in now.lines if not line.exists)
        self.ended.setText(f"显示已撤销的组织（{absent}）")
        self.ended.setVisible(absent > 0)
        wanted = self.tree.unit_id or self.session.place.unit_id
        shown = [line for line in now.lines if line.exists or self.ended.isChecked()]
        self.tree.show_units(shown, wanted)
        self._show_card()

    def _on_picked(self, _: int) -> None:
        self._show_card()
        self.state_changed.emit()

    def _show_card(self) -> None:
        line, now = self._line, self._organisation
        if line is None or now is None:
            return
        self.card.show_unit(now, line)
        self.new_branch_action.setEnabled(self._can_found(BRANCH))
        self.new_group_action.setEnabled(self._can_found(GROUP))
        self.move_action.setEnabled(
            len(organisation.possible_superiors(now.facts.units, line.unit, now.place.as_of)) > 1
        )
        self.end_action.setEnabled(line.unit.ended_on is None)
        self.revive_action.setEnabled(line.unit.ended_on is not None)
        self.remove_action.setEnabled(not organisation.used_by(self.session.store, line.unit.id))

    def _edit(self) -> None:
        self.card.tabs.setCurrentIndex(0)
        self.card.form.go_to("full_name")

    def _ask(
        self,
        title: str,
        kind: RecordKind[Any],
        setup: FormSetup[Any],
        record: Any,
        act: Callable[[Any], None],
        *,
        note: str = "",
    ) -> None:
        dialog = RecordDialog(self, self.shell.theme, title, kind, setup, act)
        dialog.show_record(record, note)
        dialog.open()

    def _add(self, unit: OrgUnit) -> None:
        added = organisation.add_unit(self.session.store, unit)
        self.tree.choose(added.id)

    def _end(self, unit: OrgUnit, asked: EndingAsked) -> None:
        if asked.on is not None:
            organisation.end_unit(self.session.store, unit.id, Ending(asked.on, asked.members_to))
            self.shell.notices.say(f"已登记{unit.short_name}撤销", "撤回", self.session.store.undo)

    def _on_look(self, _: Look) -> None:
        width = self.shell.theme.px(_TREE_WIDTH)
        self._splitter.setSizes([width, max(self._splitter.width() - width, 1)])
        self._show()


def _options(units: Sequence[OrgUnit]) -> list[Option]:
    return [Option(unit.id, unit.short_name) for unit in units]
