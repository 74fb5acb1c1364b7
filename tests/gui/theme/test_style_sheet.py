import re

import resources
from gui.theme.palette import DARK, LIGHT
from gui.theme.style_sheet import build


def icon_file(name: str, token: str) -> str:
    assert resources.path(f"icons/{name}.svg").exists()
    assert token in LIGHT.tokens()
    return f"/icons/{name}-{token}.svg"


def test_nothing_of_the_template_is_left_over() -> None:
    for palette in (LIGHT, DARK):
        assert "@" not in build(palette, 100, icon_file)


def test_lengths_follow_the_scale_and_hairlines_do_not() -> None:
    usual, large = build(LIGHT, 100, icon_file), build(LIGHT, 150, icon_file)
    assert "font-size: 20px" in usual
    assert "font-size: 30px" in large
    assert usual.count("1px solid") == large.count("1px solid") > 10


def test_colours_are_those_of_the_palette_and_no_others() -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", build(DARK, 100, icon_file)))
    assert used <= set(DARK.tokens().values())
