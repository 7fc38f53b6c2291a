"""Reports: what the figures are, and the records that they come from.

A report is made from queries alone, so every figure names its query and stands beside the rows
that it adds up. ``make(session, "ageing").html()`` is one self-contained page.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
import zoneinfo
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from kehu._core import Money
from kehu._report_text import word
from kehu._tables import cell_text

if TYPE_CHECKING:
    from kehu._database import Session


@dataclass(frozen=True)
class Figure:
    """One number of the summary, and where it comes from."""

    label: str
    value: str
    query: str
    anchor: str


Tone = Literal["", "bad", "pale"]
"""What is late or failed stands out; what is not known yet is pale."""


@dataclass(frozen=True)
class Bar:
    """One bar of a chart."""

    label: str
    amount: Money | int
    anchor: str
    tone: Tone = ""


@dataclass(frozen=True)
class Point:
    """One figure of a trend: its period, how high it lies, and what is said of it."""

    period: str
    height: Fraction
    text: str
    anchor: str


@dataclass(frozen=True)
class Line:
    """A figure over time; points in order, their periods as texts that sort by time."""

    label: str
    points: list[Point]
    low: int = 0
    """Where the scale begins, unless a point lies below."""
    high: int = 0
    """Where it ends, unless a point lies above."""


@dataclass(frozen=True)
class Section:
    """The rows of one query, and a chart of them."""

    key: str
    title: str
    query: str
    arguments: dict[str, Any]
    columns: list[str]
    headings: list[str]
    texts: list[list[str]]
    anchors: list[str]
    links: list[str] = field(default_factory=list)
    """For each row the anchor of the records behind it; empty: the row is a record."""
    note: str = ""
    """The clause of the policy that the rows are reckoned by."""
    chart_title: str = ""
    chart_axis: str = ""
    """What the lengths of the bars are."""
    bars: list[Bar] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    """Trends, each with a scale of its own, drawn one above the other."""


@dataclass(frozen=True)
class Report:
    kind: str
    title: str
    language: str
    as_of: str
    made_at: datetime.datetime
    time_zone: str
    """That of the policy, in which every time is told."""
    figures: list[Figure]
    sections: list[Section]

    def html(self) -> str:
        """One page that needs nothing else: no script, no font, no network."""
        from kehu._page import render

        return render(self)


class NoReport(ValueError):
    """There is no such report: of that kind, or of an earlier day."""


class Maker:
    """What the kinds of reports have in common: asking, naming customers, adding up."""

    def __init__(self, session: Session, as_of: str | None, language: str) -> None:
        self.session = session
        self._as_of = as_of
        self.is_dated = False
        self.language = language
        self._names: dict[Any, tuple[str, str]] | None = None

    def ask(self, query: str, **arguments: Any) -> tuple[list[Any], dict[str, Any]]:
        """The rows, and the arguments as they were asked."""
        given = {key: value for key, value in arguments.items() if value is not None}
        return self.session.query(query, given).rows(), given

    def word(self, key: str) -> str:
        return word(key, self.language)

    @property
    def as_of(self) -> str | None:
        """The day that was asked for. A kind that never asks can only tell how things stand now."""
        self.is_dated = True
        return self._as_of

    @functools.cached_property
    def heading(self) -> Any:
        """Of the policy in force: its time zone, and the day that it is there now."""
        return self.ask("policy.heading")[0][0]

    @functools.cached_property
    def zone(self) -> datetime.tzinfo:
        """In which the policy's days begin and end; never that of this machine."""
        return zoneinfo.ZoneInfo(self.heading.time_zone)

    @property
    def day(self) -> datetime.date:
        """The last day of the report: the one asked for, else today."""
        if self.as_of is not None:
            return datetime.date.fromisoformat(self.as_of)
        today: datetime.date = self.heading.today
        return today

    def text(self, value: object) -> str:
        """A value as people read it; a time in the policy's zone, with its offset."""
        if isinstance(value, datetime.datetime):
            return value.astimezone(self.zone).isoformat(" ", "seconds")
        text = cell_text(value)
        return self.word(text) if isinstance(value, bool) else text

    def clause(self, clause: str) -> str:
        """The text of a clause of the policy in force, with its number."""
        for row in self.ask("policy.clauses", clause=clause)[0]:
            return f"{clause} {row.text_zh if self.language == 'zh' else row.text_en}"
        return ""

    def parameters(self, clause: str) -> dict[str, Any]:
        """What a clause of the policy in force states."""
        rows = self.ask("policy.clauses", clause=clause)[0]
        found: dict[str, Any] = json.loads(rows[0].parameters) if rows else {}
        return found

    def customer(self, key: Any) -> tuple[str, str]:
        """Code (or id) and name."""
        if self._names is None:
            self._names = {
                row.id: (row.code or str(row.id), row.name) for row in self.ask("customer.get")[0]
            }
        return self._names.get(key, (str(key), ""))

    def section(
        self,
        key: str,
        query: str,
        arguments: dict[str, Any],
        rows: Iterable[Any],
        columns: Iterable[str],
        *,
        cell: Cell | None = None,
        headings: dict[str, str] | None = None,
        links: Callable[[Any], str] | None = None,
    ) -> Section:
        """Rows as texts. The column "customer" becomes two, his code and his name.

        ``cell`` says what stands in a column, unless it is the value as people read it;
        ``headings`` has the words of columns that are not headed by the word of their name;
        ``links`` gives the anchor of the records behind a row.
        """
        fields, listed, headed = list(columns), list(rows), headings or {}
        names = [part for name in fields for part in _parts.get(name, (name,))]
        return Section(
            key=key,
            title=self.word(key),
            query=query,
            arguments=arguments,
            columns=names,
            headings=[self.word(headed.get(name, name)) for name in names],
            texts=[[text for name in fields for text in self._texts(row, name, cell)]
                   for row in listed],
            anchors=[f"{key}-{index}" for index in range(len(listed))],
            links=[links(row) for row in listed] if links else [],
        )

    def _texts(self, row: Any, name: str, cell: Cell | None) -> tuple[str, ...]:
        if name in _parts:
            return self.customer(row.customer)
        return (cell(self, row, name) if cell else self.text(getattr(row, name)),)

    def totals(
        self, label: str, query: str, anchor: str, amounts: Iterable[Money | None]
    ) -> list[Figure]:
        """One figure for each currency."""
        sums = add_up(amounts)
        name = self.word(label)
        return [Figure(name, str(total), query, anchor) for total in sums.values()]

    def count(self, label: str, query: str, anchor: str, number: int) -> Figure:
        return Figure(self.word(label), str(number), query, anchor)


