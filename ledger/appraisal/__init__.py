"""民主评议党员: who takes part, what the ballot says, how many may be 优秀, what a year came to."""
