"""How the value of a field is written for editing, read back, and echoed.

Forms understand what is typed by the same readers as the import of sheets, so that both take the same texts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import partial

from ledger.fields import FieldInfo, Form, masked
from ledger.intake.clock_reader import read_clock
from ledger.intake.date_reader import read_day, read_loose_date, read_month
from ledger.intake.readers import read_code, read_money, read_whole, tidy_text
from ledger.intake.reading import Reading, Value
from ledger.values.dates import LooseDate
from ledger.values.money import Money, plain_money
from ledger.values.months import Month


@dataclass(frozen=True, slots=True)
class Format:
    """The written form of a field.

    Attributes:
        read: text to value, with a sentence (``doubt``) when it cannot be understood.
        write: value to text; what it writes is read back as the same value.
        echo: how a value is said in full under the field, empty when the text says it already.
        mask: how the text is covered while nobody edits it.
    """

    read: Callable[[str], Reading]
    write: Callable[[Value], str]
    echo: Callable[[Value], str]
    mask: Callable[[str], str]


def format_of(info: FieldInfo) -> Format:
    """The written form that a declaration asks for."""
    return Format(
        _reader(info),
        _WRITERS.get(info.form, _write_text),
        _ECHOES.get(info.form, _silent),
        partial(masked, mask=info.mask),
    )


def _reader(info: FieldInfo) -> Callable[[str], Reading]:
    if info.form is Form.CHOICE and info.codes is not None:
        return read_code(info.codes, is_closed=info.is_closed)
    return _READERS.get(info.form, _read_text)


def _read_text(text: str) -> Reading:
    """As it was typed: who writes 无 into a form means it."""
    return Reading(tidy_text(text))


def _read_whole(text: str) -> Reading:
    reading = read_whole(text)
    return Reading(0) if reading.value is None and reading.doubt is None else reading


def _write_text(value: Value) -> str:
    return "" if value is None else str(value)


def _write_whole(value: Value) -> str:
    return str(value) if value else ""


def _write_money(value: Value) -> str:
    return plain_money(Money(value)) if isinstance(value, int) else ""


def _write_iso(value: Value) -> str:
    if isinstance(value, (LooseDate, Month)):
        return value.iso
    return value.isoformat() if isinstance(value, date) else ""


def _write_clock(value: Value) -> str:
    return value.isoformat("minutes") if isinstance(value, time) else ""


def _silent(_: Value) -> str:
    return ""


def _say_date(value: Value) -> str:
    if isinstance(value, date):
        return LooseDate.of(value).chinese()
    return value.chinese() if isinstance(value, (LooseDate, Month)) else ""


_READERS: dict[Form, Callable[[str], Reading]] = {
    Form.DAY: read_day,
    Form.LOOSE_DATE: read_loose_date,
    Form.MONTH: read_month,
    Form.CLOCK: read_clock,
    Form.WHOLE: _read_whole,
    Form.MONEY: read_money,
}
_WRITERS: dict[Form, Callable[[Value], str]] = {
    Form.DAY: _write_iso,
    Form.LOOSE_DATE: _write_iso,
    Form.MONTH: _write_iso,
    Form.CLOCK: _write_clock,
    Form.WHOLE: _write_whole,
    Form.MONEY: _write_money,
}
_ECHOES: dict[Form, Callable[[Value], str]] = {Form.DAY: _say_date, Form.LOOSE_DATE: _say_date, Form.MONTH: _say_date}
