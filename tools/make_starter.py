"""Make the starter figures from files of published facts.

    python tools/make_starter.py FOLDER

FOLDER holds smartphones.csv, targets.csv and progress.csv: one figure of one public page a row. What is written is
src/crossfoot/ledger/starter/figures.csv, in the words of the claims schema. Rows about money are left out and counted.
Every row that cannot be told in those words is named, and the exit status is then 1.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from crossfoot.ledger.origin import slug
from crossfoot.model import Form, Mode, Strength, Unit, parse_period
from crossfoot.model.rounding import Numeral

T = TypeVar("T")

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "crossfoot" / "ledger" / "starter" / "figures.csv"
FILES = ("smartphones.csv", "targets.csv", "progress.csv")

COLUMNS = (
    "kind", "mode", "strength", "vendor", "measure", "product", "model", "segment", "place", "period", "per", "whole",
    "base", "low", "high", "open", "unit", "form", "written", "stated", "sources", "goal", "revision", "stated_on",
    "outlet", "url", "published",
)  # fmt: skip

MEASURES = {
    "shipments": "shipments",
    "sales": "sales",
    "sales to end users": "sell_through",
    "deliveries": "deliveries",
    "production": "production",
}
PLACES = {"world": "WORLD", "CN": "CN", "IN": "IN", "US": "US"}
UNITS = {"units": Unit.COUNT, "percent": Unit.PERCENT, "rank": Unit.RANK}
KINDS = {"level": "level", "share": "share", "growth": "growth", "rank": "rank", "target": "level", "outcome": "level"}
MAGNITUDES = {"": 1, "%": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
MONEY = ("CNY",)

# Makers whose vehicles are all electric or plug-in hybrids (in the years covered), so that the product is plain.
# What an electric maker is tracked for, as the vocabulary has it: makers of battery cars only, and of plug-ins too.
BATTERY_ONLY = frozenset(("tesla", "lucid", "rivian", "fisker", "vinfast", "polestar"))
ELECTRIC = BATTERY_ONLY | {"nio", "xpeng", "li-auto", "leapmotor", "byd", "zeekr", "gac-aion", "xiaomi"}


@dataclass(frozen=True, slots=True)
class Product:
    """A product as the claims schema names it, with what narrows it."""

    product: str
    model: str = ""
    segment: str = ""
    whole: str = ""


PRODUCTS = {
    "smartphone": Product("smartphone"),
    "mobile phone": Product("mobile_phone"),
    "handset": Product("mobile_phone"),
    "feature phone": Product("feature_phone"),
    "4G smartphone": Product("smartphone", segment="4g"),
    "smartphone share of phones": Product("smartphone", whole="mobile_phone"),
    "plug-in vehicle": Product("nev"),
    "tablet": Product("tablet"),
    "Switch console": Product("console", model="switch"),
    "Model 3": Product("bev", model="model-3"),
    "LG G4": Product("smartphone", model="g4"),
    "Galaxy S and Note phones": Product("smartphone", model="galaxy-s-and-note"),
}

VENDORS = {
    "Apple", "BYD", "Fisker", "GAC Aion", "Geely", "Great Wall Motor", "Huawei", "Leapmotor", "LG", "Li Auto", "Lucid",
    "NIO", "Nintendo", "OPPO", "Polestar", "Rivian", "Samsung", "Sony", "Tesla", "VinFast", "vivo", "Xiaomi", "XPeng",
    "Zeekr", "ZTE",
}  # fmt: skip
# Slugs under which the vocabulary knows them: a listed car maker called by its group, a maker called by its parent.
KNOWN_AS = {"geely": "geely-auto", "yulong": "coolpad"}
TRACKERS = {"BI Intelligence", "Canalys", "CMR", "Counterpoint", "DIGITIMES Research", "Gartner", "IDC", "IHS",
            "Juniper Research", "Strategy Analytics", "TrendForce"}  # fmt: skip
# Sources that the rules below do not read, as chains from the nearest to the origin.
CHAINS = {
    "average of IDC and Strategy Analytics": "analyst:average of IDC and Strategy Analytics",
    "BYD (expected, per CnEVPost)": "media:CnEVPost",
    "BYD (implied, per CnEVPost)": "media:CnEVPost",
    "BYD (internal, per Reuters)": "media:Reuters > insider:BYD insiders@byd",
    "BYD (two people, per Reuters)": "media:Reuters > insider:two people@byd",
    "CAICT": "regulator:CAICT",
    "CATARC compilation": "tracker:CATARC",
    "Elon Musk": "executive:Elon Musk@tesla",
    "Huawei (Richard Yu memo, per Reuters)": "media:Reuters > executive:Richard Yu@huawei/internal_memo",
    "industry sources (DIGITIMES)": "media:DIGITIMES > supply_chain:industry sources",
    "industry sources (DIGITIMES, expectation)": "media:DIGITIMES > supply_chain:industry sources",
    "LatePost report": "media:LatePost",
    "LG (per Digital Trends)": "media:Digital Trends > vendor:LG@lg",
    "Li Auto (21jingji report)": "media:21jingji > vendor:Li Auto@li-auto",
    "Li Auto (compiled by CnEVPost)": "media:CnEVPost > vendor:Li Auto@li-auto",
    "Li Auto meeting minutes (Xchuxing)": "media:Xchuxing > vendor:Li Auto@li-auto/internal_memo",
    "Mercury News (sum of quarterly totals)": "media:Mercury News",
    "OPPO (per DIGITIMES)": "media:DIGITIMES > vendor:OPPO@oppo",
    "rumour (AsiaICT)": "unnamed:rumour",
    "supply-chain sources (DIGITIMES)": "media:DIGITIMES > supply_chain:supply-chain sources",
    "Taiwanese press reports": "media:Taiwanese press",
    "TrendForce (estimate)": "tracker:TrendForce",
    "vivo (per DIGITIMES)": "media:DIGITIMES > vendor:vivo@vivo",
    "Wall Street Journal (implied by Tesla growth goal)": "media:Wall Street Journal",
    "XPeng (per Dianchetong)": "media:Dianchetong > vendor:XPeng@xpeng",
}
SIDE_GOAL = re.compile(r"-(?:analyst|early|internal|stretch)\Z")

STATED = re.compile(
    r"(?P<op>>=|<=|>|<|~|close to |just over |just under |nearly |almost )?(?P<sign>-)?(?P<first>\d[\d.,]*)"
    r"(?:-(?P<second>\d[\d.,]*))? ?(?P<magnitude>%|thousand|million|billion)?\Z"
)
FORMS = {
    ">": Form.MORE, ">=": Form.AT_LEAST, "<": Form.LESS, "<=": Form.AT_MOST, "~": Form.ABOUT, "close to ": Form.ABOUT,
    "just over ": Form.JUST_OVER, "just under ": Form.NEARLY, "nearly ": Form.NEARLY, "almost ": Form.NEARLY,
}  # fmt: skip
# A fall is read by its size: below -21 % is a fall of more than 21 %.
TURNED = {Form.MORE: Form.LESS, Form.LESS: Form.MORE, Form.AT_LEAST: Form.AT_MOST, Form.AT_MOST: Form.AT_LEAST}


class UnmappedError(ValueError):
    """A row says something the claims schema has no word for, as far as this tool knows."""


def main(arguments: list[str]) -> int:
    """Write the figures and report what was taken; 0 if every row was."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    counts: Counter[str] = Counter()
    taken: dict[tuple[str, ...], None] = {}
    faults: list[str] = []
    for name, row in _rows(Path(arguments[0])):
        if row["unit"] in MONEY:
            counts["left out: money"] += 1
            continue
        try:
            figure = tuple(figure_of(row)[column] for column in COLUMNS)
        except (UnmappedError, ValueError) as fault:
            faults.append(f"{name} {row['claim_id']}: {fault}")
            continue
        counts["left out: the same figure twice" if figure in taken else f"{row['kind']} as {figure[1]}"] += 1
        taken[figure] = None
    write(OUTPUT, taken)
    for what, number in sorted(counts.items()):
        print(f"{number:5}  {what}")
    print(f"{len(taken):5}  figures on {len({(f[-2], f[-1]) for f in taken})} pages written to {OUTPUT.name}")
    for line in faults:
        print(f"not taken: {line}")
    return 1 if faults else 0


