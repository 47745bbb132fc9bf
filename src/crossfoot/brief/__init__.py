"""Findings as cited sentences."""

from crossfoot.brief.gate import check, faults_of
from crossfoot.brief.market import write_market_brief
from crossfoot.brief.news import write_news_brief
from crossfoot.brief.notes import short_id
from crossfoot.brief.page import render_page
from crossfoot.brief.render import render_brief, render_markdown
from crossfoot.brief.target import write_target_brief
from crossfoot.brief.telling import Brief, Cited, Figure, Paragraph, Sentence
from crossfoot.brief.write import write_brief

__all__ = [
    "Brief",
    "Cited",
    "Figure",
    "Paragraph",
    "Sentence",
    "check",
    "faults_of",
    "render_brief",
    "render_markdown",
    "render_page",
    "short_id",
    "write_brief",
    "write_market_brief",
    "write_news_brief",
    "write_target_brief",
]
