"""What a secretary does with 民主评议: begin a year, enter votes and grades, tell people. One change each."""
