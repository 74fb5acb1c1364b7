"""A block of cells as spreadsheets put it on the clipboard."""

import csv
import io


def pasted_cells(text: str) -> list[list[str]]:
    """Rows of cells; a cell with tab, line end or quote stands in quotes, as WPS and Excel write it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return [list(row) for row in csv.reader(io.StringIO(lines), delimiter="\t")]
