"""Where things lie on this computer: the default place of the book, the last book used, drafts and settings.

The only module that asks appdirs. The folder is resolved because on Windows, with a Chinese user name, it may
otherwise come as a short 8.3 path.
"""

from pathlib import Path

import appdirs

APP = "zhibu-taizhang"
BOOK_SUFFIX = ".zbtz"
DEFAULT_BOOK = f"支部台账{BOOK_SUFFIX}"
LAST_BOOK = "last-book.txt"


def data_folder() -> Path:
    """The folder for the default book and for drafts; made when missing."""
    return _made(Path(appdirs.user_data_dir(APP, False)))


def config_folder() -> Path:
    """The folder for window settings; made when missing."""
    return _made(Path(appdirs.user_config_dir(APP, False)))


def default_book() -> Path:
    """Where a book goes when the user names no place."""
    return data_folder() / DEFAULT_BOOK


def remember_book(path: Path) -> None:
    """Keep the path of the book in use for the next start."""
    (config_folder() / LAST_BOOK).write_text(str(path.resolve()), encoding="utf-8")


def last_book() -> Path | None:
    """The book last used, if its file still exists."""
    noted = config_folder() / LAST_BOOK
    if not noted.exists():
        return None
    path = Path(noted.read_text(encoding="utf-8").strip())
    return path if path.is_file() else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
