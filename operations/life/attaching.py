"""Files kept with a meeting or talk: photo, scan, document. Allowed, never asked for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from exports.files import atomic_target
from ledger.kinds.attached import ATTACHMENTS, Attachment
from operations.file_names import plain_file_name
from operations.kept_files import read_to_keep
from storage.store import Store

NAMELESS = "附件"


def attach(store: Store, one: Attachment, path: Path, today: date) -> Attachment:
    """Keep a file in the book. ``one`` says to which meeting or talk, and under which title (else its file name).

    Raises KnownError when the file cannot be read, is empty or too large (``read_to_keep``).
    """
    content = read_to_keep(path)
    title = one.title.strip() or path.stem
    with store.change(f"添加{_named(one, title)}") as change:
        record = replace(
            one,
            title=title,
            file_name=plain_file_name(path.name, NAMELESS),
            byte_count=len(content),
            content=change.keep(content),
            added_on=today,
        )
        return change.add(ATTACHMENTS, record)


def proposed_name(one: Attachment) -> str:
    """The name under which an attached file may be saved: one in the chosen folder, whoever has written the book."""
    return plain_file_name(one.file_name, NAMELESS)


def attachment_bytes(store: Store, attachment_id: int) -> bytes:
    """The content of an attached file. Raises KeyError when there is none of this id."""
    return store.bytes_of(store.get(ATTACHMENTS, attachment_id).content)


def save_attachment(store: Store, attachment_id: int, target: Path) -> None:
    """Write an attached file out. Raises KnownError when it cannot be written."""
    content = attachment_bytes(store, attachment_id)
    with atomic_target(target) as beside:
        beside.write_bytes(content)


def detach(store: Store, attachment_id: int) -> None:
    """Take an attached file off its meeting or talk; 撤销 brings it back."""
    one = store.get(ATTACHMENTS, attachment_id)
    with store.change(f"移除{_named(one, one.title)}") as change:
        change.remove(ATTACHMENTS, attachment_id)


def _named(one: Attachment, title: str) -> str:
    """The file for the change log, which everybody may read: what belongs to a talk goes without its title."""
    return "谈心谈话附件" if one.talk_id is not None else f"附件{title}"
