"""Forms built from the declarations of a record kind."""
