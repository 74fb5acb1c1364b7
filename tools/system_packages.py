"""What the program needs from Linux beside Python: found by asking the loader, brought by apt-get where allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from wording import SetupError, say

# Shared library that the loader looks for -> Debian package that holds it (its name in Debian 12, known to later ones).
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libICE.so.6": "libice6",
    "libOpenGL.so.0": "libopengl0",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOWS = ["libQt6Widgets.so.6", "libQt6PrintSupport.so.6", "libQt6Svg.so.6"]
PRINTERS = "printsupport/libcupsprintersupport.so"


def require_qt(environment: Path, platforms: list[str]) -> None:
    """Make sure that Qt can load its windows and the named platform plug-ins ("offscreen", "xcb", "wayland-generic").

    Does nothing outside Linux, where the wheel brings everything.

    Raises:
        SetupError: something is missing and cannot be installed from here.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(_qt_files(environment, platforms))
    if missing:
        install(sorted({PACKAGE_OF.get(library, library) for library in missing}))


def _qt_files(environment: Path, platforms: list[str]) -> list[Path]:
    (qt,) = environment.glob("lib/python3.*/site-packages/PySide6/Qt")
    plugins = [f"platforms/libq{platform}.so" for platform in platforms]
    printing = [PRINTERS] if plugins != ["platforms/libqoffscreen.so"] else []
    return [qt / "lib" / name for name in WINDOWS] + [qt / "plugins" / name for name in plugins + printing]


def missing_libraries(files: Iterable[Path]) -> set[str]:
    """Names of the shared libraries that these files need, directly or not, and the loader does not find."""
    return {library for file in files for library in not_found(_loader_report(file))}


def _loader_report(file: Path) -> str:
    return subprocess.run(["ldd", str(file)], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def not_found(report: str) -> list[str]:
    """The libraries that a report of ldd marks as missing."""
    return [line.split()[0] for line in report.splitlines() if line.rstrip().endswith("=> not found")]


def install(packages: list[str]) -> None:
    """Install Debian packages when this account may.

    Raises:
        SetupError: no right to install, no apt-get, or apt-get failed; names the packages and the command.
    """
    prefix = _right_to_install()
    if prefix is None:
        raise _missing(packages)
    say(f"正在安装系统软件包：{' '.join(packages)}", f"Installing system packages: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    # A failing update (an unreachable source) may still leave lists that are good enough.
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    command = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise _missing(packages)


def _right_to_install() -> list[str] | None:
    """What to put before apt-get, or None when this account may not (or this is no Debian)."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def _missing(packages: list[str]) -> SetupError:
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        return SetupError(
            f"系统缺少组件：{names}（Debian 的软件包名）；请用本机的软件管理器安装，再运行一次。",
            f"The system lacks {names} (names of Debian packages): install them, then run this command again.",
        )
    return SetupError(
        f"系统缺少组件，请先运行 sudo apt-get update && sudo apt-get install -y {names}，再运行一次本命令。",
        f"Packages are missing: run  sudo apt-get update && sudo apt-get install -y {names}  and this command again.",
    )
