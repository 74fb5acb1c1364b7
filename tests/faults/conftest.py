"""How much harm is done: a reasonable amount at each run, ``--faults N`` times as much when asked."""

import pytest


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    """By how much to multiply the usual number of faults."""
    factor: int = request.config.getoption("--faults")
    return factor
