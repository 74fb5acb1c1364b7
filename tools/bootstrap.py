"""Makes the program's own environment: `.venv` beside the code, filled from a lock file with hashes.

Standard library only, and readable by every Python from 3.7 on, so that an old one gets a sentence, not a traceback.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TextIO

import system_packages
from wording import SetupError, say

ROOT = Path(__file__).resolve().parents[1]
OLDEST, FIRST_TOO_NEW = (3, 11), (3, 14)


def run_command(command: Callable[[], int]) -> NoReturn:
    """Run a command of this folder and leave with its exit code.

    What the person has to do first (`SetupError`) is one plain sentence on stderr and exit code 1.
    """
    for stream in (sys.stdout, sys.stderr):
        _survive_any_console(stream)
    try:
        require_python(sys.version_info[:2])
        sys.exit(command())
    except SetupError as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _survive_any_console(stream: TextIO) -> None:
    """A console that cannot show Chinese gets question marks, not a failure."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def require_python(version: tuple[int, int]) -> None:
    """Refuse a Python for which Qt 6.8 has no build.

    Raises:
        SetupError: the version is outside the range of pyproject's requires-python.
    """
    if not OLDEST <= version < FIRST_TOO_NEW:
        found = f"{version[0]}.{version[1]}"
        raise SetupError(
            f"需要 Python 3.11、3.12 或 3.13，现在运行的是 {found}；请安装其中一个，再用它运行本命令。",
            f"Python 3.11, 3.12 or 3.13 is needed, this is {found}: install one of them and run this command with it.",
        )


@dataclass(frozen=True)
class Environment:
    """A virtual environment that holds exactly what a lock file names."""

    folder: Path = ROOT / ".venv"

    @property
    def scripts(self) -> Path:
        """Where its commands lie."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    def prepare(self, lock: Path) -> None:
        """Make the environment and install what the lock file names; at once when that is done already.

        Raises:
            SetupError: the environment cannot be made, or the packages cannot be fetched.
        """
        stamp = self.folder / f"{lock.name}.sha256"
        wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
        if self.python.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
            return
        if not self._has_pip():
            self._create()
        self._install(lock)
        stamp.write_text(wanted, encoding="ascii")

    def _has_pip(self) -> bool:
        command = [str(self.python), "-m", "pip", "--version"]
        return self.python.exists() and subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0

    def _create(self) -> None:
        say(f"正在建立运行环境 {self.folder}", f"Making the environment {self.folder}")
        if importlib.util.find_spec("ensurepip") is None:
            system_packages.install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
        command = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        if subprocess.run(command, check=False).returncode != 0:
            raise SetupError(
                f"运行环境没有建成（原因见上）；请确认 {self.folder.parent} 可以写入，再运行一次。",
                f"It was not made (see above): check that {self.folder.parent} can be written to and run this again.",
            )

    def _install(self, lock: Path) -> None:
        say("正在安装组件，第一次需要几分钟", "Installing packages; the first time takes a few minutes")
        command = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        command += ["--only-binary=:all:", "--require-hashes", "-r", str(lock)]
        if subprocess.run(command, check=False).returncode != 0:
            raise SetupError(
                "组件没有装全（原因见上）；请检查网络，再运行一次，已装好的不会重装。",
                "Not every package could be installed (see above): check the network and run this again.",
            )
