"""A page from its address on the net, for whoever allows it."""

from crossfoot.fetch.client import fetch
from crossfoot.fetch.fetched import Fetched
from crossfoot.fetch.limits import Limits

__all__ = ["Fetched", "Limits", "fetch"]
