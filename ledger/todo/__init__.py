"""What is to be done, from every room: due, overdue, planned, each with the place where it is done. Pure values."""
