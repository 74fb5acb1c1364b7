"""Half-typed forms, kept so that a crash or power failure does not take what was typed.

They lie in the user's own data folder, not in the book: what is not saved is not part of it. The file holds names and
other personal data in plain text, so only the user may read it, and a draft goes as soon as its form is saved.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from ledger.errors import KnownError
from storage.files import appearing_whole

Draft = dict[str, str | int | bool | None]
_OWNER_ONLY = 0o600


class DraftsError(KnownError):
    """The file of drafts cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"无法在“{folder}”中暂存正在填写的内容，账簿中已保存的数据完好；请先保存表单，再检查磁盘空间和写入权限。"
        )


class Drafts:
    """Drafts by key, one file in ``folder``; the caller's key names book, record kind and record.

    Every method raises DraftsError when the file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "drafts.json"

    def save(self, key: str, draft: Mapping[str, str | int | bool | None]) -> None:
        """Keep a draft in place of an earlier one of the same key."""
        self._write({**self._read(), key: dict(draft)})

    def load(self, key: str) -> Draft | None:
        """The draft of a key, or None."""
        return self._read().get(key)

    def clear(self, key: str) -> None:
        """Forget the draft of a key, if there is one."""
        drafts = self._read()
        if drafts.pop(key, None) is not None:
            self._write(drafts)

    def _read(self) -> dict[str, Draft]:
        try:
            text = self._file.read_text(encoding="utf-8")
            drafts = json.loads(text)
        except FileNotFoundError:
            return {}
        except ValueError:
            drafts = None
        except OSError as error:
            raise DraftsError(self._folder) from error
        # Only a failing disk leaves anything else than we write; the forms then open empty, as without drafts.
        return drafts if isinstance(drafts, dict) else {}

    def _write(self, drafts: Mapping[str, Draft]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with appearing_whole(self._file) as beside:
                handle = os.open(beside, os.O_WRONLY | os.O_CREAT, _OWNER_ONLY)
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(drafts, file, ensure_ascii=False)
        except OSError as error:
            raise DraftsError(self._folder) from error
