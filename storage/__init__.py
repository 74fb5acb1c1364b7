"""The book: one SQLite file, its log, its lock and its checks. The only room that knows a database."""
