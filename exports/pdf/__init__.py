"""Registers and forms as PDF for print and archive.

Importing this package loads reportlab; operations import it when the user asks for paper, not at start-up.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from exports.files import atomic_target
from exports.paper.bookmarks import bookmarks_of, title_of
from exports.paper.document import Document
from exports.paper.faces import FontPolicy, faces_for
from exports.paper.pages import Pages, lay_out
from exports.pdf.archive import make_archivable
from exports.pdf.ink import PdfInk, empty_document, file_of
from exports.pdf.outline import Outline

Progress = Callable[[int, int, str], None]


def write_pdf(
    document: Document,
    target: Path | BinaryIO,
    *,
    policy: FontPolicy = FontPolicy.OFFICIAL,
    made_at: datetime | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a document as PDF/A-2b; the same values give the same bytes.

    ``progress(done, total, note)`` is called after every sheet and may raise Cancelled. A path gets its file in one
    step at the end; nothing is left behind otherwise. reportlab must not run twice at once: that is up to the caller.

    Raises:
        MissingGlyphError: a character that no font has.
        FileNotWrittenError: disk full, file open elsewhere, folder missing.
        Cancelled: from ``progress``.
    """
    content = pdf_bytes(document, policy=policy, made_at=made_at, progress=progress)
    if not isinstance(target, Path):
        target.write(content)
        return
    with atomic_target(target) as temporary:
        temporary.write_bytes(content)


def pdf_bytes(
    document: Document,
    *,
    policy: FontPolicy = FontPolicy.OFFICIAL,
    made_at: datetime | None = None,
    progress: Progress | None = None,
) -> bytes:
    """The PDF as bytes, for a preview; see ``write_pdf``."""
    parts = lay_out(document, faces_for(policy))
    pdf = empty_document()
    make_archivable(pdf, title_of(document), made_at)
    ink = PdfInk(pdf)
    _draw_all(parts, ink, progress)
    Outline(pdf, ink.pages).write(bookmarks_of(document, parts))
    return file_of(pdf)


def _draw_all(parts: list[Pages], ink: PdfInk, progress: Progress | None) -> None:
    total, done = sum(part.count for part in parts), 0
    for part in parts:
        for index in range(part.count):
            part.draw(index, ink)
            done += 1
            if progress:
                progress(done, total, f"第 {done} 页")
