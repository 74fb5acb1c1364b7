"""What an open book has come to know about its own file: once a page was found damaged, nothing is written any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import BookDamagedError, NotABookError, known_errors, readable_values


class Guard:
    """Turns errors of the engine into sentences for one open book, and remembers damage.

    Opening looks at a book only shortly, so a damaged page may be met later. What lies around it may be damaged as
    well, a list of free pages perhaps: so the first one ends all writing until the book is opened anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_damaged = False
        self._listeners: list[Callable[[], None]] = []

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` once, when damage is met for the first time."""
        self._listeners.append(listener)

    def note_damage(self) -> None:
        """From now on nothing is written."""
        if not self.is_damaged:
            self.is_damaged = True
            for listener in tuple(self._listeners):
                listener()

    def require_sound(self) -> None:
        """Raise BookDamagedError when damage has been met."""
        if self.is_damaged:
            raise BookDamagedError(self.path)

    @contextmanager
    def known(self) -> Iterator[None]:
        """Raise the ``BookError`` that stands for an exception of the engine."""
        try:
            with known_errors(self.path):
                yield
        except (BookDamagedError, NotABookError) as error:  # an open book is one, whatever a page of it says
            if error.path != self.path:
                raise
            self.note_damage()
            raise BookDamagedError(self.path) from error.__cause__

    @contextmanager
    def readable(self) -> Iterator[None]:
        """The same, and a value of the book's own that cannot be read is said as damage; it ends no writing."""
        with readable_values(self.path), self.known():
            yield
