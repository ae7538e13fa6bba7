"""Forms of street plans, by noun."""
