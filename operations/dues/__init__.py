"""What a secretary does with dues: verify, receive, reverse, exempt, close, look at the year. One change each."""
