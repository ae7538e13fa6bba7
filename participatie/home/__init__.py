"""The front door: home page, area pages and search. Reads everything, owns nothing a person wrote."""
