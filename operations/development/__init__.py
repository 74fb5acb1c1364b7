"""发展党员: opening and leading cases, their people and papers, and what enters the roster by them."""
