"""Measures the pages against two floors; `make bench` prints a table and writes nothing by itself."""
