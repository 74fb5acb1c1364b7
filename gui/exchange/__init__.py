"""上报与下发 in the window: making a file for the stick, and taking one in after a look at all of it."""
