"""Names of persons: how they are read, how many strokes they have, in which order lists put them."""
