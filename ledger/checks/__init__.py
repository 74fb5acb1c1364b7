"""Self-checks: what an inspector would find in the records."""
