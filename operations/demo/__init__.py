"""The sample book: fictitious people in a fictitious office, the same for the same seed."""

from operations.demo.book import Plan, demo_book

__all__ = ["Plan", "demo_book"]
