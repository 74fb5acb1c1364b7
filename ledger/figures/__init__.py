"""Figures of a year: what is counted from which records, the value in words, and the records behind it."""
