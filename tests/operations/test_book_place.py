"""Where a book lies, from the mounts and devices of a computer."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from operations.book_place import Mount, Place, place_among, place_of, place_words, read_mounts, synced_by

MOUNTS = [
    Mount("/", "ext4", "/dev/sda2"),
    Mount("/media/张敏/U 盘", "vfat", "/dev/sdb1"),
    Mount("/mnt/share", "cifs", "//server/share"),
]


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    for name, flag in (("sda", "0"), ("sdb", "1")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "removable").write_text(f"{flag}\n", encoding="ascii")
    return tmp_path


@pytest.mark.parametrize(
    ("book", "place"),
    [
        ("/home/张敏/支部台账.zbtz", Place.LOCAL),
        ("/media/张敏/U 盘/支部台账.zbtz", Place.REMOVABLE),
        ("/mnt/share/党建/支部台账.zbtz", Place.NETWORK),
        ("/mnt/shared/支部台账.zbtz", Place.LOCAL),
    ],
)
def test_the_mount_that_holds_the_book_decides(book: str, place: Place, devices: Path) -> None:
    assert place_among(Path(book), MOUNTS, devices) is place
    assert bool(place_words(Path(book), place)) is (place is not Place.LOCAL)


def test_without_any_mount_nothing_is_claimed(devices: Path) -> None:
    assert place_among(Path("/x/支部台账.zbtz"), [], devices) is Place.LOCAL


def test_the_table_of_mounts_is_read_with_its_escapes(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text("/dev/sdb1 /media/张敏/U\\040盘 vfat rw 0 0\nbroken\n", encoding="utf-8")
    assert read_mounts(table) == [Mount("/media/张敏/U 盘", "vfat", "/dev/sdb1")]
    assert read_mounts(tmp_path / "none") == []


@pytest.mark.parametrize(
    ("book", "service"),
    [
        (PureWindowsPath("C:/Users/zm/OneDrive - 局/支部台账.zbtz"), "OneDrive"),
        (PurePosixPath("/home/zm/坚果云/党建/支部台账.zbtz"), "坚果云"),
        (PureWindowsPath("D:/WPSDrive/支部台账.zbtz"), "WPS云盘"),
        (PurePosixPath("/home/zm/文档/onedrive说明.zbtz"), ""),
        (PurePosixPath("/home/zm/文档/支部台账.zbtz"), ""),
    ],
)
def test_folders_that_are_synchronised_are_known_by_name(book: PureWindowsPath, service: str) -> None:
    assert synced_by(book) == service


def test_a_synchronised_folder_is_said_with_its_danger(tmp_path: Path) -> None:
    book = tmp_path / "坚果云" / "支部台账.zbtz"
    assert place_of(book) is Place.SYNCED
    assert "把党员信息传到网上" in place_words(book, Place.SYNCED)
