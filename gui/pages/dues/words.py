"""The sentence at the foot of the grid."""

import re
from collections.abc import Sequence

from ledger.dues.cells import Cell, State, due_words
from ledger.dues.explain import Explanation, Step
from ledger.values.money import Money, format_money, total

_NUMBER = re.compile(r"（([^（）]*号)）")


def cell_sentence(explanation: Explanation, cell: Cell) -> str:
    """``王小明 2026年3月 应交96.48元，欠交：基数在…一档，全部基数按1.5%计算…（《…》第二条）· 2026年1月核定``."""
    member, month = explanation.member.name, cell.month.chinese()
    parts = [f"{member} {month} {_standing(cell)}"]
    reason = _reason(explanation)
    if reason is not None:
        parts.append(reason.text.rstrip("。") + short_citation(reason))
    segment = explanation.due.assessment
    if segment is not None and segment.from_month is not None:
        parts.append(f"{segment.from_month.chinese()}起核定")
    if cell.due.is_closed:
        parts.append("已月结")
    return " · ".join(parts)


def short_citation(step: Step) -> str:
    """``（中组发〔2008〕3号第二条）``: the number of the document is enough where there is little room."""
    number = _NUMBER.search(step.document)
    return f"（{number[1] if number else step.document}{step.article}）" if step.document else ""


def citation(step: Step) -> str:
    """``（《…》第二条）``, empty for a step without a document."""
    return f"（{step.document}{step.article}）" if step.document else ""


def selection_sentence(name: str, cells: Sequence[Cell], missing: Money) -> str:
    """What several selected months of one member come to."""
    due = total(cell.due.amount for cell in cells)
    words = f"{name} 已选 {len(cells)} 个月 · 应交 {format_money(due)} 元"
    return words + (f" · 尚差 {format_money(missing)} 元，按空格一次交清" if missing else " · 已经交清")


def cell_tip(cell: Cell) -> str:
    """What a pointer upon a cell is told."""
    lines = [f"{cell.month.chinese()}：{_standing(cell)}"]
    lines += [f"{one.received_on:%Y-%m-%d} 收 {format_money(one.amount)} 元" for one in cell.receipts]
    if cell.due.is_closed:
        lines.append("已月结，应交不再变动；往月党费可以补交")
    return "\n".join(lines)


def _standing(cell: Cell) -> str:
    if cell.state in (State.NOT_DUE, State.EXEMPT):
        return due_words(cell.due)
    words = f"{due_words(cell.due)}，{cell.words}"
    if cell.state is State.PART:
        return f"{words}（已交{format_money(cell.paid)}元，还差{format_money(Money(cell.due.amount - cell.paid))}元）"
    return f"{words}（多交{format_money(cell.over)}元）" if cell.over else words


def _reason(explanation: Explanation) -> Step | None:
    """The step that decides the amount: why nothing is owed, the relief, the rate, the fixed or typed amount."""
    steps = explanation.steps[:-1]
    if explanation.due.reason is not None:
        return next(iter(steps), None)
    wanted = _RELIEF if explanation.due.exemption is not None else _TELLING
    telling = [step for step in steps if step.rule in wanted or (wanted is _TELLING and step.rule.startswith("table."))]
    return telling[-1] if telling else None


_TELLING = frozenset({"fixed", "typed_due", "rate", "ceiling"})
_RELIEF = frozenset({"exemption", "retired_exemption"})
