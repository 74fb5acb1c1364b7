from tests.operations.dues.conftest import dues_book

__all__ = ["dues_book"]
