"""Minutes, forms, registers and volumes as docx, to be worked on in WPS or Word.

Styles, margins, line pitch and page numbers are those of the PDF; where lines and pages break is up to the program that
opens the file, and so is which font stands in for an official one that a PC lacks.
"""

from pathlib import Path

from exports.files import atomic_target
from exports.paper.document import Document


def write_docx(document: Document, target: Path) -> None:
    """Write a document as docx; the same values give the same bytes. python-docx is loaded only here.

    Raises:
        FileNotWrittenError: disk full, file open elsewhere, folder missing.
    """
    content = docx_bytes(document)
    with atomic_target(target) as temporary:
        temporary.write_bytes(content)


def docx_bytes(document: Document) -> bytes:
    """The file as bytes; see ``write_docx``."""
    from exports.word.writer import written  # noqa: PLC0415  loads python-docx and lxml

    return written(document)
