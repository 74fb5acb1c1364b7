"""Half-typed forms, kept so that a crash or power failure does not take what was typed.

They lie in the user's own data folder, not in the book: what is not saved is not part of it. A file holds the drafts of
one book and is encrypted with its key when it has one; otherwise it is plain text that only the user may read. A draft
goes as soon as its form is saved.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ledger.errors import KnownError
from storage.engine import Database, EngineError, connect
from storage.files import JOURNAL

Draft = dict[str, str | int | bool | None]
_OWNER_ONLY = 0o600
_TABLE = "CREATE TABLE IF NOT EXISTS drafts (key TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT"
_SAVE = "INSERT OR REPLACE INTO drafts (key, content) VALUES (?, ?)"


class DraftsError(KnownError):
    """The file of drafts cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"无法在“{folder}”中暂存正在填写的内容，账簿中已保存的数据完好；请先保存表单，再检查磁盘空间和写入权限。"
        )


class Drafts:
    """Drafts by key in ``folder``; the caller's key names record kind and record.

    Every method raises DraftsError when the file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._book: Path | None = None

    def belong_to(self, book: Path | None) -> None:
        """From now on the drafts are of this book and kept under its key; None for no book."""
        self._book = book

    def save(self, key: str, draft: Mapping[str, str | int | bool | None]) -> None:
        """Keep a draft in place of an earlier one of the same key."""
        text = json.dumps(dict(draft), ensure_ascii=False)
        with self._opened() as db:
            db.execute(_SAVE, [key, text])

    def load(self, key: str) -> Draft | None:
        """The draft of a key, or None."""
        if not self.file.exists():
            return None
        with self._opened() as db:
            found = db.execute("SELECT content FROM drafts WHERE key = ?", [key]).fetchone()
        draft: Draft | None = None if found is None else json.loads(found[0])
        return draft

    def clear(self, key: str) -> None:
        """Forget the draft of a key, if there is one."""
        if self.file.exists():
            with self._opened() as db:
                db.execute("DELETE FROM drafts WHERE key = ?", [key])

    def clear_all(self) -> None:
        """Forget every draft of the book, as before its password becomes another one."""
        try:
            self._remove()
        except OSError as error:
            raise DraftsError(self._folder) from error

    @property
    def file(self) -> Path:
        """Where the drafts of the book lie."""
        name = sha256(str(self._book).encode()).hexdigest()[:16] if self._book else "0"
        return self._folder / f"drafts-{name}.db"

    @contextmanager
    def _opened(self) -> Iterator[Database]:
        """A connection for one step. A file that is garbled, or of an earlier password, is begun anew."""
        try:
            db = self._connected()
        except (OSError, EngineError) as error:
            raise DraftsError(self._folder) from error
        try:
            yield db
        except EngineError as error:
            raise DraftsError(self._folder) from error
        finally:
            db.close()

    def _connected(self) -> Database:
        try:
            return self._file_opened()
        except EngineError:
            self._remove()  # only a failing disk or another password leaves what cannot be read
            return self._file_opened()

    def _remove(self) -> None:
        """With the journal that a killed program has left: it holds earlier drafts."""
        for file in (self.file, self.file.with_name(self.file.name + JOURNAL)):
            file.unlink(missing_ok=True)

    def _file_opened(self) -> Database:
        self._folder.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        db = connect(self.file, "rwc", twin_of=self._book)
        try:
            db.execute(_TABLE)
        except EngineError:
            db.close()
            raise
        return db
