"""介绍信 are issued from the roster and from 发展党员: one set of windows for both."""

from gui.letters.tasks import LetterTasks

__all__ = ["LetterTasks"]
