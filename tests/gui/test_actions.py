from collections import Counter

from PySide6.QtGui import QKeySequence

from gui.actions import ACTS, PAGE_ACTS, Act
from gui.shell import Shell
from gui.shortcuts_window import shortcut_groups


def test_every_command_is_declared() -> None:
    assert set(ACTS) == set(Act)
    assert all(spec.text for spec in ACTS.values())


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTS.values() for key in spec.keys)
    assert not [key for key, times in keys.items() if times > 1]


def test_every_key_is_one_that_qt_knows() -> None:
    for spec in ACTS.values():
        for key in spec.keys:
            assert QKeySequence(key).toString(), key


def test_the_list_of_keys_holds_every_command_with_a_key() -> None:
    listed = {what for lines in shortcut_groups().values() for what, _ in lines}
    for act, spec in ACTS.items():
        assert act in PAGE_ACTS or not spec.keys or spec.text.rstrip("…") in listed


def test_only_what_is_handled_is_switched_on(shell: Shell) -> None:
    shell.actions.enable_only({Act.PRINT})
    assert shell.actions[Act.PRINT].isEnabled()
    assert not shell.actions[Act.NEW].isEnabled()
