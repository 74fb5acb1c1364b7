"""Writes resources/srgb.icc, the colour profile that PDF/A asks for, with a fixed date so that it never changes."""

from pathlib import Path

from PIL import ImageCms

_VERSION = slice(8, 12)
_V4_2 = bytes((4, 0x20, 0, 0))  # ISO 15076-1:2005, the newest that PDF/A-2 names; the tags are the same in 4.4
_DATE = slice(24, 36)  # six 16-bit numbers: year, month, day, hour, minute, second
_IDENTITY = slice(84, 100)  # MD5 of the profile; zero means "not computed"
_TARGET = Path(__file__).parent.parent / "resources" / "srgb.icc"


def srgb() -> bytes:
    """The sRGB profile of Little CMS without the time of its making."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_VERSION] = _V4_2
    profile[_DATE] = b"".join(number.to_bytes(2, "big") for number in (2000, 1, 1, 0, 0, 0))
    profile[_IDENTITY] = bytes(16)
    return bytes(profile)


if __name__ == "__main__":
    _TARGET.write_bytes(srgb())
