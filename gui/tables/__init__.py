"""Tables of records: declared columns, a model quick enough for ten thousand rows, a view that remembers itself."""
