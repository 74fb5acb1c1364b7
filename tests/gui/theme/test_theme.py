from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import resources
from gui.actions import ACTS
from gui.theme.fonts import missing_glyphs, read_rare
from gui.theme.icons import coloured_svg, pixmap
from gui.theme.metrics import SCALES, next_scale, scaled
from gui.theme.palette import DARK, LIGHT
from gui.theme.theme import Appearance, Theme


def colour_of(icon: QIcon) -> QColor:
    """The colour of the most solid point of an icon."""
    image = icon.pixmap(QSize(18, 18)).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=QColor.alpha)


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def is_near(found: QColor, wanted: str) -> bool:
    """Whether it is the colour but for the rounding of half-covered points."""
    other = QColor(wanted)
    return all(abs(one - two) <= 4 for one, two in zip(rgb(found), rgb(other), strict=True))


def test_every_character_of_the_window_has_a_glyph(theme: Theme) -> None:
    texts = "".join(spec.text for spec in ACTS.values()) + "支部台账党员名册组织生活搜索：，。（）“”—…·№①●○×0123456789"
    assert missing_glyphs(texts, theme.font()) == 0
    assert missing_glyphs("䶮㛃𬭎", theme.font()) == 0


def test_a_character_that_no_font_has_is_noticed(theme: Theme) -> None:
    assert missing_glyphs("\uf8ff", theme.font()) == 1


def test_rare_characters_are_added_where_the_pc_has_none(theme: Theme) -> None:
    rare = "㐀㑇䥽"
    if theme.lacks_rare_characters:
        assert missing_glyphs(rare, theme.font()) > 0
    theme.add_face(read_rare(None, lambda *_: None))
    assert missing_glyphs(rare, theme.font()) == 0
    assert not theme.lacks_rare_characters


def test_figures_have_one_width(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setFont(theme.font())
    assert len({button.fontMetrics().horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_icons_take_the_colour_of_the_palette_and_change_with_it(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    theme.choose(Appearance.LIGHT)
    theme.give_icon(button, "plus", "accent")
    assert is_near(colour_of(button.icon()), LIGHT.accent)
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.DARK)
    assert is_near(colour_of(button.icon()), DARK.accent)


def test_every_icon_can_be_drawn(theme: Theme) -> None:
    names = [file.stem for file in resources.path("icons").glob("*.svg")]
    assert len(names) > 50
    for name in names:
        image = pixmap(name, theme.colours.text, 18, 1.0).toImage()
        assert any(image.pixelColor(x, y).alpha() > 128 for x in range(18) for y in range(18)), name


def test_every_command_names_an_icon_that_is_there() -> None:
    for spec in ACTS.values():
        assert not spec.icon or coloured_svg(spec.icon, "#000000")


@pytest.mark.usefixtures("qapp")
def test_icons_are_drawn_for_the_dots_of_the_screen() -> None:
    drawn = pixmap("plus", "#000000", 18, 1.5)
    assert drawn.size() == QSize(27, 27)
    assert drawn.deviceIndependentSize().toSize() == QSize(18, 18)


def test_the_scale_changes_the_window_at_once(theme: Theme, qtbot: QtBot) -> None:
    usual = theme.font().pixelSize()
    with qtbot.waitSignal(theme.changed):
        theme.step_scale(+4)
    assert theme.font().pixelSize() == round(usual * 1.5)
    assert theme.row_height == 51
    theme.set_compact(True)
    assert theme.row_height == 42


def test_the_scale_stays_within_its_ends() -> None:
    assert next_scale(150, +1) == 150
    assert next_scale(90, -1) == 90
    assert next_scale(100, +1) == 110
    assert next_scale(113, 0) in SCALES
    assert scaled(0, 150) == 0
    assert scaled(0.4, 90) == 1


def test_indicator_pictures_are_files_that_qt_can_find(theme: Theme) -> None:
    sheet = theme._app.styleSheet()
    paths = {part.split('"')[1] for part in sheet.split("url(")[1:]}
    assert paths
    assert all(Path(path).exists() for path in paths)
