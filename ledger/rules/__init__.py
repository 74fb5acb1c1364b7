"""What follows from the records and the rulebook: pure functions over dated values."""
