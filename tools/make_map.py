"""Makes the shapes of countries for the web app's map: Natural Earth's, as the npm package `world-atlas` has them.

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz package/countries-50m.json
python tools/make_map.py package/countries-50m.json

Borders that two countries share are simplified once, so that they still meet.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossfoot.knowledge import load_vocabulary

TARGET = Path(__file__).resolve().parents[1] / "src" / "crossfoot" / "web" / "world.json"
SOURCE = "Natural Earth 1:50m, Admin 0, version 4.1.0 (naturalearthdata.com), by way of world-atlas 2.0.2"
LICENCE = "public domain"
UNIT = "tenths of a degree: longitude, latitude, and so on; `at` is the middle of the main part"
LEFT_OUT = ("Antarctica", "Fr. S. Antarctic Lands", "Heard I. and McDonald Is.", "S. Geo. and the Is.")
# Names the vocabulary has in another spelling; an empty code is land that no claim is told of by a code of its own.
CODES = {
    "Antigua and Barb.": "AG", "Bosnia and Herz.": "BA", "Br. Indian Ocean Ter.": "IO", "British Virgin Is.": "VG",
    "Cabo Verde": "CV", "Cayman Is.": "KY", "Central African Rep.": "CF", "Cook Is.": "CK", "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO", "Eq. Guinea": "GQ", "Faeroe Is.": "FO", "Falkland Is.": "FK", "Fr. Polynesia": "PF",
    "Marshall Is.": "MH", "N. Mariana Is.": "MP", "Pitcairn Is.": "PN", "S. Sudan": "SS", "Saint Helena": "SH",
    "Saint Lucia": "LC", "Solomon Is.": "SB", "St-Barthélemy": "BL", "St-Martin": "MF", "St. Vin. and Gren.": "VC",
    "São Tomé and Principe": "ST", "Turks and Caicos Is.": "TC", "U.S. Virgin Is.": "VI",
    "United States of America": "US", "Vatican": "VA", "W. Sahara": "EH", "Wallis and Futuna Is.": "WF",
    "Åland": "AX", "Ashmore and Cartier Is.": "AU", "Indian Ocean Ter.": "AU", "N. Cyprus": "", "Somaliland": "",
    "Siachen Glacier": "",
}  # fmt: skip
TOLERANCE = 0.25  # degrees that a border may be moved
SMALLEST = 0.8  # square degrees below which an island is left out, unless it is all there is of a country

Point = tuple[float, float]


def main() -> None:
    """Write the file."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = list(lines_of(topology))
    arcs = [simplified(line) for line in lines]
    codes = {name.casefold(): place.code for place in load_vocabulary().places for name in place.names} | {
        name.casefold(): code for name, code in CODES.items()
    }
    countries: dict[str, list[list[list[int]]]] = {}
    middles: dict[str, list[int]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name not in LEFT_OUT:
            code = codes[name.casefold()]
            countries.setdefault(code, []).extend(polygons_of(shape, arcs))
            middles.setdefault(code, middle_of(shape, lines))
    found = [
        {"code": code, "at": middles.get(code), "polygons": kept(polygons)}
        for code, polygons in sorted(countries.items())
    ]
    head = {
        "source": SOURCE,
        "licence": LICENCE,
        "unit": UNIT,
    }
    rows = ",\n".join(json.dumps(one, separators=(",", ":")) for one in found)
    TARGET.write_text(f'{json.dumps(head)[:-1]}, "countries": [\n{rows}\n]}}\n', "utf-8")
    sys.stdout.write(f"{TARGET}: {len(found)} countries, {TARGET.stat().st_size:,} bytes\n")


def lines_of(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The lines of a TopoJSON file, each point a step from the one before."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append((x * wide + left, y * high + low))
        yield line


def simplified(line: list[Point]) -> list[Point]:
    """A line with only the points that lie further from the rest than the tolerance (Douglas and Peucker)."""
    if len(line) <= 2 or (line[0] == line[-1] and len(line) <= 4):  # noqa: PLR2004  a closed line keeps a triangle
        return line
    if line[0] == line[-1]:
        middle = max(range(len(line)), key=lambda n: abs(line[n][0] - line[0][0]) + abs(line[n][1] - line[0][1]))
        return simplified(line[: middle + 1])[:-1] + simplified(line[middle:])
    far = max(range(1, len(line) - 1), key=lambda n: distance(line[n], line[0], line[-1]))
    if distance(line[far], line[0], line[-1]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: far + 1])[:-1] + simplified(line[far:])


def distance(point: Point, one: Point, other: Point) -> float:
    """How far a point lies from the line through two others."""
    (x, y), (x1, y1), (x2, y2) = point, one, other
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def polygons_of(shape: dict[str, Any], arcs: list[list[Point]]) -> list[list[list[int]]]:
    """The polygons of a country, each an outer ring and its holes, as numbers one after the other."""
    several = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [[ring for part in polygon if (ring := flat(part, arcs))] for polygon in several]


def middle_of(shape: dict[str, Any], lines: list[list[Point]]) -> list[int]:
    """The middle of the longest outer ring of a country, in tenths of a degree."""
    several = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [[point for n in polygon[0] for point in lines[n if n >= 0 else ~n]] for polygon in several]
    longest = max(rings, key=lambda ring: max(x for x, _ in ring) - min(x for x, _ in ring))
    return [round((min(part) + max(part)) * 5) for part in zip(*longest, strict=True)]


def flat(part: list[int], arcs: list[list[Point]]) -> list[int]:
    """A ring in tenths of a degree; empty where nothing is left of it."""
    points: list[tuple[int, int]] = []
    for number in part:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        for x, y in line:
            point = (round(x * 10), round(y * 10))
            if not points or points[-1] != point:
                points.append(point)
    return [number for point in points for number in point] if len(points) > 3 else []  # noqa: PLR2004


def kept(polygons: list[list[list[int]]]) -> list[list[list[int]]]:
    """The polygons that are large enough to be seen, or the largest one."""
    there = sorted((polygon for polygon in polygons if polygon and polygon[0]), key=lambda p: -area(p[0]))
    return [p for n, p in enumerate(there) if n == 0 or area(p[0]) >= SMALLEST * 100]


def area(ring: list[int]) -> float:
    """The area of a ring."""
    points = list(zip(ring[::2], ring[1::2], strict=True))
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


if __name__ == "__main__":
    main()
