"""Tests of the measuring tools: `python3 -m unittest discover -s benchmarks/tests -t benchmarks`."""
