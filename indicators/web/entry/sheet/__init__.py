"""The entry sheet as a page: its rows as forms, drawn as strings, kept cell by cell."""
