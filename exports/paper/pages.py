"""From a document to its pages: breaks and places are known before anything is drawn."""

from collections.abc import Sequence

from exports.paper.document import Document, Flow, FormSheet, Part, Register, Volume
from exports.paper.faces import Faces
from exports.paper.part_pages import Pages, pages_of
from exports.paper.volume_pages import volume_pages

__all__ = ["Pages", "lay_out"]


def lay_out(document: Document, faces: Faces) -> list[Pages]:
    """The pages of every part of the document; each part counts its own sheets, a volume counts all of its sheets.

    Raises:
        MissingGlyphError: a character that no font of ``faces`` has.
    """
    if isinstance(document, Volume):
        return volume_pages(document, faces)
    parts: Sequence[Part] = (document,) if isinstance(document, (Register, FormSheet, Flow)) else document
    return [pages_of(part, faces) for part in parts]
