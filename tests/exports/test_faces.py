import hashlib
from pathlib import Path

import pytest

import resources
from exports.paper import system_fonts
from exports.paper.faces import Chain, Faces, FontPolicy, NoGlyphError, Role, faces_for
from tests.exports.paper_samples import RARE_NAMES


@pytest.fixture
def faces() -> Faces:
    return faces_for(FontPolicy.BUNDLED)


def keys(chain: Chain, text: str) -> list[tuple[str, str]]:
    return [(face.key, piece) for face, piece, _ in chain.runs(text)]


def test_the_shipped_fonts_are_the_ones_that_were_checked() -> None:
    lines = [line.split() for line in resources.read_text("fonts/SHA256SUMS").splitlines()]
    sums = {name: digest for digest, name in lines}
    folder = resources.path("fonts")
    shipped = {file.name for file in folder.iterdir() if file.suffix in {".ttf", ".xz"}}
    assert shipped == set(sums)
    assert {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in shipped} == sums


@pytest.mark.parametrize("role", Role)
def test_every_role_sets_every_rare_name(faces: Faces, role: Role) -> None:
    for name in RARE_NAMES:
        assert "".join(piece for _, piece in keys(faces.chain(role), name)) == name


def test_a_character_that_a_face_lacks_comes_from_song(faces: Faces) -> None:
    assert keys(faces.chain(Role.FANG), "张𬴂") == [("fang", "张"), ("song", "𬴂")]


def test_a_character_that_song_lacks_comes_from_the_rare_file(faces: Faces) -> None:
    assert keys(faces.chain(Role.SONG), "郑龑") == [("song", "郑"), ("rare", "龑")]


def test_fang_takes_digits_latin_and_its_wrong_marks_from_song(faces: Faces) -> None:
    assert keys(faces.chain(Role.FANG), "共￥12.3元") == [("fang", "共"), ("song", "￥12.3"), ("fang", "元")]


def test_digits_of_the_table_face_are_equally_wide(faces: Faces) -> None:
    chain = faces.chain(Role.SONG)
    assert {chain.width(digit) for digit in "0123456789"} == {chain.width("0")}


def test_joiners_and_variation_selectors_take_no_room(faces: Faces) -> None:
    chain = faces.chain(Role.SONG)
    assert chain.width("葛\U000e0100\u200b") == chain.width("葛")
    assert keys(chain, "葛\U000e0100城") == [("song", "葛"), ("song", "城")]


def test_a_character_that_nobody_has_is_never_silently_replaced(faces: Faces) -> None:
    chain = faces.chain(Role.SONG)
    assert not chain.covers("𪚥")
    with pytest.raises(NoGlyphError):
        chain.runs("𪚥")


def test_the_preview_can_say_which_face_stands_for_which_role(faces: Faces) -> None:
    assert [str(standing) for standing in faces.standings()] == [
        "小标宋：内置 Noto Serif SC 特粗 代用",
        "宋体：内置 Noto Serif SC",
        "黑体：内置 Noto Sans SC 代用",
        "楷体：内置 WenKai Sub 代用",
        "仿宋：内置 Fandol 仿宋 代用",
    ]


@pytest.fixture
def pc_with_official_fang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Faces:
    folder = tmp_path / "home" / ".local/share/fonts"
    folder.mkdir(parents=True)
    (folder / "SIMFANG.TTF").write_bytes(resources.path("fonts/fang.ttf").read_bytes())
    (folder / "FZXBSJW.TTF").write_bytes(b"OTTO, no outlines that a PDF could take")
    monkeypatch.setattr(system_fonts, "_font_folders", lambda: (folder,))
    return Faces(FontPolicy.OFFICIAL)


def test_official_fonts_of_the_pc_are_used_and_named(pc_with_official_fang: Faces) -> None:
    named = {standing.role: str(standing) for standing in pc_with_official_fang.standings()}
    assert named[Role.FANG] == "仿宋：FandolFang TT（本机）"
    assert named[Role.TITLE] == "小标宋：内置 Noto Serif SC 特粗 代用"


def test_official_fonts_fall_back_to_the_bundled_ones(pc_with_official_fang: Faces) -> None:
    assert keys(pc_with_official_fang.chain(Role.FANG), "张𬴂") == [("pc-fang", "张"), ("song", "𬴂")]
