"""The domain: records, rulebook, rules and the understanding of foreign sheets.

Standard library only; no clock, no files, no Qt, no SQL.
"""
