"""The demo: an invented municipality with content, so that the product can be tried in two minutes."""
