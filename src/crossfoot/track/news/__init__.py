"""What changed between two states of what is known: claims, goals, figures, disputes, places."""

from crossfoot.track.news.between import news_between
from crossfoot.track.news.change import Change, change_between, change_by_pages
from crossfoot.track.news.value import Ground, Kind, Naming, News

__all__ = ["Change", "Ground", "Kind", "Naming", "News", "change_between", "change_by_pages", "news_between"]
