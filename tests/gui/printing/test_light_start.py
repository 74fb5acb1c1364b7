import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SCRIPT = "import gui.printing.preview_window, sys; print(*sorted({'reportlab', 'xlsxwriter'} & set(sys.modules)))"


def test_the_preview_loads_no_writer_of_files_before_one_is_written() -> None:
    answer = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []
