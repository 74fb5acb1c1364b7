"""Records as a sheet of their target: what is written here and imported again changes nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path

from ledger.intake.reading import Value
from ledger.intake.target import Target
from ledger.values.dates import LooseDate
from ledger.values.months import Month


def export_rows(target: Target, rows: Sequence[Mapping[str, Value]], path: Path, subtitle: str = "") -> None:
    """Write rows of values by field as xlsx, csv or json, by the ending of the name.

    Every field of the target is a column; columns without a field follow when a row holds one (``Target.uses``).

    Raises:
        FileNotWrittenError: the place cannot be written.
    """
    from exports.sheets import SheetColumn, SheetDocument, write_sheet  # noqa: PLC0415  xlsxwriter is wanted late

    keys = [one.key for one in target.fields]
    keys += [key for key in dict.fromkeys(key for row in rows for key in row) if key not in target.by_key]
    fields = [target.field_of(key) for key in keys]
    headings = {use.prefix: use.heading for use in target.uses}
    prefixes = [next((one for one in headings if key.startswith(one)), "") for key in keys]
    columns = [
        SheetColumn(one.key, headings.get(prefix, "") + one.label, 8, one.form, one.choices, is_closed=False)
        for one, prefix in zip(fields, prefixes, strict=True)
    ]
    write_sheet(
        SheetDocument(target.title, columns, [[_cell(row.get(key)) for key in keys] for row in rows], subtitle), path
    )


def _cell(value: Value) -> str | int | bool | date | LooseDate | Month | None:
    return f"{value:%H:%M}" if isinstance(value, time) else value
