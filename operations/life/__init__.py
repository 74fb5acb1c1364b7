"""What a secretary does with meetings and talks: enter, check, seal, add to, search. One change each."""
