"""From problems of the rules to one sentence."""

from collections.abc import Iterable

from ledger.errors import KnownError, Level, Problem


def refuse_problems(problems: Iterable[Problem], what: str) -> None:
    """Raise KnownError with the sentences of what must be repaired; do nothing when there is none."""
    sentences = [problem.sentence for problem in problems if problem.level is Level.MUST]
    if sentences:
        raise KnownError(f"{what}没有保存：{''.join(dict.fromkeys(sentences))}数据没有变动。")
