"""What the year book holds beside organisational life: development, appraisal, registers, figures.

A chapter is there when the book has something for it. A blank year book, written by hand, is about organisational
life only.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from exports.paper.document import Chapter, Part, Register
from operations.registers.appraisal.common import appraisals_in
from operations.registers.appraisal.results import results
from operations.registers.definition import RegisterInput
from operations.registers.development.lists import activists, applicants, developed
from operations.registers.figures.duties import duties_register
from operations.registers.figures.population import population_register
from operations.registers.figures.year_table import year_register
from operations.registers.kept.book import kept_book
from operations.registers.kept.common import entries_of


def more_chapters(given: RegisterInput) -> Iterator[Chapter]:
    """The further chapters of a year; none when only organisational life was read."""
    if given.options.is_blank or given.figures is None:
        return
    plain = replace(given, options=replace(given.options, layout=""))
    yield from _chapter("发展党员", _development(plain))
    yield from _chapter("民主评议党员", _appraisals(plain))
    yield from _chapter("台账", _registers(plain))
    yield Chapter("年度数据", tuple(_figures(plain)))


def _chapter(title: str, parts: list[Part]) -> Iterator[Chapter]:
    if parts:
        yield Chapter(title, tuple(parts))


def _development(given: RegisterInput) -> list[Part]:
    """The three lists as of the last day of the year, those that name somebody."""
    last = min(given.options.as_of, date(given.period.year, 12, 31))
    then = replace(given, options=replace(given.options, as_of=last))
    lists: list[Register] = [make(then) for make in (developed, activists, applicants)]
    return [one for one in lists if one.rows]


def _appraisals(given: RegisterInput) -> list[Part]:
    return list(results(given)) if appraisals_in(given) else []


def _registers(given: RegisterInput) -> list[Part]:
    """Every register with an entry in the year."""
    registers = given.kept.registers if given.kept else ()
    return [kept_book(given, one) for one in registers if entries_of(given, one)]


def _figures(given: RegisterInput) -> Iterator[Part]:
    yield year_register(given)
    yield population_register(given)
    if given.figures is not None and given.figures.duties:
        yield duties_register(given)
