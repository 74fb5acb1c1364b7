"""The reference for pages of text: what is to stand where is known, reportlab's own canvas only writes it down."""

from collections.abc import Callable, Hashable, Iterable
from io import BytesIO
from typing import Any, Self

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from exports.paper.document import Document
from exports.paper.faces import Face, FontPolicy, faces_for
from exports.paper.ink import Placed
from exports.paper.pages import lay_out

_Call = tuple[str, tuple[Any, ...]]


class _PlacesInk:
    """Remembers what is drawn as plain values, page by page."""

    def __init__(self) -> None:
        self.pages: list[list[_Call]] = []
        self.faces: dict[str, Face] = {}
        self._height = 0.0

    def begin_page(self, width: float, height: float) -> None:
        """A new sheet."""
        self._height = height
        self.pages.append([("setPageSize", ((width, height),))])

    def end_page(self) -> None:
        """Nothing to close."""

    def texts(self, placed: Iterable[Placed], y: float) -> None:
        """Text with its face, size and place."""
        for run, below in placed:
            self.faces[run.face.key] = run.face
            self.pages[-1].append(("setFont", (run.face.key, run.size)))
            self.pages[-1].append(("drawString", (run.x, self._height - y - below, run.text, None, run.spacing)))

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:
        """A line with its thickness."""
        self.pages[-1].append(("setLineWidth", (thickness,)))
        self.pages[-1].append(("line", (x1, self._height - y1, x2, self._height - y2)))

    def rect(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        """A rectangle with its thickness."""
        self.pages[-1].append(("setLineWidth", (thickness,)))
        self.pages[-1].append(("rect", (x, self._height - y - height, width, height)))

    def form(self, key: Hashable, draw: Callable[[Self], None]) -> None:  # noqa: ARG002  drawn again on each page
        """What pages share."""
        draw(self)


def raw_writer(document: Document) -> tuple[Callable[[], bytes], int]:
    """A function that writes the same text and lines at the same places, and how many pages these are."""
    ink = _PlacesInk()
    for part in lay_out(document, faces_for(FontPolicy.BUNDLED)):
        for index in range(part.count):
            part.draw(index, ink)
    for key, face in ink.faces.items():
        pdfmetrics.registerFont(TTFont(key, BytesIO(face.data), shapable=False))
    return lambda: _written(ink.pages), len(ink.pages)


def _written(pages: list[list[_Call]]) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1)
    for page in pages:
        for name, values in page:
            getattr(canvas, name)(*values)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
