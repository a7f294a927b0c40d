"""Small measurements, each printed as ratios within one run: `python -m bench.scope`, `python -m bench.sweep`."""
