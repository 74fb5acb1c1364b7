"""Ink that writes a PDF: page contents are assembled here, reportlab keeps the objects and writes the file."""

from collections.abc import Callable, Hashable, Iterable

from reportlab.pdfbase import pdfdoc

from exports.paper.faces import Face
from exports.paper.ink import Placed, Run
from exports.pdf.font import CidFont
from exports.pdf.stream import packed

_RESOURCES = "resources"
_FINENESS = 100  # texts are placed in whole hundredths of a point: shorter than decimals, and written faster
_BEGIN_TEXT = f"BT {1 / _FINENESS} 0 0 {1 / _FINENESS} 0 0 Tm"


class PdfInk:
    """Draws pages into a reportlab document.

    Equal runs are encoded once, frames that pages share are stored once, and a page is compressed when it is done, so
    that the memory of a thousand pages is that of their compressed contents.
    """

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document = document
        self._fonts: dict[Face, CidFont] = {}
        self._ready: dict[Run, tuple[int, str, str]] = {}
        self._states: dict[tuple[CidFont, float, float], str] = {}
        self._forms: dict[Hashable, str] = {}
        self._form_objects = pdfdoc.PDFDictionary({})
        entries = {"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts), "XObject": self._form_objects}
        self._resources = document.Reference(pdfdoc.PDFDictionary(entries), _RESOURCES)
        self._width = self._height = 0.0
        self.pages: list[tuple[str, float]] = []  # object name and height of every sheet so far, for the outline
        self._begin_content()

    def _begin_content(self) -> None:
        self._texts: list[str] = []
        self._graphics: list[str] = []
        self._state = ""
        self._x = self._y = 0

    def begin_page(self, width: float, height: float) -> None:
        """Open a sheet."""
        self._width, self._height = width, height
        self._begin_content()

    def end_page(self) -> None:
        """Close the sheet and hand it to reportlab."""
        content = self._content()
        self._document.updateSignature(content)  # the /ID then depends on what is printed
        page = pdfdoc.PDFPage()
        page.MediaBox = self._sheet()
        page.Contents = packed(content)
        page.Resources = self._resources
        self.pages.append((self._document.thisPageName(), self._height))
        self._document.addPage(page)

    def _sheet(self) -> object:
        return pdfdoc.PDFArray([0, 0, round(self._width, 3), round(self._height, 3)])

    def _content(self) -> bytes:
        texts = [_BEGIN_TEXT, *self._texts, "ET"] if self._texts else []
        return "\n".join([*self._graphics, *texts]).encode("ascii")

    def texts(self, placed: Iterable[Placed], y: float) -> None:
        """Show runs. This is where a register spends its time, hence the local names."""
        ready, add, state, x_then, below_then = self._ready, self._texts.append, self._state, self._x, None
        for run, below in placed:
            known = ready.get(run)
            if known is None:
                known = ready[run] = self._prepare(run)
            x, wanted, show = known
            if wanted != state:
                add(wanted)
                state = wanted
            if below == below_then:
                add(f"{x - x_then} 0 Td{show}")
            else:
                below_then = below
                add(f"{x - x_then} {self._climb_to(y + below)} Td{show}")
            x_then = x
        self._state, self._x = state, x_then

    def _climb_to(self, y: float) -> int:
        """How far the next base line lies above the last one."""
        up = round((self._height - y) * _FINENESS)
        climb = up - self._y
        self._y = up
        return climb

    def _prepare(self, run: Run) -> tuple[int, str, str]:
        font = self._fonts.get(run.face)
        if font is None:
            font = self._fonts[run.face] = CidFont(run.face, self._document)
        return round(run.x * _FINENESS), self._state_of(font, run), f"<{font.encode(run.text)}>Tj"

    def _state_of(self, font: CidFont, run: Run) -> str:
        key = (font, run.size, run.spacing)
        state = self._states.get(key)
        if state is None:
            state = f"/{font.resource} {run.size * _FINENESS:.4g} Tf {run.spacing * _FINENESS:.4g} Tc"
            self._states[key] = state
        return state

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
            name = self._forms[key] = f"X{len(self._forms) + 1}"
            self._form_objects[name] = self._document.Reference(self._form_object(draw), f"form.{name}")
        self._graphics.append(f"/{name} Do")

    def _form_object(self, draw: "Callable[[PdfInk], None]") -> object:
        """The drawing on its own, with the page under way put aside meanwhile."""
        page = self._texts, self._graphics, self._state, self._x, self._y
        self._begin_content()
        draw(self)
        content = self._content()
        self._texts, self._graphics, self._state, self._x, self._y = page
        entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": self._sheet(), "Resources": self._resources}
        return packed(content, **entries)


def empty_document() -> pdfdoc.PDFDocument:
    """A PDF 1.7 without outline that writes no time of its own."""
    return pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))


def file_of(document: pdfdoc.PDFDocument) -> bytes:
    """The finished document, fonts and all."""
    file: bytes = document.GetPDFData(None)
    return file
