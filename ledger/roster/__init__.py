"""The roster of any day, rebuilt from dated facts; its columns, its orders, its search."""
