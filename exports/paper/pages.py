"""From a document to its pages: breaks and places are known before anything is drawn."""

from collections.abc import Sequence
from typing import Protocol

from exports.paper.document import Document, Flow, FormSheet, Part, Register, Volume
from exports.paper.faces import Faces
from exports.paper.flow_pages import FlowPages
from exports.paper.form_pages import FormPages
from exports.paper.ink import Ink
from exports.paper.numbering import PageNumber
from exports.paper.register_pages import RegisterPages


class Pages(Protocol):
    """The pages of one part of a document. All its sheets have the same size, in points."""

    width: float
    height: float

    @property
    def count(self) -> int:
        """How many sheets."""

    def draw(self, index: int, ink: Ink, number: PageNumber | None = None) -> None:
        """Draw sheet ``index`` (from 0) onto an ink; ``number`` stands in the place of its own page number."""


def lay_out(document: Document, faces: Faces) -> list[Pages]:
    """The pages of every part of the document; each part counts its own sheets.

    Raises:
        MissingGlyphError: a character that no font of ``faces`` has.
    """
    if isinstance(document, Volume):  # simple for now: the parts as they are
        document = [part for chapter in document.chapters for part in chapter.parts]
    parts: Sequence[Part] = (document,) if isinstance(document, (Register, FormSheet, Flow)) else document
    return [_pages_of(part, faces) for part in parts]


def _pages_of(part: Part, faces: Faces) -> Pages:
    match part:
        case Register():
            return RegisterPages(part, faces)
        case FormSheet():
            return FormPages(part, faces)
        case Flow():
            return FlowPages(part, faces)
