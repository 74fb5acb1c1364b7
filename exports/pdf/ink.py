"""Ink that writes a PDF: page contents are assembled here, reportlab keeps the objects and the file."""

from collections.abc import Callable, Hashable
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from exports.paper.faces import Face
from exports.paper.ink import Run
from exports.pdf.font import CidFont


class _BareCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that does not mention Helvetica on every page: PDF/A allows no font that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class PdfInk:
    """Draws pages onto a reportlab canvas. Equal runs are encoded once; a page is handed over as one string."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._fonts: dict[Face, CidFont] = {}
        self._ready: dict[Run, tuple[float, tuple[str, float], float, str]] = {}
        self._forms: dict[Hashable, str] = {}
        self._height = 0.0
        self._begin_content()

    def _begin_content(self) -> None:
        self._texts: list[str] = []
        self._graphics: list[str] = []
        self._state: tuple[str, float] = ("", 0)
        self._spacing = self._x = self._y = 0.0

    def begin_page(self, width: float, height: float) -> None:
        """Open a sheet."""
        self._canvas.setPageSize((width, height))
        self._height = height
        self._begin_content()

    def end_page(self) -> None:
        """Close the sheet and hand it to reportlab."""
        content = self._content()
        self._canvas._doc.updateSignature(content)  # noqa: SLF001  the /ID then depends on what is printed
        self._canvas._code.append(content)  # noqa: SLF001  reportlab's place for ready page code
        self._canvas.showPage()

    def _content(self) -> str:
        parts = [*self._graphics]
        if self._texts:
            parts += ["BT", *self._texts, "ET"]
        return "\n".join(parts)

    def text(self, run: Run, y: float) -> None:
        """Show a run with its base line at ``y``."""
        ready = self._ready.get(run)
        if ready is None:
            ready = self._ready[run] = self._prepare(run)
        x, state, spacing, show = ready
        add = self._texts.append
        if state != self._state:
            add(f"/{state[0]} {state[1]:g} Tf")
            self._state = state
        if spacing != self._spacing:
            add(f"{spacing:.4g} Tc")
            self._spacing = spacing
        up = round(self._height - y, 2)
        add(f"{x - self._x:.2f} {up - self._y:.2f} Td{show}")
        self._x, self._y = x, up

    def _prepare(self, run: Run) -> tuple[float, tuple[str, float], float, str]:
        font = self._fonts.get(run.face)
        if font is None:
            font = self._fonts[run.face] = CidFont(run.face, self._canvas._doc)  # noqa: SLF001  fonts belong to it
        return round(run.x, 2), (font.resource, round(run.size, 2)), run.spacing, f"<{font.encode(run.text)}>Tj"

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:
        """Stroke a line."""
        top = self._height
        self._graphics.append(f"{thickness:g} w {x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l S")

    def rect(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        """Stroke a rectangle."""
        bottom = self._height - y - height
        self._graphics.append(f"{thickness:g} w {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S")

    def form(self, key: Hashable, draw: "Callable[[PdfInk], None]") -> None:
        """Draw once as a form object, and refer to it from every page that needs it."""
        name = self._forms.get(key)
        if name is None:
            name = self._forms[key] = f"Frame{len(self._forms) + 1}"
            self._define_form(name, draw)
        self._canvas.doForm(name)
        self._graphics.append(self._canvas._code.pop())  # noqa: SLF001  keeps it in the order of this page

    def _define_form(self, name: str, draw: "Callable[[PdfInk], None]") -> None:
        page = self._texts, self._graphics, self._state, self._spacing, self._x, self._y
        self._begin_content()
        self._canvas.beginForm(name)
        draw(self)
        self._canvas._code.append(self._content())  # noqa: SLF001  reportlab's place for ready page code
        self._canvas.endForm()
        self._texts, self._graphics, self._state, self._spacing, self._x, self._y = page


def bare_canvas(target: BinaryIO) -> Canvas:
    """An empty canvas of PDF version 1.7 that writes no time of its own and compresses its pages."""
    return _BareCanvas(target, pageCompression=1, invariant=1, pdfVersion=(1, 7))
