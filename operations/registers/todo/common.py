"""What the papers about things to do share."""

from ledger.todo.facts import TodoFacts
from operations.registers.definition import RegisterInput

SIGNATURES = ("支部书记：", "制表人：", "制表日期：　　　　年　　月　　日")


def todo_of(given: RegisterInput) -> TodoFacts:
    """The facts of every room. Raises RuntimeError when the input was read for another subject."""
    if given.todo is None:
        raise RuntimeError("things to do were not read")
    return given.todo
