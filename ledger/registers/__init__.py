"""The registers (台账): which entries belong to a year, what stands in their cells, what is to be said while typing."""
