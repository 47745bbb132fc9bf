"""Findings as cited sentences."""

from crossfoot.brief.gate import check, faults_of
from crossfoot.brief.render import render_brief, short_id
from crossfoot.brief.telling import Brief, Cited, Figure, Paragraph, Sentence
from crossfoot.brief.write import write_brief

__all__ = ["Brief", "Cited", "Figure", "Paragraph", "Sentence", "check", "faults_of", "render_brief", "short_id",
           "write_brief"]  # fmt: skip
