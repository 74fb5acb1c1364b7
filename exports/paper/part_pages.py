"""The pages of one part of a document."""

from typing import Protocol

from exports.paper.document import Flow, FormSheet, Part, Register
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


def pages_of(part: Part, faces: Faces) -> Pages:
    """Lay out one part. Raises MissingGlyphError."""
    match part:
        case Register():
            return RegisterPages(part, faces)
        case FormSheet():
            return FormPages(part, faces)
        case Flow():
            return FlowPages(part, faces)
