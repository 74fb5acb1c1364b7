"""The end of a measured start: says how much processor time it took and leaves at once."""

import os
import time


def report() -> None:
    """Print the CPU seconds of this process since it began, then end it without tidying up."""
    print(time.process_time(), flush=True)
    os._exit(0)
