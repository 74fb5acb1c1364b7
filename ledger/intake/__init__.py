"""The tolerant import: from the cells of a foreign sheet to rows that are ready to be saved.

cells -> table (where is it) -> headings (what is in the columns) -> readers (what does a cell say) -> rows (one
person each, cross-checked) -> compare (new, update, same, refused) -> preview (all of it, editable). Pure functions.
"""
