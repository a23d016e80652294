"""The knowledge: word lists per language and names shared by all, as data, and what loads them."""
