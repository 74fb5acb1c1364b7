"""The sample book: fictitious people in a fictitious office, the same for the same seed."""

from operations.demo.book import demo_book

__all__ = ["demo_book"]
