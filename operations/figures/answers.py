"""The figures of a year as machine-readable values, for the command line."""

from typing import Any

from ledger.figures.evaluate import Asked, Figure
from ledger.figures.words import plain_number
from operations.figures.reading import FigureInput, year_figures

_YUAN = "元"


def figures_answer(given: FigureInput, asked: Asked) -> dict[str, Any]:
    """``{"year", "figures": [{"key", "label", "value", "records": [{"kind", "id"}]}]}`` with what else is known."""
    now, before = year_figures(given, asked), year_figures(given, asked.before)
    return {
        "year": asked.year,
        "as_of": asked.as_of.isoformat(),
        "figures": [_answer(one, last) for one, last in zip(now, before, strict=True)],
    }


def _answer(figure: Figure, before: Figure) -> dict[str, Any]:
    definition = figure.definition
    return {
        "key": definition.key,
        "label": definition.label,
        "value": _number(figure),
        "unit": definition.unit_word,
        "words": figure.words(),
        "is_gap": figure.is_gap,
        "note": figure.note,
        "last_year": _number(before),
        "records": [{"kind": row.kind, "id": row.record_id} for row in figure.rows],
    }


def _number(figure: Figure) -> int | str | None:
    """Whole numbers as numbers, others as text, so that no decimal is lost; money with two decimals."""
    if figure.value is None:
        return None
    if figure.definition.unit_word == _YUAN:
        return f"{figure.value:.2f}"
    text = plain_number(figure.value)
    return int(text) if "." not in text else text
