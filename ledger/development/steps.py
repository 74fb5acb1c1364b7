"""The 25 steps of a case as of a day: what is done, what can be done now, what is late, what is still waited for.

``steps`` is the one account of a case: the page, the first page's to-dos and the paper read it. What breaks a rule is
said by ``ledger.checks.development``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ledger.codes.development import STAGE
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known, is_cancelled, stage_of
from ledger.development.layout import FIVE_STAGES, STEP_LAYOUTS, StepLayout
from ledger.development.progress import Progress, progress_of
from ledger.kinds.development import DevelopmentCase
from ledger.rulebook import Rule

_CLOSING = 24  # with the approval of the conversion everything before it is over


class StepState(StrEnum):
    """How a step stands; the value is what the window and the paper say."""

    DONE = "已办"
    OPEN = "可办"
    OVERDUE = "逾期"
    WAITING = "未到"
    NOT_APPLICABLE = "不适用"
    SKIPPED = "未登记"


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of one case.

    Attributes:
        layout: number, title, fields, papers.
        state: how it stands on the day.
        done_on: the day on which it was taken, where a day belongs to it.
        earliest_on: the first day on which the rules allow it, as far as it is fixed.
        due_on: the last day that the rules leave.
        is_provisional: a day depends on a year whose 节假日安排 is not entered (暂算).
        rules: what the version of the case says about it.
        sentence: how it stands, in words.
    """

    layout: StepLayout
    state: StepState
    done_on: date | None
    earliest_on: date | None
    due_on: date | None
    is_provisional: bool
    rules: tuple[Rule, ...]
    sentence: str

    @property
    def number(self) -> int:
        """1 to 25."""
        return self.layout.number

    @property
    def title(self) -> str:
        """Its name."""
        return self.layout.title

    @property
    def stage(self) -> str:
        """The name of its stage."""
        return FIVE_STAGES[self.layout.stage]

    @property
    def field(self) -> str:
        """The field of the case that says it is done; empty where records beside the case say it."""
        return self.layout.fields[0] if self.layout.fields else ""

    @property
    def is_against_days(self) -> bool:
        """Whether it was done earlier or later than the rules say."""
        if self.done_on is None:
            return False
        is_early = self.earliest_on is not None and self.done_on < self.earliest_on
        return is_early or (self.due_on is not None and self.done_on > self.due_on)


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with all that follows from it on a day; what lists and cards show.

    Attributes:
        case: as it is stored.
        known: with linked days and without later ones.
        stage: of the list ``STAGE``.
        steps: all 25.
    """

    case: DevelopmentCase
    known: DevelopmentCase
    stage: str
    steps: tuple[CaseStep, ...]

    @property
    def next(self) -> CaseStep | None:
        """The step to take next."""
        return next_step(self.steps)


def case_view(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> CaseView:
    """Everything about one case on a day."""
    known = as_known(facts, case, as_of)
    return CaseView(case, known, stage_of(known), steps(facts, case, as_of))


def case_views(facts: DevelopmentFacts, as_of: date, unit_id: int | None = None) -> list[CaseView]:
    """The cases of a unit that had begun by a day, the furthest stage first, then as they were opened."""
    views = [case_view(facts, one, as_of) for one in facts.unit_cases(unit_id)]
    return sorted(views, key=lambda one: (-STAGE.order(one.stage), one.case.id))


def steps(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> tuple[CaseStep, ...]:
    """The 25 steps of a case as they stand on a day."""
    known = as_known(facts, case, as_of)
    progress = progress_of(facts, known, as_of)
    states = _states(known, progress, as_of)
    return tuple(
        _step(facts, known, layout, progress[layout.number], states[layout.number], as_of) for layout in STEP_LAYOUTS
    )


def next_step(found: Sequence[CaseStep]) -> CaseStep | None:
    """The first step that is late, else the first that can be taken, else the first that is waited for."""
    for state in (StepState.OVERDUE, StepState.OPEN, StepState.WAITING):
        for one in found:
            if one.state is state:
                return one
    return None


def deadlines(found: Iterable[CaseStep]) -> tuple[CaseStep, ...]:
    """The steps that have a last day and are not done, the most urgent first."""
    pending = (StepState.OVERDUE, StepState.OPEN, StepState.WAITING)
    dated = [one for one in found if one.due_on is not None and one.state in pending]
    return tuple(sorted(dated, key=lambda one: (one.due_on or date.max, one.number)))


def _states(known: DevelopmentCase, progress: dict[int, Progress], as_of: date) -> dict[int, StepState]:
    done = [number for number, one in progress.items() if one.is_done]
    states: dict[int, StepState] = {}
    for layout in STEP_LAYOUTS:
        states[layout.number] = _state(known, layout, progress[layout.number], done, states, as_of)
    return states


def _state(
    known: DevelopmentCase,
    layout: StepLayout,
    one: Progress,
    done: list[int],
    before: dict[int, StepState],
    as_of: date,
) -> StepState:
    if one.is_done:
        return StepState.DONE
    if (
        known.ended_on is not None
        or not one.applies
        or (is_cancelled(known) and layout.number != STEP_LAYOUTS[-1].number)
    ):
        return StepState.NOT_APPLICABLE
    if _is_passed_over(layout, done):
        return StepState.SKIPPED
    is_held_up = any(before[need] in (StepState.OPEN, StepState.OVERDUE, StepState.WAITING) for need in layout.needs)
    if is_held_up or one.is_blocked or (one.from_on is not None and one.from_on > as_of):
        return StepState.WAITING
    return StepState.OVERDUE if one.due_on is not None and one.due_on < as_of else StepState.OPEN


def _is_passed_over(layout: StepLayout, done: list[int]) -> bool:
    """Whether the case has gone on without the step."""
    later = [STEP_LAYOUTS[number - 1] for number in done if number > layout.number]
    return any(one.stage > layout.stage or one.number >= _CLOSING or not layout.may_lag for one in later)


def _step(
    facts: DevelopmentFacts,
    known: DevelopmentCase,
    layout: StepLayout,
    one: Progress,
    state: StepState,
    as_of: date,
) -> CaseStep:
    step = CaseStep(
        layout=layout,
        state=state,
        done_on=one.done_on,
        earliest_on=one.earliest_on,
        due_on=one.due_on,
        is_provisional=one.is_provisional,
        rules=_rules(facts, known, layout),
        sentence="",
    )
    return replace(step, sentence=_sentence(step, one, known, as_of))


def _rules(facts: DevelopmentFacts, known: DevelopmentCase, layout: StepLayout) -> tuple[Rule, ...]:
    """The rules of a step in the version of the case, each sentence once."""
    found = (facts.rule(known, rule) for rule in layout.rules)
    return tuple({rule.text: rule for rule in found if rule is not None}.values())


def _sentence(step: CaseStep, one: Progress, known: DevelopmentCase, as_of: date) -> str:
    parts = [one.note] if one.is_blocked else [_words(step, one, known, as_of), one.note]
    return "；".join(part for part in parts if part) + "。"


def _words(step: CaseStep, one: Progress, known: DevelopmentCase, as_of: date) -> str:
    if step.state is StepState.DONE:
        return _done_words(step)
    if step.state is StepState.NOT_APPLICABLE:
        return "已终止培养" if known.ended_on else "不适用"
    if step.state is StepState.SKIPPED:
        return "没有登记，请补登"
    due = f"，应于{step.due_on:%Y-%m-%d}前办理" if step.due_on else ""
    if step.state is StepState.OVERDUE and step.due_on:
        return f"应于{step.due_on:%Y-%m-%d}前办理，已超过{(as_of - step.due_on).days}天"
    if step.state is StepState.OPEN:
        return f"可以办理{due}"
    return f"{_waiting_words(step, one, as_of)}{due}"


def _waiting_words(step: CaseStep, one: Progress, as_of: date) -> str:
    if step.earliest_on is not None:
        provisional = "（暂算，当年节假日安排还没有登记）" if step.is_provisional else ""
        return f"最早{step.earliest_on:%Y-%m-%d}{provisional}"
    is_ahead = one.from_on is not None and one.from_on > as_of
    return f"{one.from_on:%Y-%m-%d}起提醒" if is_ahead else "等待前面的步骤"


def _done_words(step: CaseStep) -> str:
    if step.done_on is None:
        return "已办"
    words = f"{step.done_on:%Y-%m-%d}办理"
    if step.earliest_on is not None and step.done_on < step.earliest_on:
        return f"{words}，早于最早日期{step.earliest_on:%Y-%m-%d}"
    if step.due_on is not None and step.done_on > step.due_on:
        return f"{words}，晚于期限{step.due_on:%Y-%m-%d}"
    return words
