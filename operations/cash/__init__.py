"""What a secretary does with the cash book: hand up, receive, spend, count, take back. One change each."""
