"""What makes a PDF fit for the archive: PDF/A-2b metadata and output intent.

Source: ISO 19005-2:2011 §6.2.3 (output intent), §6.6 (metadata), §6.1.3 (file trailer).
"""

from datetime import datetime
from html import escape

from reportlab.pdfbase import pdfdoc

import resources
from exports.pdf.stream import Stream, packed

PRODUCER = "支部台账"


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab is untyped
    """The document information dictionary; without a given time it carries no time at all."""

    def __init__(self, title: str, made_at: datetime | None) -> None:
        super().__init__()
        self.title, self.producer, self._made_at = title, PRODUCER, made_at

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        entries = {"Title": pdfdoc.PDFString(self.title), "Producer": pdfdoc.PDFString(self.producer)}
        if self._made_at:
            entries["CreationDate"] = entries["ModDate"] = pdfdoc.PDFString(_pdf_date(self._made_at))
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return moment.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def make_archivable(document: pdfdoc.PDFDocument, title: str, made_at: datetime | None) -> None:
    """Add title, XMP metadata and the sRGB output intent to a reportlab document.

    ``made_at`` is an aware time, or None for a document that says nothing about its making.
    """
    document.info = _Info(title, made_at)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = document.Reference(_metadata(title, made_at), "metadata")
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])
    catalog.Lang = pdfdoc.PDFString("zh-CN")


def _output_intent(document: pdfdoc.PDFDocument) -> object:
    profile = resources.path("srgb.icc").read_bytes()
    entries = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
        "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(packed(profile, N=3), "srgb"),
    }
    return pdfdoc.PDFDictionary(entries)


def _metadata(title: str, made_at: datetime | None) -> object:
    """The XMP packet, uncompressed as the standard demands."""
    return Stream(xmp(title, made_at), Type="/Metadata", Subtype="/XML")


def xmp(title: str, made_at: datetime | None) -> bytes:
    """Metadata that agrees with the information dictionary and claims PDF/A-2b."""
    moment = made_at.isoformat(timespec="seconds") if made_at else ""
    dates = f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>" if made_at else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title, quote=False)}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{PRODUCER}</pdf:Producer>{dates}
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
