from pathlib import Path

from gui import settings_store as kept
from gui.settings_store import SettingsStore, TableLayout


def test_nothing_set_is_the_declared_default(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    assert store.get(kept.SCALE) == 100
    assert store.get(kept.RECENT_BOOKS) == []
    assert store.table_layout("members") == TableLayout()


def test_what_is_set_is_there_next_time(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.put(kept.LAST_FOLDER, "/家/文档")
    store.put(kept.COMPACT_ROWS, True)
    layout = TableLayout(order=("name", "sex"), hidden=("sex",), widths={"name": 120})
    store.keep_table_layout("members", layout)
    store.sync()
    again = SettingsStore(tmp_path)
    assert again.get(kept.LAST_FOLDER) == "/家/文档"
    assert again.get(kept.COMPACT_ROWS) is True
    assert again.table_layout("members") == layout


def test_a_spoiled_file_counts_as_nothing_set(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text(
        '[look]\nscale="\\"groß\\""\ncompact_rows=vielleicht\n[tables]\nmembers="[1,2]"\npeople="{\\"order\\": 3}"\n',
        "utf-8",
    )
    store = SettingsStore(tmp_path)
    assert store.get(kept.SCALE) == 100
    assert store.get(kept.COMPACT_ROWS) is False
    assert store.table_layout("members") == TableLayout()
    assert store.table_layout("people") == TableLayout()