def write(path: Path, figures: Iterable[tuple[str, ...]]) -> None:
    """Write the figures file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(figures)


def _rows(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for name in FILES:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield name, row


def figure_of(row: Mapping[str, str]) -> dict[str, str]:
    """A row of the facts as a row of the figures file.

    Raises:
        UnmappedError: Something in it has no word in the claims schema.
    """
    vendor = vendor_of(row["subject"])
    measure, _, per = row["measure"].partition(" per ")
    product = product_of(row["product"], vendor)
    parse_period(row["period"])
    sources = sources_of(row["source"], row["via"])
    page_says = row.get("date_basis") == "page"
    published = row["published"] or ("" if row.get("date_basis") == "inferred" else row.get("date_stated", ""))
    return {
        "kind": _word(KINDS, row["kind"], "kind"),
        "mode": mode_of(row, sources).value,
        "strength": (Strength.WEAK if "unnamed:rumour" in sources else Strength.PLAIN).value,
        "vendor": "+".join(vendor),
        "measure": _word(MEASURES, measure, "measure"),
        "product": product.product,
        "model": product.model,
        "segment": product.segment,
        "place": _word(PLACES, row["place"], "place"),
        "period": row["period"],
        "per": per,
        "whole": product.whole,
        "base": base_of(row),
        **quantity_of(row),
        "stated": row["stated_form"],
        "sources": sources,
        "goal": row.get("goal_id", ""),
        "revision": row.get("revision", ""),
        "stated_on": row.get("date_stated", "") if row["kind"] == "target" and page_says else "",
        "outlet": row["via"],
        "url": row["url"],
        "published": published,
    }


def vendor_of(subject: str) -> tuple[str, ...]:
    """Vendor slugs of a subject; a group that cannot be enumerated is a cohort, marked by @."""
    if subject == "market":
        return ("ALL",)
    if subject == "others":
        return ("OTHERS",)
    if subject.startswith("top ") or re.search(r"\b(?:brands|vendors)\b", subject):
        return (f"@{slug(subject.removesuffix(' combined'))}",)
    if subject.endswith(" combined"):
        return tuple(sorted(slug(name) for name in re.split(r", | and ", subject.removesuffix(" combined"))))
    return (KNOWN_AS.get(slug(subject), slug(subject)),)


def product_of(name: str, vendor: tuple[str, ...]) -> Product:
    """The product; a vehicle of an electric maker is the electric vehicle it is tracked for."""
    if name == "vehicle" and set(vendor) <= BATTERY_ONLY:
        return Product("bev")
    if name == "vehicle":
        return Product("nev" if set(vendor) <= ELECTRIC else "vehicle")
    if name not in PRODUCTS:
        raise UnmappedError(f"no product for '{name}'")
    return PRODUCTS[name]


def sources_of(source: str, via: str) -> str:
    """The chain of sources, nearest first; empty where the outlet speaks for itself."""
    chain = CHAINS.get(source)
    if chain is None:
        company, _, person = source.removesuffix(")").partition(" (")
        if source in TRACKERS:
            chain = f"tracker:{source}"
        elif company in VENDORS:
            org = KNOWN_AS.get(slug(company), slug(company))
            chain = f"executive:{person}@{org}" if person else f"vendor:{company}@{org}"
        elif source == via:
            chain = ""
        else:
            raise UnmappedError(f"no chain for source '{source}'")
    return "" if chain == f"media:{via}" else chain


def mode_of(row: Mapping[str, str], sources: str) -> Mode:
    """In which sense: a goal is the company's own only where it says so itself, else somebody's forecast of it."""
    if row["kind"] != "target":
        return Mode.ACTUAL
    own = all(link.startswith(("vendor:", "executive:")) for link in sources.split(" > "))
    return Mode.TARGET if own and not SIDE_GOAL.search(row["goal_id"]) else Mode.FORECAST


def base_of(row: Mapping[str, str]) -> str:
    """What a growth is measured against: the same period a year before, or the quarter before."""
    if row["kind"] != "growth":
        return ""
    period = parse_period(row["period"])
    match row["growth_basis"]:
        case "yoy":
            return f"yoy:{period.shift_years(-1).notation}"
        case "qoq":
            return f"qoq:{period.shift_months(-3).notation}"
    raise UnmappedError(f"no base for growth '{row['growth_basis']}'")


def quantity_of(row: Mapping[str, str]) -> dict[str, str]:
    """The figure: the ends of the facts, and the form of the words as stated."""
    found = STATED.match(row["stated_form"])
    if found is None:
        raise UnmappedError(f"cannot read the figure '{row['stated_form']}'")
    low, high = row["value_low"], row["value_high"]
    form = form_of(found, row, is_point=low == high)
    is_open = {Form.MORE: "low", Form.JUST_OVER: "low", Form.LESS: "high", Form.NEARLY: "high"}.get(form, "")
    if found["sign"]:
        is_open = {"low": "high", "high": "low"}.get(is_open, "")
    if not low and row["kind"] != "growth":
        low = "0"  # nothing counted is less than none
    return {
        "low": low,
        "high": high,
        "open": is_open,
        "unit": _word(UNITS, row["unit"], "unit").value,
        "form": form.value,
        "written": f"{found['first']}..{found['second']}" if found["second"] else found["first"],
    }


def form_of(found: re.Match[str], row: Mapping[str, str], *, is_point: bool) -> Form:
    """The form of words; a whole number is exact where the facts take it so, a goal where its digits say so."""
    if found["second"]:
        return Form.RANGE
    if found["op"]:
        form = FORMS[found["op"]]
        return TURNED.get(form, form) if found["sign"] else form
    if row["unit"] == "rank":
        return Form.EXACT
    magnitude = found["magnitude"] or ""
    numeral = Numeral(found["first"].replace(",", ""), Fraction(MAGNITUDES[magnitude]), bool(magnitude))
    exact = numeral.half_width == 0 if row["kind"] == "target" else is_point
    return Form.EXACT if exact else Form.PLAIN


def _word(table: Mapping[str, T], name: str, what: str) -> T:
    if name not in table:
        raise UnmappedError(f"no {what} for '{name}'")
    return table[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
