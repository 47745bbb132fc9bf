"""Calls for what follows from claims: figures with their proofs, conflicts, goals, feats, footprints, briefs, history.

Invariant: every answer is the record that the command of the same name prints.
"""

from __future__ import annotations

from typing import Any

from crossfoot.api import estimate, evidence_of
from crossfoot.brief.names import names_of
from crossfoot.errors import InputError
from crossfoot.model import Cell
from crossfoot.present.answers import Answer, answers_of, cell_record
from crossfoot.present.asked import check_vendors, read_address, read_vendor
from crossfoot.present.board import INDUSTRIES, STATES, BoardAsked, board_of, board_record
from crossfoot.present.briefs import BriefAsked, brief_record, brief_told
from crossfoot.present.disputes import DISPUTES, disputes_in, disputes_record, views_for
from crossfoot.present.feats import Wanted, feats_of, feats_record, scope_of, views_on
from crossfoot.present.footprints import footings_of, footprint_record
from crossfoot.present.moments import history_record
from crossfoot.reconcile import Grade
from crossfoot.track import Kind as FeatKind
from crossfoot.web.api.call import Call
from crossfoot.web.api.parameters import Given, Kind, Parameter
from crossfoot.web.api.ranks import ranks_record
from crossfoot.web.api.shapes import (
    CELL,
    DAY,
    ENDS,
    ENTRY_IDS,
    FLAG,
    MOMENT,
    NUMBER,
    PROOF,
    TEXT,
    WHOLE,
    anything,
    listed,
    maybe,
    record,
    word,
)
from crossfoot.web.cells import around_at, seats_at
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large, of_late

__all__ = ["CALLS"]

_USUAL_FEATS, _MOST_FEATS = 15, 1000
_GRADES = (Grade.PROVEN, Grade.POSSIBLE)
_OF = Parameter("of", "An address: vendor, measure, product, place and period.", is_needed=True)
_VIEW = Parameter("view", "Whose figures: a source (idc), a company's own (xiaomi), several (idc+canalys), or all.",
                  is_repeated=True)  # fmt: skip
_VENDOR = Parameter("vendor", "Only this vendor.", "xiaomi")
_PLACE = Parameter("place", "Only this country or region.", "IN")
_PRODUCT = Parameter("product", "Only this product.", "smartphone")
_PERIOD = Parameter("period", "Only this time or a part of it.", "2017")


def _cells(desk: Desk, given: Given) -> dict[str, Any]:
    cell = read_address(given.needed("of"))
    check_vendors(cell, desk.view)
    return cell_record(cell, desk.view.as_of, _answers(desk, cell, given.all("view")))


def _answers(desk: Desk, cell: Cell, views: tuple[str, ...]) -> tuple[Answer, ...]:
    """What each view says of a figure; in a large ledger, as on its page, by what is said around the figure."""
    if not is_large(desk):
        return answers_of(desk.view, cell, views)
    evidence = evidence_of(around_at(desk, cell).near, cell)
    seats = seats_at(desk, cell, views)
    return tuple(Answer(seat.seen, seat.bound, estimate(seat.table, cell, evidence)) for seat in seats)


def _history(desk: Desk, given: Given) -> dict[str, Any]:
    cell = read_address(given.needed("of"))
    check_vendors(cell, desk.view)
    return history_record(cell, desk.view.as_of, desk.view.history(cell))


def _conflicts(desk: Desk, given: Given) -> dict[str, Any]:
    kind, asked = given.one("kind") or next(iter(DISPUTES)), given.one("vendor")
    vendor = None if asked is None else read_vendor(asked, desk.view)
    layer = DISPUTES[kind]
    views = views_for(of_late(desk), given.all("view"), layer)
    found = [one for view in views for one in disputes_in(view, layer, vendor)]
    return disputes_record(kind, desk.view.as_of, found)


def _targets(desk: Desk, given: Given) -> dict[str, Any]:
    asked = BoardAsked(given.all("vendor"), given.one("product"), given.one("industry"), given.one("period"),
                       given.all("state"), given.flag("own"), given.all("view"))  # fmt: skip
    return board_record(desk.day, board_of(asked, of_late(desk).on(desk.day), desk.day))


def _feats(desk: Desk, given: Given) -> dict[str, Any]:
    view, kind, grade = of_late(desk), given.one("kind"), given.one("grade")
    scope = scope_of(given.one("vendor"), given.one("place"), given.one("product"), view)
    wanted = Wanted(None if kind is None else FeatKind(kind), None if grade is None else Grade(grade),
                    given.day("since"))  # fmt: skip
    found = feats_of(view, views_on(view, scope, given.all("view")), scope, wanted)
    if not found:
        raise InputError("No figures prove a feat of that kind, or leave one possible.")
    most = given.number("limit", _USUAL_FEATS)
    return feats_record(found[:most], view.as_of, names_of(desk.vocabulary, view.entries()))


