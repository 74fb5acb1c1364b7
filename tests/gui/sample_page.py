"""A whole page as others write them: table, card with a form, filters, commands, search."""

from dataclasses import replace

from gui.actions import Act, Handlers
from gui.forms.record_form import Edited, FormSetup, RecordForm
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, column, primary_button
from ledger.errors import Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.member import MEMBERS, Member
from ledger.values.id_number import mask_id_number, read_id_number
from ledger.values.text import search_key
from storage.store import ChangeSet

INITIALS = {"王小明": "wxm", "李娜": "ln", "䶮一鸣": "yym"}
COLUMNS = (
    Column[Member]("name", "姓名", 5, lambda one: one.name),
    Column[Member]("sex", "性别", 2, lambda one: one.sex, align=Align.CENTER),
    Column[Member]("ethnic_group", "民族", 4, lambda one: one.ethnic_group),
    Column[Member](
        "birth_on",
        "出生日期",
        6,
        lambda one: one.birth_on.register_text if one.birth_on else "",
        sort=lambda one: one.birth_on,
    ),
    Column[Member]("id_number", "公民身份证号", 10, lambda one: mask_id_number(one.id_number)),
    Column[Member]("department", "工作单位（部门）", 10, lambda one: one.department),
    Column[Member](
        "hand_order",
        "序号",
        3,
        lambda one: str(one.hand_order) if one.hand_order else "—",
        sort=lambda one: one.hand_order or None,
        align=Align.RIGHT,
        shade=lambda one: "" if one.hand_order else "secondary",
    ),
    Column[Member]("phone", "手机号", 7, lambda one: one.phone, is_optional=True),
)


def problems(member: Member) -> list[Problem]:
    found = missing_fields(MEMBERS, member)
    if member.id_number:
        found.extend(read_id_number(member.id_number).problems)
    if not member.sex:
        found.append(Problem("sex", "登记表需要性别。", Level.WARN))
    return found


class MembersPage(Page):
    key = "members"
    title = "党员名册"
    icon = "users"
    concerns = (MEMBERS,)
    search_hint = "姓名、拼音首字母"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.times_refreshed = 0
        self.model = TableModel(COLUMNS, lambda one: one.id, self._search_text, shell.theme, self)
        self.table = TableView(shell, "members", self.model, (Act.EDIT, Act.DELETE))
        self.form = RecordForm(MEMBERS, shell.theme, FormSetup(problems=problems))
        self.empty = EmptyState(
            shell.theme, "users", "还没有党员", "党员名册由此开始：逐个录入，或从表格导入。", primary_button("录入")
        )
        self.frame = PageFrame(shell, self.title)
        self.chips = FilterChips((("all", "在册"), ("full", "正式"), ("probationary", "预备")))
        self.frame.add_filter(self.chips)
        self.frame.add_menu("导入", "file-input", (Act.IMPORT,))
        self.frame.add_menu("打印", "printer", (Act.PRINT, Act.EXPORT))
        self.frame.add_primary(Act.NEW, "新增党员")
        self.frame.set_body(self.table, self.empty)
        self.setLayout(column(self.frame, gap=0))
        self.table.picked.connect(self._open_card)
        self.form.edited.connect(self._save)

    def refresh(self, changes: ChangeSet | None) -> None:
        self.times_refreshed += 1
        self.model.set_rows(self.session.store.all(MEMBERS))
        self.frame.show_body(self.table if self.model.total else self.empty)
        self.chips.set_count("all", self.model.total)
        if changes is not None and self.form.record.id in changes.ids(MEMBERS):
            member = self.session.store.find(MEMBERS, self.form.record.id)
            if member is None:
                self.frame.card.close_card()
            else:
                self.form.show_record(member)

    def handlers(self) -> Handlers:
        on_selection: Handlers = {Act.DELETE: self._delete} if self.table.selection.ids else {}
        return {Act.NEW: self._add, Act.PRINT: self._add, Act.COLUMNS: self.table.choose_columns, **on_selection}

    def status_text(self) -> str:
        return f"{self.model.rowCount()} 人 · 已选 {len(self.table.selection.ids)}"

    def badge(self) -> int:
        return len([one for one in self.session.store.all(MEMBERS) if not one.sex])

    def search(self, text: str) -> None:
        self.model.filter(text)
        self.state_changed.emit()

    def _search_text(self, member: Member) -> str:
        return f"{search_key(member.name)} {INITIALS.get(member.name, '')} {member.id_number}"

    def _open_card(self, picked: Picked) -> None:
        if picked.current is not None:
            member = self.session.store.get(MEMBERS, picked.current)
            self.form.show_record(member)
            self.frame.card.show_body(member.name, self.form, member.person_category)
        self.state_changed.emit()

    def _add(self) -> None:
        with self.session.store.change("新增党员赵新") as change:
            member = change.add(MEMBERS, Member(name="赵新"))
        self.table.select(member.id)

    def _delete(self) -> None:
        with self.session.store.change("删除党员") as change:
            for member_id in self.table.selection.ids:
                change.remove(MEMBERS, member_id)
        self.shell.notices.say("已删除党员", "撤销", self.session.store.undo)

    def _save(self, edited: Edited) -> None:
        with self.session.store.change(f"修改党员{edited.record.name}") as change:
            change.update(MEMBERS, replace(edited.record))
