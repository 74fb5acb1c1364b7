"""Names of files made from what people have typed: one name in one folder, on every system."""

import re

_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]')  # the last hide what a name ends with
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST = 180  # bytes; file systems take 255, and backups add words of their own


def plain_file_name(text: str, otherwise: str) -> str:
    """The text as the name of a file, without a folder in it.

    Takes out the signs that a system refuses or that mean a folder, dots and blanks at both ends (Windows drops them at
    the end, and a leading one hides the file), and marks the names of devices of Windows (CON). The ending of a long
    name stays. ``otherwise`` is the name when nothing is left.
    """
    name = _REFUSED.sub("", text).strip(" .　")
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    return _shortened(name) or otherwise


def _shortened(name: str) -> str:
    if len(name.encode()) <= _LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > 20:
        stem, dot, ending = name, "", ""
    room = _LONGEST - len(f"{dot}{ending}".encode())
    return f"{stem.encode()[:room].decode(errors='ignore').rstrip(' .')}{dot}{ending}"