Cell = Callable[[Maker, Any, str], str]
"""What stands in a row's column of that name."""

_parts = {"customer": ("customer", "customer_name")}


def duration_text(seconds: int) -> str:
    """Hours and minutes; what is under a minute in seconds."""
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02} h"


def add_up(amounts: Iterable[Money | None]) -> dict[str, Money]:
    """Sums by currency, exactly."""
    sums: dict[str, Money] = {}
    for amount in amounts:
        if amount is None or (not amount and amount.currency == "XXX"):
            continue
        before = sums.get(amount.currency)
        sums[amount.currency] = amount if before is None else before + amount
    return dict(sorted(sums.items()))


def _with_chart(
    section: Section, title: str, bars: list[Bar], note: str = "", axis: str = ""
) -> Section:
    return dataclasses.replace(section, chart_title=title, bars=bars, note=note, chart_axis=axis)


def _sum_bars(groups: dict[str, list[Money]], anchor: str) -> list[Bar]:
    """A bar for each group and currency."""
    return [
        Bar(label, total, anchor)
        for label, amounts in groups.items()
        for total in add_up(amounts).values()
    ]


_bands = ("current", "first", "second", "third", "older")


def _band_names(maker: Maker) -> dict[str, str]:
    """The bands by the bounds of CRD-15: "1-30 days past due"."""
    upper = [int(bound) for bound in maker.parameters("CRD-15")["ageing_bounds"]]
    lower = [1, *(bound + 1 for bound in upper)]
    past_due = maker.word("days_past_due")
    names = {"current": maker.word("current")}
    for band, low, high in zip(_bands[1:], lower, upper, strict=False):
        names[band] = f"{low}-{high} {past_due}"
    names["older"] = f"{lower[-1]}+ {past_due}"
    return names


def _ageing(maker: Maker) -> tuple[list[Figure], list[Section]]:
    rows, asked = maker.ask("credit.ageing", as_of=maker.as_of)
    records, records_asked = maker.ask("credit.receivables", as_of=maker.as_of)
    first_record = {row.customer: f"receivables-{i}" for i, row in reversed([*enumerate(records)])}
    named = _band_names(maker)
    section = maker.section(
        "by_customer",
        "credit.ageing",
        asked,
        rows,
        ["customer", "receivables", *_bands, "open"],
        headings={"receivables": "receivables_count", **named},
        links=lambda row: first_record.get(row.customer, ""),
    )
    bands = {named[band]: [getattr(row, band) for row in rows] for band in _bands}
    bars = _sum_bars(bands, "by_customer")
    section = _with_chart(section, maker.word("ageing"), bars, maker.clause("CRD-15"), maker.word("open"))
    figures = maker.totals("open_total", "credit.ageing", "by_customer", (r.open for r in rows))
    overdue = [getattr(row, band) for row in rows for band in _bands[1:]]
    figures += maker.totals("overdue_total", "credit.ageing", "by_customer", overdue)
    for row in maker.ask("credit.dso", as_of=maker.as_of)[0]:
        if row.dso:
            label = f"{maker.word('dso')}, {row.open.currency}"
            figures.append(Figure(label, row.dso, "credit.dso", "receivables"))
    columns = ["customer", "number", "invoice_date", "due_date", "amount", "open", "days_due"]
    behind = maker.section("receivables", "credit.receivables", records_asked, records, columns)
    return figures, [section, behind]


