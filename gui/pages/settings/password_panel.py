"""密码: whether the book has one, and the commands about it."""

from gui import settings_store as kept
from gui.actions import Act
from gui.connections import Connections
from gui.pages.settings.items import Panel
from gui.shell import Shell
from gui.widgets import ActionButton, Words, label, row
from storage.unlocking import is_encrypted

_WITH = "账簿设有密码，账簿、备份和没有填完的内容都加密保存。{minutes}分钟没有操作自动锁定，也可按 Ctrl+L 锁定。"
_WITHOUT = "账簿没有密码，谁拿到账簿文件都能看到里面的内容。"


class PasswordPanel(Panel):
    """What the state is, in words, and the buttons that fit it."""

    def __init__(self, shell: Shell, _: Connections) -> None:
        super().__init__("密码", "密码只管打开账簿，不是经过批准的商用密码产品，账簿里不要放国家秘密。")
        self._shell = shell
        self.state = label("", Words.SECONDARY, wraps=True)
        acts = shell.actions
        self.set_button = ActionButton(acts[Act.SET_PASSWORD])
        self.remove_button = ActionButton(acts[Act.REMOVE_PASSWORD])
        self.sheet_button = ActionButton(acts[Act.RECOVERY_SHEET])
        self.lock_button = ActionButton(acts[Act.LOCK])
        buttons = row(self.set_button, self.sheet_button, self.remove_button, self.lock_button)
        buttons.addStretch()
        self.body.addWidget(self.state)
        self.body.addLayout(buttons)

    def refresh(self) -> None:
        """Look whether the book has a password."""
        has_one = is_encrypted(self._shell.session.store.path)
        minutes = self._shell.settings.get(kept.LOCK_MINUTES)
        self.state.setText(_WITH.format(minutes=minutes) if has_one else _WITHOUT)
        for button in (self.remove_button, self.sheet_button, self.lock_button):
            button.setVisible(has_one)
