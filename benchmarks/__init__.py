"""How fast the program is beside the fastest reference for each task: ``python -m benchmarks [name …]``."""
