"""The registers (台账) as the book keeps them: reading, entering, taking out, and defining registers of one's own."""
