"""待办事项清单: what is to be done as of a day, with the article behind it; what was put off stands at the end."""

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.todo.listing import todos
from ledger.todo.snoozing import Snoozed, TodoList
from ledger.todo.todo import Todo
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import as_of_words, day_column
from operations.registers.todo.common import SIGNATURES, todo_of

TITLE = "待办事项清单"
PUT_OFF = "暂缓"
_BLANK_ROWS = 14
_COLUMNS = (
    NUMBER,
    Column(label="缓急", width=13, align=Align.CENTRE),
    Column(label="类别", width=19, align=Align.CENTRE),
    day_column("日期", 22),
    Column(label="事项", width=86, fit=Fit.WRAP),
    Column(label="说明", width=42, fit=Fit.WRAP),
    Column(label="依据", width=52, fit=Fit.WRAP),
    Column(label="办理情况", width=32),
)


def todo_register(given: RegisterInput) -> Register:
    """The most urgent first."""
    is_blank = given.options.is_blank
    unit_id = given.unit.id if given.unit else None
    found = TodoList() if is_blank else todos(todo_of(given), given.options.as_of, unit_id)
    rows = [*map(_waiting, found.waiting), *map(_put_off, found.snoozed)]
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[Row((str(number), *cells), cells[3]) for number, cells in enumerate(rows, start=1)],
        head=HeadFields(left=f"党组织：{given.unit_name}", right="" if is_blank else _counts(given, found)),
        setup=PageSetup(is_landscape=True),
        blank_rows=_BLANK_ROWS if is_blank else 0,
        signatures=SIGNATURES,
        row_height=9,
    )


def _counts(given: RegisterInput, found: TodoList) -> str:
    put_off = f"　另有暂缓{len(found.snoozed)}项" if found.snoozed else ""
    return f"{as_of_words(given)}　共{len(found.waiting)}项{put_off}"


def _waiting(one: Todo) -> tuple[str, ...]:
    return (one.weight.label, one.group.value, one.on.isoformat(), one.words, one.note, one.article, "")


def _put_off(one: Snoozed) -> tuple[str, ...]:
    until = f"暂缓至{one.snooze.until.isoformat()}：" if one.snooze.until else ""
    return (
        PUT_OFF,
        one.todo.group.value,
        one.todo.on.isoformat(),
        one.todo.words,
        f"{until}{one.snooze.reason}",
        one.todo.article,
        "",
    )


TODO_LIST = RegisterDefinition("todo", TITLE, (), todo_register, subject=Subject.TODO, listing=todo_register)
