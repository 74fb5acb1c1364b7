"""How a cell of the grid looks: its amount, a sign and a colour for its state. The sign alone says the state."""

from ledger.dues.cells import STATE_SIGNS, Cell, State
from ledger.values.money import ZERO, Money, format_money

DOTS = {State.PAID: "full", State.PART: "half", State.OWED: "ring"}
"""States whose sign is drawn: a dot that is full, half full or empty. The others have a letter."""

SHADES = {
    State.PAID: "good",
    State.PREPAID: "good",
    State.BACK_PAID: "good",
    State.REDUCED: "good",
    State.PART: "warn",
    State.OWED: "accent",
    State.UPCOMING: "secondary",
    State.EXEMPT: "secondary",
    State.NOT_DUE: "faint",
}
LEGEND = (
    (State.PAID, "已交"),
    (State.PART, "未交齐"),
    (State.OWED, "欠交"),
    (State.BACK_PAID, "补交"),
    (State.PREPAID, "预交"),
    (State.REDUCED, "少交"),
    (State.EXEMPT, "免交"),
)


def letter(state: State) -> str:
    """The letter of a state that has no dot."""
    return "" if state in DOTS else STATE_SIGNS[state]


def shown_amount(cell: Cell) -> Money:
    """What was paid, else what is to be paid."""
    return cell.paid or cell.due.amount


def amount_text(cell: Cell) -> str:
    """The figure of a cell; none where nothing is owed or paid."""
    amount = shown_amount(cell)
    return format_money(amount) if amount != ZERO else ""


def amount_shade(cell: Cell) -> str:
    """The colour of the figure: red only for what is overdue, pale for what has not fallen due."""
    if cell.state is State.OWED:
        return "accent"
    return "secondary" if cell.state is State.UPCOMING else "text"
