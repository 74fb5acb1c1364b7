"""The roster as a table: which columns, in which order, masked or open. Window, sheet and paper all show this."""

from dataclasses import dataclass

from ledger.fields import Form, masked
from ledger.roster.columns import RosterColumn, show
from ledger.roster.entry import RosterEntry


@dataclass(frozen=True, slots=True)
class RosterTable:
    """Columns and lines ready to be shown."""

    columns: tuple[RosterColumn, ...]
    entries: tuple[RosterEntry, ...]
    is_unmasked: bool = False

    def text(self, entry: RosterEntry, column: RosterColumn) -> str:
        """One cell as it is shown."""
        return cell_text(entry, column, is_unmasked=self.is_unmasked)

    def texts(self) -> list[tuple[str, ...]]:
        """All cells, row by row."""
        return [tuple(self.text(entry, column) for column in self.columns) for entry in self.entries]


def cell_text(entry: RosterEntry, column: RosterColumn, *, is_unmasked: bool) -> str:
    """The text of a cell; sensitive values are shortened unless ``is_unmasked``."""
    text = show(column.value(entry))
    if column.form is Form.FLAG:
        return "是" if text == "是" else ""
    return text if is_unmasked else masked(text, column.mask)
