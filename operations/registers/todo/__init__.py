"""The registers and forms about what is to be done."""

from operations.registers.definition import RegisterDefinition
from operations.registers.todo.birthday_card import BIRTHDAY_CARD
from operations.registers.todo.birthdays import POLITICAL_BIRTHDAYS
from operations.registers.todo.month_plan import MONTH_PLAN
from operations.registers.todo.todo_list import TODO_LIST

TODO_REGISTERS: tuple[RegisterDefinition, ...] = (TODO_LIST, MONTH_PLAN, POLITICAL_BIRTHDAYS, BIRTHDAY_CARD)

__all__ = ["TODO_REGISTERS"]
