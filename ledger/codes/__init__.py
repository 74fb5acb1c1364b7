"""Code lists: the words that a register may use for a thing, with their standard codes and how people write them."""
