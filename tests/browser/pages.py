"""One address for each kind of page, on a ledger with the starter figures and the pages of the documentation."""

from __future__ import annotations

__all__ = ["PAGES"]

PAGES = {
    "today": "/?as_of=2018-02-10",
    "vendors": "/vendors",
    "vendor": "/vendor/xiaomi?as_of=2018-02-10",
    "vendor-feats": "/vendor/xiaomi/feats?as_of=2018-02-10",
    "markets": "/markets?as_of=2018-02-10",
    "market": "/market?place=IN&product=smartphone&period=2017-Q3&as_of=2018-02-10",
    "cell": "/cell?of=xiaomi+shipments+smartphone+IN+2017-Q3&as_of=2018-02-10",
    "cell-views": "/cell?of=xiaomi+shipments+smartphone+WORLD+2017-Q4&as_of=2018-02-10",
    "cell-further": "/cell/further?of=xiaomi+shipments+smartphone+IN+2017-Q3&view=canalys&as_of=2018-02-10",
    "cell-narrower": "/cell/narrower?of=xiaomi+shipments+smartphone+IN+2017-Q3&view=canalys&as_of=2018-02-10",
    "page": "/page/dea3fa4feb",
    "search": "/search?q=xiaomi+india+q3+2017&as_of=2018-02-10",
    "claims": "/claims?place=IN&as_of=2018-02-10",
    "targets": "/targets?as_of=2018-02-10",
    "target": "/target?vendor=xiaomi&period=2017&as_of=2017-10-31",
    "conflicts": "/conflicts",
    "conflict": "/conflict?id=2153de19e3.96730d1d05.e4a0ed28f8",
    "check": "/check",
    "add": "/add",
    "sources": "/sources",
    "source": "/source/idc?as_of=2018-02-10",
    "audit": "/audit",
    "api": "/api",
    "fault": "/vendor/nobody?as_of=2018-02-10",
}
"""Name and address."""
