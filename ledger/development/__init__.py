"""发展党员: the facts of each case, its 25 steps with their days, and what is to be said about it. Pure functions."""
