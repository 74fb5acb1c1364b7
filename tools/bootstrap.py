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
from pathlib import Path
from typing import NoReturn, TextIO

import system_packages
from wording import SetupError, say

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

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


def prepare(lock_name: str) -> Path:
    """Make the environment hold exactly what the lock file names; at once when it already does.

    Returns the environment's Python.

    Raises:
        SetupError: the environment cannot be made, or the packages cannot be fetched.
    """
    lock = ROOT / lock_name
    stamp = ENVIRONMENT / f"{lock_name}.sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not (PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted):
        if not _has_pip():
            _create_environment()
        _install(lock)
        stamp.write_text(wanted, encoding="ascii")
    return PYTHON


def _has_pip() -> bool:
    command = [str(PYTHON), "-m", "pip", "--version"]
    return PYTHON.exists() and subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _create_environment() -> None:
    say(f"正在建立运行环境 {ENVIRONMENT}", f"Making the environment {ENVIRONMENT}")
    if importlib.util.find_spec("ensurepip") is None:
        system_packages.install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(
            f"运行环境没有建成（原因见上）；请确认 {ROOT} 可以写入，再运行一次。",
            f"The environment could not be made (see above): check that {ROOT} can be written to and run this again.",
        )


def _install(lock: Path) -> None:
    say("正在安装组件，第一次需要几分钟", "Installing packages; the first time takes a few minutes")
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--only-binary=:all:", "--require-hashes", "-r", str(lock)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(
            "组件没有装全（原因见上）；请检查网络，再运行一次，已装好的不会重装。",
            "Not every package could be installed (see above): check the network and run this again.",
        )
