"""The ledger as pages in a browser, where every number leads to its sentence; loaded only by `crossfoot serve`."""
