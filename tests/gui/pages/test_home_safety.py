"""What the safety of the book leaves to do: no backup, an old one, no copy at the second place."""

from datetime import timedelta
from pathlib import Path

from gui import settings_store as kept
from gui.pages.home.safety import safety_todos
from gui.shell import Shell
from operations.backups import BY_HAND, BackupJob, back_up
from storage.store import Store
from tests.gui.conftest import NOW, add_member


def said(shell: Shell, days: int = 0) -> list[tuple[str, str]]:
    return [(one.weight.label, one.words) for one in safety_todos(shell, NOW + timedelta(days=days))]


def test_a_book_without_a_backup_asks_for_one_and_is_content_when_it_is_there(shell: Shell, store: Store) -> None:
    shell.session.open(store, "示例")
    assert said(shell) == [("近期", "这本账簿还没有备份")]
    back_up(BackupJob(store.path, BY_HAND, NOW), lambda _done, _total, _note: None)
    assert said(shell, days=30) == []
    add_member(store, "赵刚")
    assert said(shell, days=7) == []
    assert said(shell, days=8) == [("逾期", "最近一次备份在8天以前")]
    shell.session.close()


def test_a_second_place_without_a_fresh_copy_is_overdue_and_leads_to_the_settings(
    shell: Shell, store: Store, tmp_path: Path
) -> None:
    shell.session.open(store, "示例")
    back_up(BackupJob(store.path, BY_HAND, NOW), lambda _done, _total, _note: None)
    shell.settings.put(kept.SECOND_PLACE, str(tmp_path))
    one = next(iter(safety_todos(shell, NOW)))
    assert one.words.startswith("第二处备份还没有做过")
    assert (one.weight.label, one.page, one.part) == ("逾期", "settings", "数据安全")
    shell.settings.put(kept.SECOND_COPY_AT, NOW.isoformat())
    assert said(shell, days=1) == []
    shell.session.close()
