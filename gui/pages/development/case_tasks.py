"""What is done with a case as a whole: opened, approved, converted, extended, cancelled, ended, removed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.editors import Option
from gui.pages.development.asking import Asking, Question
from gui.pages.development.questions import (
    APPROVAL,
    CANCELLATION,
    CONVERSION,
    END,
    EXTENSION,
    ApprovalAsked,
    CancellationAsked,
    ConversionAsked,
    EndAsked,
    ExtensionAsked,
)
from gui.shell import Shell
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known
from ledger.development.seniority import SeniorityChoice, proposed, seniority_choices
from ledger.development.windows import extension_span, probation_of
from ledger.errors import KnownError
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.organisation import BRANCH, GROUP
from operations.development import cases, outcome

_NEW_FIELDS = (
    "name",
    "sex",
    "ethnic_group",
    "birth_on",
    "education",
    "department",
    "admin_post",
    "phone",
    "org_unit_id",
    "applied_on",
    "received_on",
)  # the version of the 细则 follows from the day of the application


class CaseTasks(Asking):
    """The commands about one case; ``facts`` gives the records at the moment of asking."""

    def __init__(self, shell: Shell, parent: QWidget, facts: Callable[[], DevelopmentFacts]) -> None:
        super().__init__(shell, parent)
        self._facts = facts

    def open_case(self, show: Callable[[int], object]) -> None:
        """Enter an applicant; ``show`` gets the id of the new case."""
        today = self.today
        began = DevelopmentCase(org_unit_id=self._usual_branch(), applied_on=today)

        def save(asked: DevelopmentCase) -> None:
            show(cases.open_case(self.store, asked, today).id)

        self.ask(
            "登记入党申请人",
            DEVELOPMENT_CASES,
            began,
            save,
            Question(
                fields=_NEW_FIELDS,
                options={"org_unit_id": self.units(BRANCH)},
                note="其余情况和各步骤的日期，可以存入以后在右侧逐步登记。",
            ),
        )

    def save(self, case: DevelopmentCase) -> bool:
        """Keep a changed case. False when it was refused, after the reason was told."""
        return self.tried(lambda: cases.save_case(self.store, case, self.today))

    def accept(self, case: DevelopmentCase) -> None:
        """批准接收: the person enters the roster by itself."""
        began = ApprovalAsked(approved_on=case.approved_on or self.today, document=case.approval_document)
        if case.group_id is not None:
            began = replace(began, group_id=case.group_id)

        def save(asked: ApprovalAsked) -> None:
            approval = outcome.Approval(needed(asked.approved_on), asked.document, asked.group_id, asked.post)
            outcome.accept(self.store, case.id, approval, self.today)

        self.ask(
            f"批准接收{case.name}为预备党员",
            APPROVAL,
            began,
            save,
            Question(options={"group_id": self.groups_of(case)}, note=outcome.acceptance_words(self._facts(), case)),
        )

    def convert(self, case: DevelopmentCase) -> None:
        """批准转正: the day of becoming a full member and its reason go into the roster."""
        facts = self._facts()
        known = as_known(facts, case, self.today)
        choices = seniority_choices(facts, known)
        if not choices:
            messages.tell(self.parent, "还没有登记支部大会讨论转正的结果，请先登记第 23 步。")
            return
        options = [Option(place, _choice_text(one)) for place, one in enumerate(choices, start=1)]
        usual = proposed(facts, known)

        def save(asked: ConversionAsked) -> None:
            chosen = choices[(asked.choice or 1) - 1]
            conversion = outcome.Conversion(
                needed(asked.approved_on), chosen.day, chosen.basis, asked.document, asked.told_on
            )
            outcome.convert(self.store, case.id, conversion, self.today)

        self.ask(
            f"批准{case.name}转正",
            CONVERSION,
            ConversionAsked(approved_on=self.today, choice=choices.index(usual) + 1 if usual else None),
            save,
            Question(options={"choice": options}, note=_conversion_note(choices, is_late=usual is None)),
        )

    def extend(self, case: DevelopmentCase) -> None:
        """批准延长预备期, once."""
        facts = self._facts()
        known = as_known(facts, case, self.today)
        span, probation = extension_span(facts, known), probation_of(facts, known)
        began = ExtensionAsked(to=case.extended_to or (span.least if span else None), approved_on=self.today)

        def save(asked: ExtensionAsked) -> None:
            extension = outcome.Extension(needed(asked.to), asked.approved_on, asked.document)
            outcome.extend(self.store, case.id, extension, self.today)

        until = f"原预备期至{probation.end.isoformat()}。" if probation else ""
        between = f"延长后可以到期的日期：{span.least.isoformat()}至{span.most.isoformat()}。" if span else ""
        note = f"{until}{between}名册中仍为预备党员，期满前支部大会再次讨论转正。"
        self.ask(f"批准延长{case.name}的预备期", EXTENSION, began, save, Question(note=note))

    def cancel(self, case: DevelopmentCase) -> None:
        """批准取消预备党员资格: the person leaves the roster."""

        def save(asked: CancellationAsked) -> None:
            cancellation = outcome.Cancellation(needed(asked.approved_on), asked.document)
            outcome.cancel(self.store, case.id, cancellation, self.today)

        note = "名册中登记“取消预备党员资格”，自审批之日起不再在册；记录和党费保留。可以撤销。"
        self.ask(
            f"批准取消{case.name}的预备党员资格",
            CANCELLATION,
            CancellationAsked(approved_on=self.today),
            save,
            Question(note=note),
        )

    def end(self, case: DevelopmentCase) -> None:
        """终止培养: the case stays in the book and is no longer in the lists."""

        def save(asked: EndAsked) -> None:
            cases.end_case(self.store, case.id, needed(asked.ended_on), asked.end_reason)

        note = "档案保留，在“已终止”中可以查到；误办的可以撤销。"
        self.ask(f"终止培养{case.name}", END, EndAsked(ended_on=self.today), save, Question(note=note))

    def resume(self, case: DevelopmentCase) -> None:
        """恢复培养."""
        if self.tried(lambda: cases.resume_case(self.store, case.id)):
            self.say_undoable()

    def remove(self, case: DevelopmentCase) -> None:
        """Take a case out that was entered by mistake, after a question."""
        detail = "只用于误录。不再培养的请用“终止培养”，记录才会保留。"
        if messages.ask(self.parent, f"删除{case.name}的发展党员档案吗？", "删除", detail) and self.tried(
            lambda: cases.remove_case(self.store, case.id)
        ):
            self.say_undoable()

    # What can be chosen

    @property
    def today(self) -> date:
        """By the clock."""
        return self.shell.session.clock().date()

    def units(self, level: str) -> list[Option]:
        """The organisations of a level that there are today."""
        return [
            Option(one.id, one.short_name)
            for one in self._facts().roster.units
            if one.level == level and one.ended_on is None
        ]

    def groups_of(self, case: DevelopmentCase) -> Sequence[Option]:
        """The 党小组 of the branch of a case."""
        return [
            Option(one.id, one.short_name)
            for one in self._facts().roster.units
            if one.level == GROUP and one.parent_id == case.org_unit_id and one.ended_on is None
        ]

    def _usual_branch(self) -> int | None:
        branches = [one.id for one in self.units(BRANCH)]
        chosen = self.shell.session.place.unit_id
        if chosen in branches:
            return chosen
        return branches[0] if len(branches) == 1 else None


def needed(day: date | None) -> date:
    """A day that the form has asked for. Raises KnownError when it is empty."""
    if day is None:
        raise KnownError("请填写日期。还没有保存。")
    return day


def _choice_text(one: SeniorityChoice) -> str:
    return f"{one.day.isoformat()}　{one.basis}"


def _conversion_note(choices: Sequence[SeniorityChoice], *, is_late: bool) -> str:
    first = "讨论晚于规定的时间，党龄从哪一天起算要看推迟的原因，请选择：" if is_late else "党龄起算："
    words = "".join(f"\n· {one.day.isoformat()}　{one.sentence}" for one in choices)
    return f"{first}{words}\n保存后名册中转为正式党员；可以撤销。"
