"""The REST API at ``/api/v1/``: what the pages read and write, for other systems.

Every list is a ``Row`` that says what an answer has and where the database finds it, and a view
that says which rows the caller may see; reading, paging, expanding and streaming are the same for
all. What changes something calls the service that the page calls.
"""
