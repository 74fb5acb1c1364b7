"""The start command: when it opens a window and when it prints instead."""

import pytest

from start import display_platforms


@pytest.mark.parametrize(
    ("system", "environment", "platforms"),
    [
        ("linux", {}, None),
        ("linux", {"DISPLAY": ""}, None),
        ("linux", {"DISPLAY": ":0"}, ["xcb"]),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["xcb"]),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, ["wayland-generic"]),
        ("win32", {}, []),
    ],
)
def test_a_window_is_opened_where_there_is_a_display(
    system: str, environment: dict[str, str], platforms: list[str] | None
) -> None:
    assert display_platforms(system, environment) == platforms
