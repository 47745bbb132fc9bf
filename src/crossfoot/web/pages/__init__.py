"""One module for each kind of page: it builds what the page shows."""
