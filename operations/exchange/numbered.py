"""Numbers of records inside texts: the key of an own figure in a duty or a summary, an own register in an own figure.

They are no references of the book, so they are found by their form; what they name is looked for like any reference.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from ledger.kind import Record
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES, SUMMARY_TEMPLATES
from ledger.kinds.own_registers import OWN_REGISTER_FIELDS, OWN_REGISTERS
from operations.exchange.belonging import Place

R = TypeVar("R", bound=Record)

_KEY = re.compile(r"(?<=^own-)-?\d+$")
_TEXT_FIELD = re.compile(r"(?<=\{\{own-)-?\d+")
_OWN_COLUMN = re.compile(r'(?<="f)-?\d+(?=")')
_NUMBERED: Mapping[str, tuple[tuple[str, re.Pattern[str], str], ...]] = {
    DUTIES.key: (("figure", _KEY, OWN_FIGURES.key),),
    OWN_FIGURES.key: (
        ("source", _KEY, OWN_REGISTERS.key),
        ("conditions", _OWN_COLUMN, OWN_REGISTER_FIELDS.key),
    ),
    SUMMARY_TEMPLATES.key: (("text", _TEXT_FIELD, OWN_FIGURES.key),),
    SUMMARIES.key: (
        ("text", _TEXT_FIELD, OWN_FIGURES.key),
        ("template_key", _KEY, SUMMARY_TEMPLATES.key),
    ),
}
"""By kind: the field, how a number stands in it, and the kind that it is of."""


def named_in_texts(kind_key: str, record: Record) -> Iterator[Place]:
    """The records that the texts of a record name by number."""
    for field, pattern, target in _NUMBERED.get(kind_key, ()):
        for found in pattern.findall(getattr(record, field)):
            yield (target, int(found))


def renumbered(kind_key: str, record: R, number_of: Callable[[Place], int | None]) -> R:
    """The record with other numbers in its texts; 0, which no record has, for what is not there."""
    changes: dict[str, Any] = {}
    for field, pattern, target in _NUMBERED.get(kind_key, ()):
        text: str = getattr(record, field)

        def other(found: re.Match[str], target: str = target) -> str:
            return str(number_of((target, int(found[0]))) or 0)

        changes[field] = pattern.sub(other, text)
    return dataclasses.replace(record, **changes) if changes else record
