"""Files that travel with the program: fonts, rule tables, icons, templates."""

from pathlib import Path

_ROOT = Path(__file__).parent


def path(name: str) -> Path:
    """Where a resource lies, e.g. ``path("fonts/song.ttf")``.

    Raises:
        FileNotFoundError: there is no such resource, that is, the installation is damaged or the name is wrong.
    """
    found = _ROOT / name
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def read_text(name: str) -> str:
    """The text of a UTF-8 resource."""
    return path(name).read_text("utf-8")
