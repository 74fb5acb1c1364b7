"""The pages of the window. A page reads records, asks the ledger, and saves through operations."""
