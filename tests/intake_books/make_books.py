"""All workbooks; run as a script to write them into a folder and look at them in an office program."""

import sys
from pathlib import Path

from tests.intake_books import cell_books, file_books, header_books, layout_books

BOOKS = [*header_books.BOOKS, *layout_books.BOOKS, *cell_books.BOOKS, *file_books.BOOKS]


def write_all(folder: Path) -> None:
    """Each book in a folder of its own name."""
    for book in BOOKS:
        place = folder / book.name
        place.mkdir(parents=True, exist_ok=True)
        book.make(place)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
