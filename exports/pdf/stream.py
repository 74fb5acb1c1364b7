"""Stream objects as the archive standard wants them."""

import zlib

from reportlab.pdfbase import pdfdoc

_END = b"endstream\n"


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab is untyped
    """A stream whose end mark stands on a line of its own (ISO 19005-2 §6.1.7.1), which reportlab does not see to."""

    def __init__(self, content: bytes, **entries: object) -> None:
        super().__init__(dictionary=pdfdoc.PDFDictionary(dict(entries)), content=content)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object as it is written to the file."""
        written: bytes = super().format(document)
        return written.removesuffix(_END) + b"\n" + _END


def packed(content: bytes, **entries: object) -> Stream:
    """A compressed stream with further dictionary entries."""
    return Stream(zlib.compress(content), Filter="/FlateDecode", **entries)
