"""Saving what the preview shows as a file: on the shared worker, with progress and 取消."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from gui import settings_store as kept
from gui.printing.layouts import Wish
from gui.settings_store import SettingsStore
from gui.tasks import Report
from operations.file_names import plain_file_name
from operations.registers import Span

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class FileJob:
    """What is saved, where, and the moment of making for the metadata."""

    wish: Wish
    target: Path
    made_at: datetime


def save_pdf(job: FileJob, progress: Report) -> Path:
    """Write the PDF; see ``exports.pdf.write_pdf`` for what it raises. Runs on the worker thread."""
    from exports.pdf import write_pdf  # noqa: PLC0415  reportlab is loaded only for paper

    policy = job.wish.choice.policy
    write_pdf(job.wish.document(), job.target, policy=policy, made_at=job.made_at, progress=progress)
    return job.target


def save_docx(job: FileJob, _: Report) -> Path:
    """Write a document for WPS. Runs on the worker thread. Raises FileNotWrittenError."""
    from exports.docx import write_docx  # noqa: PLC0415  loads python-docx

    write_docx(job.wish.document(), job.target)
    return job.target


def save_sheet(job: FileJob, _: Report) -> Path:
    """Write a sheet of the same people and columns. Runs on the worker thread. Raises FileNotWrittenError."""
    from operations.sheets_out import save_register_sheet  # noqa: PLC0415  loads the writer of xlsx

    save_register_sheet(job.wish.choice.register, job.wish.given, job.target)
    return job.target


def proposal(wish: Wish, suffix: str, settings: SettingsStore) -> Path:
    """Where the file might go: the folder used last, a name that says what it is about."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(settings.get(kept.LAST_FOLDER) or documents)
    return (
        folder if folder.is_dir() else Path(documents)
    ) / f"{plain_file_name(_name(wish), wish.choice.register.title)}{suffix}"


def _name(wish: Wish) -> str:
    register, options = wish.choice.register, wish.choice.options
    if options.is_blank:
        return f"{register.title}（空白表）"
    member = wish.facts.member_by_id.get(options.member_id) if options.member_id is not None else None
    unit = wish.given.unit
    about = member.name if member else unit.short_name if unit else ""
    if register.span is not Span.DAY:
        about += wish.given.period.words
    plain = _NOT_IN_FILE_NAMES.sub("", about)
    return f"{register.title}{f'（{plain}）' if plain else ''}{options.as_of:%Y-%m-%d}"
