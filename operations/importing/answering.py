"""Giving an answer to a question of an import, by the words that a person uses or by its value."""

from collections.abc import Mapping
from typing import TypeVar

from ledger.errors import KnownError
from ledger.intake.mapping import IGNORED
from ledger.intake.preview import Preview, remap
from operations.importing.kind import NOWHERE, Answers, ImportKind, ImportPlan, Question
from operations.importing.run import plan_rows

F = TypeVar("F")
P = TypeVar("P", bound=ImportPlan)


def answer(preview: Preview, answers: Answers, question: Question, value: str) -> tuple[Preview, Answers]:
    """The preview and the answers with one more: a question about a column is answered by sending it to a field."""
    if question.column:
        return remap(preview, question.column, IGNORED if value == NOWHERE else value), answers
    return preview, {**answers, question.key: value}


def answered(kind: ImportKind[F, P], plan: P, facts: F, given: Mapping[str, str]) -> P:
    """The plan with answers by key or text of the question, each a value or its words.

    Raises:
        KnownError: there is no such question, or it has no such answer; the sentence names those there are.
    """
    for name, text in given.items():
        question = _question(plan, name)
        preview, answers = answer(plan.preview, plan.answers, question, _value(question, text))
        plan = plan_rows(kind, preview, facts, answers)
    return plan


def _question(plan: ImportPlan, name: str) -> Question:
    found = next((one for one in plan.questions if name in {one.key, one.text, one.column} - {""}), None)
    if found is None:
        asked = "、".join(f"“{one.key}”" for one in plan.questions) or "没有要回答的问题"
        raise KnownError(f"这张表没有“{name}”这个问题（有的是：{asked}）。没有导入，账簿没有变动。")
    return found


def _value(question: Question, text: str) -> str:
    by_words = {words: value for value, words in question.options.items()}
    if text in question.options or question.is_open_ended:
        return by_words.get(text, text)
    if text not in by_words:
        choices = "、".join(words for value, words in question.options.items() if value)
        raise KnownError(f"“{question.key}”不能回答“{text}”，可以是：{choices}。没有导入，账簿没有变动。")
    return by_words[text]