def _limit_use(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "credit.limit_use"
    rows, asked = maker.ask(query, as_of=maker.as_of, over_only=False)
    columns = ["customer", "limit", "exposure", "available", "used", "over"]
    section = maker.section("by_customer", query, asked, rows, columns)
    largest = sorted(enumerate(rows), key=lambda pair: pair[1].exposure.minor, reverse=True)[:20]
    bars = [
        Bar(" ".join(maker.customer(row.customer)), row.exposure, f"by_customer-{i}")
        for i, row in largest
        if row.exposure.minor > 0
    ]
    section = _with_chart(section, maker.word("exposure"), bars, axis=maker.word("exposure"))
    figures = maker.totals("exposure_total", query, "by_customer", (r.exposure for r in rows))
    over = sum(1 for row in rows if row.over)
    figures.append(maker.count("over_count", query, "by_customer", over))
    return figures, [section]


def _over_limit(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "credit.over_limit_shipments"
    rows, asked = maker.ask(query)
    columns = [
        "customer",
        "authorization",
        "coverage",
        "signatory",
        "amount",
        "reserved",
        "shipped",
        "uncollected",
        "authorized_at",
    ]
    section = maker.section("shipments", query, asked, rows, columns)
    groups: dict[str, list[Money]] = {}
    for row in rows:
        groups.setdefault(cell_text(row.coverage), []).append(row.amount)
    bars = _sum_bars(groups, "shipments")
    section = _with_chart(section, maker.word("coverage"), bars, axis=maker.word("amount"))
    figures = maker.totals("amount_total", query, "shipments", (r.amount for r in rows))
    figures += maker.totals("uncollected_total", query, "shipments", (r.uncollected for r in rows))
    breaches, breaches_asked = maker.ask("credit.breaches")
    columns = ["customer", "amount", "shipped_on", "handwritten_invoice", "note", "recorded_by"]
    behind = maker.section("breaches", "credit.breaches", breaches_asked, breaches, columns)
    return figures, [section, behind]


def _plans(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "credit.payment_plans"
    rows, asked = maker.ask(query, as_of=maker.as_of, all=False)
    columns = ["customer", "plan", "number", "day", "amount", "received", "state"]
    section = maker.section("promises", query, asked, rows, columns)
    groups: dict[str, list[Money]] = {}
    for row in rows:
        month = f"{row.day:%Y-%m}"
        groups.setdefault(f"{month} {maker.word('promised_total')}", []).append(row.amount)
        groups.setdefault(f"{month} {maker.word('received_total')}", []).append(row.received)
    bars = _sum_bars(dict(sorted(groups.items(), key=lambda pair: pair[0][:7])), "promises")
    section = _with_chart(section, maker.word("plans"), bars, axis=maker.word("amount"))
    figures = maker.totals("promised_total", query, "promises", (r.amount for r in rows))
    figures += maker.totals("received_total", query, "promises", (r.received for r in rows))
    broken = sum(1 for row in rows if row.state == "broken")
    figures.append(maker.count("broken_count", query, "promises", broken))
    return figures, [section]


def _bad_debt(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "credit.bad_debt_shares"
    rows, asked = maker.ask(query)
    columns = ["customer", "write_off", "basis", "role", "person", "share", "amount"]
    section = maker.section("shares", query, asked, rows, columns)
    groups: dict[str, list[Money]] = {}
    for row in rows:
        groups.setdefault(row.person or maker.word("company"), []).append(row.amount)
    bars = _sum_bars(groups, "shares")
    section = _with_chart(section, maker.word("shares"), bars, axis=maker.word("amount"))
    figures = maker.totals("amount_total", query, "shares", (row.amount for row in rows))
    return figures, [section]


Kind = Callable[[Maker], tuple[list[Figure], list[Section]]]

KINDS: dict[str, Kind] = {
    "ageing": _ageing,
    "limit-use": _limit_use,
    "over-limit": _over_limit,
    "plans": _plans,
    "bad-debt": _bad_debt,
}


def make(
    session: Session,
    kind: str,
    *,
    as_of: datetime.date | str | None = None,
    language: str = "en",
    now: datetime.datetime | None = None,
) -> Report:
    """Makes a report of a kind, one of ``kehu.reports.kinds()``: ageing, limit-use, service, ...

    ``as_of`` asks for an earlier day, where the kind can tell it. ``language`` is "en" or "zh".
    """
    from kehu.reports import kinds

    known = kinds()
    if kind not in known:
        raise NoReport(f"no report is of the kind '{kind}'; the kinds are {', '.join(known)}")
    maker = Maker(session, None if as_of is None else str(as_of), language)
    figures, sections = known[kind](maker)
    is_today = as_of is None or str(as_of) == str(maker.heading.today)
    if not is_today and not maker.is_dated:
        raise NoReport(
            f"the report '{kind}' tells how things stand now, not on {as_of}; leave as_of out"
        )
    return Report(
        kind=kind,
        title=maker.word(kind),
        language=language,
        as_of=str(as_of or ""),
        made_at=(now or datetime.datetime.now(datetime.timezone.utc)).astimezone(maker.zone),
        time_zone=maker.heading.time_zone,
        figures=figures,
        sections=sections,
    )
