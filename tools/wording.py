"""How the commands of this folder speak: one sentence in Chinese, the same in English."""

from __future__ import annotations


class SetupError(Exception):
    """Nothing more can be done until the person at the keyboard has done something; says what, in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese}\n{english}")


def say(chinese: str, english: str) -> None:
    """Print a sentence in both languages, before any output of a command started next."""
    print(f"{chinese}\n{english}", flush=True)
