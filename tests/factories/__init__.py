"""Things to test with, made the way the platform makes them."""
