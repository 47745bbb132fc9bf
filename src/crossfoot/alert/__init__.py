"""Rules of what a user wants to be told of, and the alerts that follow when a page is added."""

from crossfoot.alert.alert import Alert
from crossfoot.alert.atom import write_feed
from crossfoot.alert.firing import fired
from crossfoot.alert.grammar import read_rule
from crossfoot.alert.log import Log, Told, read_log
from crossfoot.alert.outlook import Outlook, outlook_of
from crossfoot.alert.rule import ChanceRule, LevelRule, NewsRule, Rule, TargetRule
from crossfoot.alert.rules import Rules, read_rules, with_rule, without_rule
from crossfoot.alert.watch import Watch, catch_up, read_file

__all__ = [
    "Alert",
    "ChanceRule",
    "LevelRule",
    "Log",
    "NewsRule",
    "Outlook",
    "Rule",
    "Rules",
    "TargetRule",
    "Told",
    "Watch",
    "catch_up",
    "fired",
    "outlook_of",
    "read_file",
    "read_log",
    "read_rule",
    "read_rules",
    "with_rule",
    "without_rule",
    "write_feed",
]
