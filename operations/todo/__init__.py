"""Things to do: reading what they are found in, putting one off, taking it up again."""
