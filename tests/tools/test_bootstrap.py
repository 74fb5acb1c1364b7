"""The set-up: which Pythons it takes, and that an environment becomes what its lock file says."""

import ast
import hashlib
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

import bootstrap
from bootstrap import Environment, require_python
from wording import SetupError

TOOLS = Path(bootstrap.__file__).parent


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_the_supported_pythons_are_taken(version: tuple[int, int]) -> None:
    require_python(version)


@pytest.mark.parametrize("version", [(3, 7), (3, 10), (3, 14)])
def test_any_other_python_is_refused_in_two_languages(version: tuple[int, int]) -> None:
    with pytest.raises(SetupError) as refused:
        require_python(version)
    chinese, english = str(refused.value).splitlines()
    found = f"{version[0]}.{version[1]}"
    assert chinese.startswith("需要 Python 3.11、3.12 或 3.13")
    assert found in chinese
    assert found in english


def test_the_project_declares_the_same_pythons() -> None:
    project = tomllib.loads((TOOLS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest, too_new = (".".join(map(str, version)) for version in (bootstrap.OLDEST, bootstrap.FIRST_TOO_NEW))
    assert project["requires-python"] == f">={oldest},<{too_new}"


@pytest.mark.parametrize("script", sorted(TOOLS.glob("*.py")), ids=lambda path: path.name)
def test_an_old_python_can_read_the_commands_far_enough_to_be_refused(script: Path) -> None:
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 7))


def add_wheel(shelf: Path, version: str) -> str:
    """Put a wheel with one module `greeting` on the shelf; returns its line for a lock file."""
    info = f"greeting-{version}.dist-info"
    contents = {
        "greeting.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: greeting\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    wheel = shelf / f"greeting-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return f"greeting=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def installed_version(environment: Environment) -> str:
    command = [str(environment.python), "-c", "import greeting; print(greeting.VERSION)"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def test_an_environment_follows_its_lock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    environment, lock = Environment(tmp_path / "环境"), tmp_path / "requirements.lock"

    lock.write_text(add_wheel(tmp_path, "1.0"), encoding="ascii")
    environment.prepare(lock)
    assert installed_version(environment) == "1.0"

    lock.write_text(add_wheel(tmp_path, "2.0"), encoding="ascii")
    environment.prepare(lock)
    assert installed_version(environment) == "2.0"

    (tmp_path / "greeting-2.0-py3-none-any.whl").unlink()
    environment.prepare(lock)  # nothing to fetch: the environment is what the lock says

    lock.write_text(add_wheel(tmp_path, "3.0")[:-5] + "0000\n", encoding="ascii")
    with pytest.raises(SetupError, match="组件没有装全"):
        environment.prepare(lock)
    assert installed_version(environment) == "2.0"
    with pytest.raises(SetupError):
        environment.prepare(lock)
