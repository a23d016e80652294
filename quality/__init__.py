"""Measurements against labelled data that lies beside the project; nothing of that data is copied here."""
