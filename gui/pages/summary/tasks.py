"""What is done with texts and templates: begun, made final, taken out, kept as a template."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.figure_facts import FigureFactsKeeper
from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.summary.questions import NAME, TEMPLATE, NameAsked, TemplateAsked
from gui.shell import Shell
from ledger.errors import KnownError
from ledger.kind import missing_fields
from ledger.kinds.figures import Summary
from operations.figures import summaries
from storage.store import Store


class SummaryTasks:
    """The commands of the page."""

    def __init__(self, shell: Shell, parent: QWidget, keeper: FigureFactsKeeper) -> None:
        self._shell = shell
        self._parent = parent
        self._keeper = keeper

    def begin(self, show: Callable[[int], object]) -> None:
        """新建: ask for the template; ``show`` gets the id of the text."""
        store, given = self._store, self._keeper.given
        if given is None:
            return
        templates = summaries.templates_of(store)

        def save(asked: TemplateAsked) -> None:
            template = templates[(asked.template_place or 1) - 1]
            made = summaries.start_summary(store, given, template, self._keeper.asked)
            self._say(f"已新建“{made.title}”")
            show(made.id)

        options = tuple(Option(place, one.title) for place, one in enumerate(templates, start=1))
        setup: FormSetup[TemplateAsked] = FormSetup(
            problems=lambda asked: missing_fields(TEMPLATE, asked),
            options={"template_place": options},
            sections=Sections.NONE,
        )
        dialog: RecordDialog[TemplateAsked] = RecordDialog(
            self._parent, self._shell.theme, "新建总结", TEMPLATE, setup, save
        )
        place = self._shell.session.place
        words = f"{self._shell.session.unit_name} {place.year} 年。正文中的数据随记录更新，直到定稿。"
        dialog.show_record(TemplateAsked(template_place=1), words)
        dialog.open()

    def finish(self, summary: Summary, gaps: int) -> None:
        """定稿, after a question where something is still blank."""
        given = self._keeper.given
        if given is None:
            return
        detail = "定稿后数据不再随记录变化，仍可退回草稿。"
        question = f"还有 {gaps} 处待填，仍要定稿吗？" if gaps else "现在定稿吗？"
        if messages.ask(self._parent, question, "定稿", detail):
            today = self._shell.session.clock().date()
            self._do(lambda: summaries.finish_summary(self._store, given, summary.id, today), "已定稿")

    def reopen(self, summary: Summary) -> None:
        """退回草稿."""
        self._do(lambda: summaries.reopen_summary(self._store, summary.id), "已退回草稿，数据重新随记录更新")

    def remove(self, summary: Summary) -> None:
        """Take the text out."""
        self._do(lambda: summaries.remove_summary(self._store, summary.id), f"已删除“{summary.title}”")

    # Templates

    def keep_as_template(self, summary: Summary) -> None:
        """The text of this summary as the text of its template from now on."""
        template = summaries.find_template(self._store, summary.template_key)
        if template is None:
            self._shell.notices.say("这篇总结的模板已不在，请另存为新模板。")
            return
        self._do(lambda: summaries.save_template(self._store, template, summary.text), f"已更新模板“{template.title}”")

    def keep_as_new_template(self, summary: Summary) -> None:
        """A template of the user's own."""

        def save(asked: NameAsked) -> None:
            summaries.add_template(self._store, asked.title, summary.text)
            self._say(f"已另存为模板“{asked.title}”")

        setup: FormSetup[NameAsked] = FormSetup(
            problems=lambda asked: missing_fields(NAME, asked), sections=Sections.NONE
        )
        dialog: RecordDialog[NameAsked] = RecordDialog(
            self._parent, self._shell.theme, "另存为新模板", NAME, setup, save
        )
        dialog.show_record(NameAsked())
        dialog.open()

    def reset_template(self, summary: Summary) -> None:
        """The shipped text of the template again; one of the user's own is taken out."""
        template = summaries.find_template(self._store, summary.template_key)
        if template is None or template.record is None:
            self._shell.notices.say("这篇总结的模板没有改动过。")
            return
        words = "已删除模板" if template.is_own else "已恢复程序自带的模板"
        self._do(lambda: summaries.reset_template(self._store, template), f"{words}“{template.title}”")

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
