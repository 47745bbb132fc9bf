"""The server for programs: the same records as the commands print, at addresses described by OpenAPI."""
