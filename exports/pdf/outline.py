"""The outline of a PDF: titles that a viewer lists beside the pages. Source: ISO 32000-1 §12.3.3."""

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from exports.paper.bookmarks import Bookmark

_ROOT = "outline"


class _Made:
    """Tells reportlab that the outline needs no more work."""

    ready = 1

    def prepare(self, document: pdfdoc.PDFDocument, canvas: object) -> None:
        """Nothing to do."""


class Outline:
    """Writes bookmarks into a document whose pages have the names and heights given, in order."""

    def __init__(self, document: pdfdoc.PDFDocument, pages: Sequence[tuple[str, float]]) -> None:
        self._document, self._pages, self._made = document, pages, 0

    def write(self, bookmarks: Sequence[Bookmark]) -> None:
        """Add the outline, which viewers show at once if there is something to choose from."""
        if not bookmarks:
            return
        root = pdfdoc.PDFDictionary({"Type": "/Outlines"})
        reference = self._document.Reference(root, _ROOT)
        self._fill(root, reference, bookmarks)
        self._document.Outlines = _Made()
        self._document.Catalog.Outlines = reference
        if len(bookmarks) > 1:
            self._document.Catalog.showOutline()

    def _fill(self, parent: pdfdoc.PDFDictionary, reference: object, bookmarks: Sequence[Bookmark]) -> None:
        """Put the entries below a parent and link each with its neighbours."""
        entries = [self._entry(mark, reference) for mark in bookmarks]
        references = [own for _, own in entries]
        for place, (entry, _) in enumerate(entries):
            if place:
                entry["Prev"] = references[place - 1]
            if place + 1 < len(references):
                entry["Next"] = references[place + 1]
        parent["First"], parent["Last"] = references[0], references[-1]
        # entries below a chapter are folded at first: a negative count
        parent["Count"] = len(entries) if "Type" in parent.dict else -len(entries)

    def _entry(self, mark: Bookmark, parent: object) -> tuple[pdfdoc.PDFDictionary, object]:
        name, height = self._pages[mark.sheet]
        target = pdfdoc.PDFArray([pdfdoc.PDFObjectReference(name), "/XYZ", 0, round(height, 3), "null"])
        entry = pdfdoc.PDFDictionary({"Title": pdfdoc.PDFString(mark.title), "Parent": parent, "Dest": target})
        self._made += 1
        reference = self._document.Reference(entry, f"{_ROOT}.{self._made}")
        if mark.children:
            self._fill(entry, reference, mark.children)
        return entry, reference
