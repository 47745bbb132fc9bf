"""What changed between two states of what is known: claims, goals, figures, disputes, places."""

from crossfoot.track.news.between import Wanted, news_between
from crossfoot.track.news.chances import chance_in, chance_news, percent
from crossfoot.track.news.change import Change, change_between, change_by_pages
from crossfoot.track.news.goals import Goals, goals_of
from crossfoot.track.news.levels import Asked, Reached, level_news, levels_reached
from crossfoot.track.news.value import Ground, Kind, Naming, News

__all__ = [
    "Asked",
    "Change",
    "Goals",
    "Ground",
    "Kind",
    "Naming",
    "News",
    "Reached",
    "Wanted",
    "chance_in",
    "chance_news",
    "change_between",
    "change_by_pages",
    "goals_of",
    "level_news",
    "levels_reached",
    "news_between",
    "percent",
]
