"""Sets the program up and opens its window on a sample book; without a display, prints the book's registers as PDF.

python3 tools/start.py          (Windows: py tools/start.py)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from bootstrap import ROOT, Environment, run_command
from system_packages import require_qt
from wording import SetupError, say

ENVIRONMENT = Environment()
OUT = ROOT / "out"
BOOK = OUT / "示例台账.zbtz"


def main() -> int:
    """Set up, then do what this machine allows."""
    ENVIRONMENT.prepare(ROOT / "requirements.lock")
    make_sample_book()
    platforms = display_platforms(sys.platform, os.environ)
    if platforms is None:
        return print_registers()
    require_qt(ENVIRONMENT.folder, platforms)
    say(f"正在打开窗口：{BOOK}", f"Opening the window on {BOOK}")
    return program("--book", str(BOOK)).returncode


def display_platforms(system: str, environment: Mapping[str, str]) -> list[str] | None:
    """The Qt plug-ins that show a window on this machine; None when it has no display."""
    if not system.startswith("linux"):
        return []
    if environment.get("DISPLAY"):
        return ["xcb"]
    return ["wayland-generic"] if environment.get("WAYLAND_DISPLAY") else None


def make_sample_book() -> None:
    """Make the sample book, unless an earlier start has: the person may have worked in it since."""
    OUT.mkdir(exist_ok=True)
    if not BOOK.exists():
        say(
            f"正在生成示例台账 {BOOK}（人员均为虚构）", f"Making the sample book {BOOK} (all people in it are invented)"
        )
        require_success(program("demo", str(BOOK)))


def print_registers() -> int:
    """Print every register of the sample book as PDF into the folder out/.

    A register that has nothing to show says so itself; only when none at all was printed something is wrong.

    Raises:
        SetupError: no register was printed.
    """
    say(
        "这台机器没有显示器（DISPLAY 和 WAYLAND_DISPLAY 都未设置），不打开窗口，改为把示例台账的登记簿打印成 PDF。",
        "No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): printing the registers as PDF instead.",
    )
    listing = program("print", "--list", "--json", stdout=subprocess.PIPE)
    require_success(listing)
    printed = [program(*_print_command(register)) for register in json.loads(listing.stdout)]
    if all(finished.returncode for finished in printed):
        require_success(printed[0])
    say(f"完成，文件在 {OUT}", f"Done; the files are in {OUT}")
    return 0


def _print_command(register: dict[str, str]) -> list[str]:
    paper = OUT / f"{register['title'].replace('/', '／')}.pdf"
    return ["--book", str(BOOK), "print", register["register"], "-o", str(paper)]


def program(*arguments: str, stdout: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run main.py with these arguments; its own sentences go to this console."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [str(ENVIRONMENT.python), str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, env=environment, stdout=stdout, encoding="utf-8", check=False)


def require_success(finished: subprocess.CompletedProcess[str]) -> None:
    """Stop when a command of the program was refused; it has said why.

    Raises:
        SetupError: the command's exit code was not 0.
    """
    if finished.returncode != 0:
        command = " ".join(["main.py", *finished.args[2:]])
        raise SetupError(f"上面的命令没有完成：{command}", f"This command was not carried out (see above): {command}")


if __name__ == "__main__":
    run_command(main)
