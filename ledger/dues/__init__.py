"""党费: what a member owes for a month and why, what was paid, what is owed. Pure; `docs/dues.md` says it in words."""
