"""Faults done on purpose to the real web process, the real worker and both real databases: `bin/faults`."""
