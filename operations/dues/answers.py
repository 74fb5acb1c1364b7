"""The year and the explanation as plain values for ``--json``: money as ``76.50``, months as ``2026-11``."""

from ledger.dues.arrears import arrears_advice
from ledger.dues.cells import Cell, State
from ledger.dues.explain import Explanation, due_line
from ledger.dues.facts import DuesFacts
from ledger.dues.year import Totals, YearRow, YearView
from ledger.values.money import plain_money

# The states of the contract; what is finer stands beside them as "timing" and "reason".
_PLAIN_STATES = {State.PREPAID: "paid", State.BACK_PAID: "paid", State.UPCOMING: "not_due"}
_TIMING = {State.PREPAID: "prepaid", State.BACK_PAID: "back_paid"}


def year_answer(facts: DuesFacts, view: YearView) -> dict[str, object]:
    """The answer of ``dues --json``."""
    warnings = {finding.record_id: finding.sentence for finding in arrears_advice(facts, view.as_of)}
    return {
        "year": view.year,
        "as_of": view.as_of.isoformat(),
        "members": [{**_row_answer(facts, row), "warning": warnings.get(row.member.id)} for row in view.rows],
        "months": {
            cell_month: _totals_answer(totals)
            for cell_month, totals in zip(_months(view.year), view.by_month, strict=True)
        },
        "totals": _totals_answer(view.totals),
    }


def explanation_answer(explanation: Explanation) -> dict[str, object]:
    """The answer of ``explain --json``."""
    return {
        "member": explanation.member.name,
        "member_id": explanation.member.id,
        "month": explanation.due.month.iso,
        "due": plain_money(explanation.due.amount),
        "steps": [
            {
                "text": step.text,
                "rule": step.rule,
                "document": step.document,
                "article": step.article,
                "version": step.version.isoformat() if step.version else None,
            }
            for step in explanation.steps
        ],
    }


def _months(year: int) -> list[str]:
    return [f"{year:04}-{number:02}" for number in range(1, 13)]


def _row_answer(facts: DuesFacts, row: YearRow) -> dict[str, object]:
    branch = facts.roster.unit_by_id.get(row.branch_id)
    return {
        "member": row.member.name,
        "member_id": row.member.id,
        "branch": branch.short_name if branch else "",
        "months": {cell.month.iso: cell_answer(cell) for cell in row.cells},
        **_totals_answer(row.totals),
        "voluntary": plain_money(row.voluntary),
        "large": plain_money(row.large),
    }


def cell_answer(cell: Cell) -> dict[str, object]:
    """One month of one member."""
    answer: dict[str, object] = {
        "due": plain_money(cell.due.amount),
        "paid": plain_money(cell.paid),
        "state": _PLAIN_STATES.get(cell.state, cell.state.value),
        "words": cell.words,
        "line": due_line(cell.due),
    }
    if cell.state in _TIMING:
        answer["timing"] = _TIMING[cell.state]
    if cell.state is State.UPCOMING:
        answer["reason"] = cell.state.value
    if cell.due.reason is not None:
        answer["reason"] = cell.due.reason.value
    if cell.due.is_closed:
        answer["closed"] = True
    return answer


def _totals_answer(totals: Totals) -> dict[str, object]:
    return {
        "due": plain_money(totals.due),
        "paid": plain_money(totals.paid),
        "owed": plain_money(totals.owed),
        "owed_months": totals.owed_months,
    }
