"""Printing a register: read the facts, make the document, write the PDF or the document for WPS."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ledger.errors import KnownError
from operations.appraisal.reading import read_appraisals
from operations.cash.reading import read_cash
from operations.checking import findings_with_answers, read_for_check
from operations.development.reading import read_development
from operations.dues.reading import read_dues
from operations.facts import read_facts
from operations.figures.reading import read_figures
from operations.keeping.reading import own_registers, read_registers
from operations.life.reading import read_life
from operations.registers import REGISTER_BY_KEY, RegisterDefinition, RegisterInput, RegisterOptions, Subject
from operations.registers.kept import kept_definition
from operations.tables import names_of
from operations.todo.reading import read_todo_facts
from storage.store import Store

Progress = Callable[[int, int, str], None]


def registers_of(store: Store) -> dict[str, RegisterDefinition]:
    """The registers on paper by key, with those of the user's own in this book."""
    own = (kept_definition(one) for one in own_registers(store, with_ended=True))
    return REGISTER_BY_KEY | {one.key: one for one in own}


def register_input(store: Store, options: RegisterOptions, subject: Subject = Subject.ROSTER) -> RegisterInput:
    """The *read* part for registers of a subject: plain values that the worker thread may hold."""
    return _READERS[subject](store, options)


def _roster_input(store: Store, options: RegisterOptions) -> RegisterInput:
    return RegisterInput(read_facts(store), names_of(store), options)


def _dues_input(store: Store, options: RegisterOptions) -> RegisterInput:
    dues = read_dues(store)
    return RegisterInput(dues.roster, names_of(store), options, dues)


def _cash_input(store: Store, options: RegisterOptions) -> RegisterInput:
    cash = read_cash(store)
    return RegisterInput(cash.roster, names_of(store), options, cash.dues, cash)


def _life_input(store: Store, options: RegisterOptions) -> RegisterInput:
    life = read_life(store)
    return RegisterInput(life.roster, names_of(store), options, life=life)


def _figures_input(store: Store, options: RegisterOptions) -> RegisterInput:
    figures = read_figures(store)
    facts = figures.facts
    return RegisterInput(
        facts.life.roster,
        names_of(store),
        options,
        life=facts.life,
        kept=facts.registers,
        development=facts.development,
        appraisal=read_appraisals(store, facts.life.roster),
        figures=figures,
    )


def _check_input(store: Store, options: RegisterOptions) -> RegisterInput:
    given = read_for_check(store, options.as_of, options.unit_id)
    found = () if options.is_blank else tuple(findings_with_answers(given))
    return RegisterInput(given.cash.roster, names_of(store), options, life=given.life, checked=found)


def _kept_input(store: Store, options: RegisterOptions) -> RegisterInput:
    kept = read_registers(store)
    return RegisterInput(kept.roster, names_of(store), options, kept=kept)


def _todo_input(store: Store, options: RegisterOptions) -> RegisterInput:
    given = read_for_check(store, options.as_of, options.unit_id)
    return RegisterInput(given.cash.roster, names_of(store), options, todo=read_todo_facts(store, given))


def _development_input(store: Store, options: RegisterOptions) -> RegisterInput:
    development = read_development(store)
    return RegisterInput(development.roster, names_of(store), options, life=development.life, development=development)


def _appraisal_input(store: Store, options: RegisterOptions) -> RegisterInput:
    appraisal = read_appraisals(store)
    return RegisterInput(appraisal.roster, names_of(store), options, appraisal=appraisal)


_READERS: Mapping[Subject, Callable[[Store, RegisterOptions], RegisterInput]] = {
    Subject.ROSTER: _roster_input,
    Subject.DUES: _dues_input,
    Subject.CASH: _cash_input,
    Subject.LIFE: _life_input,
    Subject.CHECK: _check_input,
    Subject.FIGURES: _figures_input,
    Subject.APPRAISAL: _appraisal_input,
    Subject.DEVELOPMENT: _development_input,
    Subject.KEPT: _kept_input,
    Subject.TODO: _todo_input,
}


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


def write_to_docx(store: Store, register: RegisterDefinition, options: RegisterOptions, target: Path) -> None:
    """Write a register as a document for WPS.

    Raises KnownError when it cannot be written, or when the register is not to be had as a document.
    """
    if not register.has_docx:
        raise KnownError(f"{register.title}不能存为文档，请存为 PDF 或者表格。")
    from exports.docx import write_docx  # noqa: PLC0415  loads python-docx

    write_docx(register.document(register_input(store, options, register.subject)), target)
