"""Where a book lies: on a disk of this computer, or at a place where books get lost."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.gvfsd-fuse", "9p", "afs", "davfs", "ncpfs"}
)
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "wpsdrive": "WPS云盘",
    "wps云盘": "WPS云盘",
    "百度网盘": "百度网盘",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "微云": "微云",
    "weiyun": "微云",
    "阿里云盘": "阿里云盘",
    "icloud": "iCloud",
}
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4  # GetDriveTypeW


class Place(Enum):
    """What kind of place."""

    LOCAL = "local"
    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system of this computer: where it is mounted, its type and its device."""

    folder: str
    kind: str
    device: str


def place_of(book: Path) -> Place:
    """What kind of place a book lies at; LOCAL also where the system does not say."""
    if synced_by(book):
        return Place.SYNCED
    if sys.platform == "win32":
        return _windows_place(book)
    return place_among(book, read_mounts(Path("/proc/self/mounts")), Path("/sys/class/block"))


def place_words(book: Path, place: Place) -> str:
    """The advice about a place, one or two sentences; empty for a local disk."""
    if place is Place.NETWORK:
        return "账簿在网络驱动器上，断网时可能写坏；请移到本机磁盘，网络盘只放备份。"
    if place is Place.REMOVABLE:
        return "账簿在U盘或移动硬盘上，拔出时可能写坏；请移到本机磁盘，U盘只放备份。"
    if place is Place.SYNCED:
        return f"账簿在{synced_by(book)}的同步文件夹里，同步会产生冲突，也会把党员信息传到网上；请移到别的文件夹。"
    return ""


def synced_by(book: PurePath) -> str:
    """The service that synchronises the folder of a book, by the names of the folders above it; empty for none."""
    for part in book.parts[:-1]:
        name = part.lower()
        for sign, service in _SYNCED.items():
            if name.startswith(sign):
                return service
    return ""


def place_among(book: Path, mounts: Sequence[Mount], devices: Path) -> Place:
    """The place of a book on Linux, by the mount that holds it and the flag of its device under ``devices``."""
    holding = [one for one in mounts if book.is_relative_to(one.folder)]
    mount = max(holding, key=lambda one: len(one.folder), default=None)
    if mount is None:
        return Place.LOCAL
    if mount.kind in _NETWORK:
        return Place.NETWORK
    return Place.REMOVABLE if _is_removable(Path(mount.device).name, devices) else Place.LOCAL


def read_mounts(table: Path) -> list[Mount]:
    """The file systems that the table of the kernel lists; none where there is no table."""
    if not table.is_file():
        return []
    rows = (line.split() for line in table.read_text(encoding="utf-8", errors="replace").splitlines())
    return [Mount(_unescaped(row[1]), row[2], row[0]) for row in rows if len(row) > 2]


def _unescaped(folder: str) -> str:
    return folder.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _is_removable(device: str, devices: Path) -> bool:
    """A partition (sdb1) asks its disk (sdb)."""
    names: Iterable[str] = (device, device.rstrip("0123456789"))
    flags = [devices / name / "removable" for name in names if name]
    return any(flag.is_file() and flag.read_text(encoding="ascii").strip() == "1" for flag in flags)


def _windows_place(book: Path) -> Place:
    if sys.platform != "win32":
        return Place.LOCAL
    if book.drive.startswith("\\\\"):
        return Place.NETWORK
    import ctypes  # noqa: PLC0415 - only where it is asked

    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{book.drive}\\")
    return {_DRIVE_REMOVABLE: Place.REMOVABLE, _DRIVE_REMOTE: Place.NETWORK}.get(kind, Place.LOCAL)
