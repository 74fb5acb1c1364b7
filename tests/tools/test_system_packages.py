"""What a Linux system lacks: read from the loader's report, and named when it may not be installed from here."""

import sys
from pathlib import Path

import pytest

import system_packages
from wording import SetupError

REPORT = """\
\tlinux-vdso.so.1 (0x00007ffd5b5f2000)
\tlibQt6Gui.so.6 => /opt/qt/lib/libQt6Gui.so.6 (0x00007f2c9a000000)
\tlibxcb-icccm.so.4 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2c99c00000)
\tlibxcb-keysyms.so.1 => not found
"""


def test_missing_libraries_are_those_that_the_loader_does_not_find() -> None:
    assert system_packages.not_found(REPORT) == ["libxcb-icccm.so.4", "libxcb-keysyms.so.1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd and Debian packages exist on Linux only")
class TestWithoutTheRightToInstall:
    @pytest.fixture(autouse=True)
    def ordinary_account(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        monkeypatch.setenv("PATH", str(tmp_path))

    def test_the_exact_command_is_named_where_there_is_apt_get(self, tmp_path: Path) -> None:
        apt = tmp_path / "apt-get"
        apt.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
        apt.chmod(0o755)
        with pytest.raises(SetupError) as refused:
            system_packages.install(["libegl1", "libgl1"])
        chinese, english = str(refused.value).splitlines()
        assert "sudo apt-get install -y libegl1 libgl1" in chinese
        assert "sudo apt-get install -y libegl1 libgl1" in english

    def test_the_packages_are_named_where_there_is_not(self) -> None:
        with pytest.raises(SetupError, match="系统缺少组件：libegl1（Debian 的软件包名）"):
            system_packages.install(["libegl1"])
