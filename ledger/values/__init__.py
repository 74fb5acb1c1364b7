"""Values that every room speaks: dates as known, money, identity numbers, text as written."""
