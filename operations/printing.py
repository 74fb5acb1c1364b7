"""Printing a register: read the facts, make the document, write the PDF."""

from collections.abc import Callable
from pathlib import Path

from operations.cash.reading import read_cash
from operations.dues.reading import read_dues
from operations.facts import read_facts
from operations.registers import RegisterDefinition, RegisterInput, RegisterOptions, Subject
from operations.tables import names_of
from storage.store import Store

Progress = Callable[[int, int, str], None]


def register_input(store: Store, options: RegisterOptions, subject: Subject = Subject.ROSTER) -> RegisterInput:
    """The *read* part for registers of a subject: plain values that the worker thread may hold."""
    if subject is Subject.ROSTER:
        return RegisterInput(read_facts(store), names_of(store), options)
    if subject is Subject.CASH:
        cash = read_cash(store)
        return RegisterInput(cash.roster, names_of(store), options, cash.dues, cash)
    dues = read_dues(store)
    return RegisterInput(dues.roster, names_of(store), options, dues)


def print_to_pdf(
    store: Store,
    register: RegisterDefinition,
    options: RegisterOptions,
    target: Path,
    progress: Progress | None = None,
) -> None:
    """Write a register as PDF/A-2b. Raises KnownError when it cannot be written or a character has no glyph."""
    from exports.pdf import write_pdf  # noqa: PLC0415  reportlab is loaded only for paper

    write_pdf(register.document(register_input(store, options, register.subject)), target, progress=progress)
