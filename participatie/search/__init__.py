"""Finding anything by words: the index of texts, the page and the suggestions. Reads everything, owns only its index."""
