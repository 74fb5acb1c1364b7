"""发展党员: the steps of every case whose last day is near or has passed, by the version of the 细则 of the case."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.development.facts import DevelopmentFacts
from ledger.development.steps import CaseStep, CaseView, case_views, deadlines
from ledger.kinds.development import DEVELOPMENT_CASES
from ledger.todo.todo import Group, Todo, article_of, days_words, due_weight

AHEAD = timedelta(days=30)


def development_todos(facts: DevelopmentFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """What the cases of a unit (None: the book) and below it have to do within a month."""
    for view in case_views(facts, today, unit_id):
        for step in deadlines(view.steps):
            if step.due_on is not None and step.due_on <= today + AHEAD:
                yield _todo(view, step, step.due_on, today)


def step_words(view: CaseView, step: CaseStep) -> str:
    """``李明：派人谈话``."""
    return f"{view.case.name}：{step.title}"


def _todo(view: CaseView, step: CaseStep, due: date, today: date) -> Todo:
    provisional = "（暂算，当年节假日安排还没有登记）" if step.is_provisional else ""
    return Todo(
        key=f"development:{view.case.id}:{step.number}:{due.isoformat()}",
        group=Group.DEVELOPMENT,
        weight=due_weight(due, today),
        on=due,
        words=step_words(view, step),
        note=f"{days_words(due, today)}{provisional}",
        article=article_of(step.rules[0] if step.rules else None),
        record_kind=DEVELOPMENT_CASES.key,
        record_id=view.case.id,
        unit_id=view.case.org_unit_id,
    )
