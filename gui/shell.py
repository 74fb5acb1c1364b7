"""What every page is given: the parts of the window that it may use, and nothing else."""

from dataclasses import dataclass

from gui.actions import Actions
from gui.notices import Notices
from gui.self_check import SelfCheck
from gui.session import Session
from gui.settings_store import SettingsStore
from gui.tasks import TaskRunner
from gui.theme.theme import Theme
from storage.drafts import Drafts


@dataclass(frozen=True, slots=True)
class Shell:
    """The parts that pages share."""

    session: Session
    theme: Theme
    actions: Actions
    settings: SettingsStore
    notices: Notices
    tasks: TaskRunner
    checks: SelfCheck
    drafts: Drafts | None = None