def _footprint(desk: Desk, given: Given) -> dict[str, Any]:
    view = of_late(desk).on(desk.day)
    return footprint_record(footings_of(view, given.needed("vendor"), given.one("place"), desk.day))


def _briefs(desk: Desk, given: Given) -> dict[str, Any]:
    asked = BriefAsked(given.one("vendor"), given.one("market"), given.one("period"), given.day("since"),
                       given.all("view"))  # fmt: skip
    return brief_record(brief_told(asked, of_late(desk).on(desk.day), desk.day))


def _ranks(desk: Desk, given: Given) -> dict[str, Any]:
    cell = read_address(given.needed("of"))
    check_vendors(cell, desk.view)
    return ranks_record(desk, cell, given.needed("view"))


_REMARK = record(code=TEXT, message=TEXT, where=TEXT)
_BAND = record(level=WHOLE, low=TEXT, high=TEXT)
_ESTIMATE = record(value=TEXT, proven=FLAG, bands=listed(_BAND), basis=TEXT, trust=TEXT, remark=maybe(_REMARK),
                   weights=listed(record(entries=ENTRY_IDS, weight=TEXT)))  # fmt: skip
_STATUS = word("exact", "outer", "unbounded")
_BOUND = {**ENDS, "low_status": _STATUS, "high_status": _STATUS, "low_entries": ENTRY_IDS, "high_entries": ENTRY_IDS,
          "set_aside": ENTRY_IDS}  # fmt: skip
_RANK = record(vendor=TEXT, cell=CELL, **_BOUND, share=record(**ENDS), place=record(**ENDS), unnamed_above=maybe(WHOLE),
               above=listed(TEXT), beside=listed(TEXT))  # fmt: skip
_IN_VIEW = record(view=TEXT, mixed=FLAG, **_BOUND, low_proof=maybe(PROOF), high_proof=maybe(PROOF),
                  estimate=maybe(_ESTIMATE))  # fmt: skip
_MOMENT = record(published=maybe(DAY), recorded_at=MOMENT, event=TEXT, entry=TEXT, figure=TEXT, notation=TEXT,
                 origin=TEXT, outlet=maybe(TEXT), url=maybe(TEXT), judgement=maybe(TEXT), kind=maybe(TEXT),
                 author=maybe(TEXT), reason=maybe(TEXT), stands=FLAG)  # fmt: skip
_REPAIR = record(claim=TEXT, printed=maybe(TEXT), enough=maybe(FLAG), would_be=record(**ENDS),
                 slips=listed(record(kind=TEXT, instead=TEXT, why=TEXT)))  # fmt: skip
_CONFLICT = record(view=TEXT, hard=FLAG, layer=TEXT, severity=NUMBER, sum=TEXT, gap=TEXT, gives_way=maybe(TEXT),
                   usual=maybe(anything()), parting=maybe(anything()), unit=TEXT, members=listed(anything()),
                   repairs=listed(_REPAIR), certificate=PROOF)  # fmt: skip
_CHANCE = record(probability=TEXT, likely=maybe(TEXT), bands=listed(_BAND),
                 grounds=listed(record(text=TEXT, entries=ENTRY_IDS)), unknown=listed(TEXT))  # fmt: skip
_TARGET = record(vendor=TEXT, cell=CELL, goal=maybe(TEXT), voice=TEXT, state=TEXT, by=TEXT, divided=FLAG, why=TEXT,
                 revisions=listed(anything()), expectations=listed(anything()), verdicts=listed(anything()),
                 said=listed(anything()), chance=maybe(_CHANCE))  # fmt: skip
_FEAT = record(view=TEXT, mixed=FLAG, kind=TEXT, grade=TEXT, cell=CELL, words=TEXT,
               periods=listed(record(period=TEXT, grade=TEXT)), known=listed(TEXT),
               settled_by=listed(record(cell=CELL, **ENDS)), entries=ENTRY_IDS, proofs=listed(PROOF))  # fmt: skip
_STEP = record(entry=TEXT, says=TEXT, way=TEXT, firmness=TEXT, place=TEXT, day=DAY, said_on=DAY, due=maybe(TEXT),
               basis=TEXT, origin=TEXT, url=maybe(TEXT))  # fmt: skip
_FOOTING = record(place=TEXT, name=TEXT, product=maybe(TEXT), state=TEXT, words=TEXT, basis=TEXT, due=maybe(TEXT),
                  through=listed(TEXT), rests_on=listed(_STEP), pending=listed(_STEP), against=listed(_STEP),
                  told=listed(_STEP))  # fmt: skip
