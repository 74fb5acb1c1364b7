"""The book of organisational life: four full members and one on probation in the first branch, seen in March 2026."""

from tests.operations.life.conftest import life_store

__all__ = ["life_store"]