_COUNT = record(said_on=DAY, figure=TEXT, **ENDS, mode=TEXT, entries=ENTRY_IDS)
_SENTENCE = record(text=TEXT, figures=listed(record(text=TEXT, **ENDS)), entries=ENTRY_IDS, cells=listed(CELL))
_SOURCE = record(entry=TEXT, outlet=maybe(TEXT), published=maybe(DAY), where=maybe(TEXT), quoted=maybe(TEXT),
                 stated=maybe(TEXT))  # fmt: skip

CALLS = (
    Call("cells", "/cells", "Between which ends a figure must lie in each view, with certificates, and an estimate.",
         _cells, record(schema=TEXT, cell=CELL, as_of=maybe(DAY), views=listed(_IN_VIEW)), (_OF, _VIEW),
         example="/cells?of=xiaomi+shipments+smartphone+IN+2017-Q3&as_of=2017-12-31"),
    Call("history", "/history", "What was known of a figure, and when.", _history,
         record(schema=TEXT, cell=CELL, as_of=maybe(DAY), moments=listed(_MOMENT)), (_OF,),
         example="/history?of=xiaomi+shipments+smartphone+IN+2017-Q3"),
    Call("conflicts", "/conflicts", "What cannot all be true, with sums, severity and smallest repairs.", _conflicts,
         record(schema=TEXT, kind=TEXT, as_of=maybe(DAY), conflicts=listed(_CONFLICT)),
         (Parameter("kind", "Errors within a release, a source's own corrections, or gaps between sources.",
                    choices=tuple(DISPUTES)), _VENDOR, _VIEW), example="/conflicts?view=canalys"),
    Call("targets", "/targets", "Goals and how they stand in each view, with chances, run rates and proofs.", _targets,
         record(schema=TEXT, as_of=DAY, targets=listed(_TARGET)),
         (Parameter("vendor", "Only goals of this vendor.", "xiaomi", is_repeated=True), _PRODUCT,
          Parameter("industry", "Only goals of makers of these.", choices=INDUSTRIES), _PERIOD,
          Parameter("state", "Only goals that stand so.", choices=STATES, is_repeated=True),
          Parameter("own", "Only goals in the company's own name.", kind=Kind.FLAG), _VIEW),
         example="/targets?vendor=xiaomi&period=2017&as_of=2017-10-31"),
    Call("feats", "/feats", "Streaks, records, milestones, first times and changes of place.", _feats,
         record(schema=TEXT, as_of=maybe(DAY), feats=listed(_FEAT)),
         (Parameter("vendor", "Only feats of this vendor; 'market' is the market itself.", "xiaomi"), _PLACE, _PRODUCT,
          Parameter("kind", "Only of this kind.", choices=tuple(kind.value for kind in FeatKind)),
          Parameter("grade", "Only what is proven, or possible.", choices=tuple(grade.value for grade in _GRADES)),
          Parameter("since", "Only of periods that were not over by this day.", "2017-01-01", Kind.DAY), _VIEW,
          Parameter("limit", "At most so many.", "15", Kind.NUMBER, ends=(1, _MOST_FEATS))),
         example="/feats?vendor=xiaomi&place=IN&view=canalys"),
    Call("footprint", "/footprint", "Where a vendor sells, is coming, or has left.", _footprint,
         record(schema=TEXT, vendor=TEXT, as_of=DAY, places=listed(_FOOTING), counts=listed(_COUNT)),
         (Parameter("vendor", "The vendor.", "xiaomi", is_needed=True), _PLACE), example="/footprint?vendor=xiaomi"),
    Call("ranks", "/ranks", "Who stands where in a market by what one view proves, the best place first.", _ranks,
         record(schema=TEXT, market=CELL, as_of=maybe(DAY), view=TEXT, mixed=FLAG, whole=record(**_BOUND),
                ranks=listed(_RANK)),
         (Parameter("of", "The market: ALL, measure, product, place and period.", is_needed=True),
          Parameter("view", "Whose figures.", "canalys", is_needed=True)),
         example="/ranks?of=ALL+shipments+smartphone+IN+2017-Q3&view=canalys&as_of=2017-12-31"),
    Call("briefs", "/briefs", "How a vendor, a goal or a market stands, or what is new, in cited sentences.", _briefs,
         record(schema=TEXT, kind=TEXT, about=TEXT, as_of=DAY, headline=_SENTENCE,
                paragraphs=listed(record(title=TEXT, sentences=listed(_SENTENCE))), sources=listed(_SOURCE)),
         (Parameter("vendor", "A vendor.", "xiaomi"),
          Parameter("market", "A market in its stead: a place and a product.", "IN smartphone"),
          Parameter("period", "The vendor's goals for this time, or the market at this time.", "2017"),
          Parameter("since", "Only what is new since this day.", "2017-10-01", Kind.DAY), _VIEW),
         example="/briefs?vendor=xiaomi&as_of=2017-10-31"),
)  # fmt: skip
