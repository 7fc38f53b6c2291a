"""The reports on work orders: their figures are those of the queries, and lead to records."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import kehu
import pytest
from browser import show
from kehu import report
from kehu.reports import kinds

CHINA = timezone(timedelta(hours=8))
KINDS = ["paid-services", "work-orders"]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 3, day, hour, minute, tzinfo=CHINA)


class Firm:
    """A firm of installers, of which the tests need a month."""

    def __init__(self) -> None:
        self.database = kehu.open(store="memory", clock="manual")
        self.customers = 0
        for day, (name, level) in enumerate((("wu.gang", 3), ("sun.qi", 2))):
            self.do(at(1 + day, 8), "technician", id=None, name=name, department="engineering",
                    skills=[{"skill": "repair", "level": level}],
                    certificates=[{"certificate": "electrician", "valid_from": "2023-01-01",
                                   "valid_until": "2025-12-31"}],
                    territories=[{"territory": "west", "travel_minutes": 30}])

    def session(self, now: datetime, role: str = "administrator") -> kehu.Session:
        return self.database.session(actor="zhang.wei", role=role, purpose="test", now=now)

    def do(self, now: datetime, what: str, **arguments: Any) -> Any:
        named = {"technician": "record_technician"}
        given = {key: value for key, value in arguments.items() if value is not None}
        return self.session(now).execute(f"work_order.{named.get(what, what)}", given)

    def repair(self, day: int, name: str, *, technician: str, late: int = 0, lines: Any = (),
               damage: str = "", reworks: int = 0) -> str:
        """An order from its request to the signature; ``late`` minutes after the appointment."""
        self.customers += 1
        code = f"K{self.customers}"
        self.session(at(day, 8)).execute(
            "customer.create", {"kind": "company", "name": name, "channel": "visit", "code": code})
        order = self.do(at(day, 9), "request", kind="repair", customer=code, address="1 Harbour Road",
                        territory="west", contact="Ann Marsh", phone="13800138000", model="KT-300",
                        purchase_date="2020-01-01", fault="no light").id
        who = self.session(at(day, 9)).query("work_order.technicians").rows()
        sent = next(each.id for each in who if each.name == technician)
        self.database.session(actor="liu.yan", role="engineering_manager", purpose="test",
                              now=at(day, 9)).execute("work_order.approve", {"work_order": order})
        self.do(at(day, 9), "dispatch", work_order=order, technician=sent, starts_at=at(day, 10),
                ends_at=at(day, 11), agreed_by="Ann Marsh")
        come = at(day, 10) + timedelta(minutes=late)
        self.do(come, "arrive", work_order=order)
        self.do(come, "accept_price", work_order=order, accepted_by="Ann Marsh",
                lines=[{"item": item, "quantity": 1} for item in lines])
        self.do(come, "start", work_order=order)
        for item in lines:
            self.do(come, "charge", work_order=order, item=item, quantity=1)
        if damage:
            self.do(come, "report_damage", work_order=order, description=damage,
                    value="600.00 CNY", apology="we are sorry")
        for turn in range(reworks + 1):
            if turn > 0:
                self.do(come, "rework", work_order=order, reason="it flickers")
            for item in ("photograph_before", "photograph_after"):
                self.do(come, "add_evidence", work_order=order, item=item)
            self.do(come, "complete", work_order=order, result="repaired")
        self.do(come, "sign", work_order=order, signed_by="Ann Marsh")
        return str(order)


@pytest.fixture(scope="module")
def books() -> kehu.Session:
    firm = Firm()
    firm.repair(4, "Acme 有限公司", technician="wu.gang", lines=("mainboard", "labour_hour"))
    paid = firm.repair(5, "<b>Bright</b>", technician="wu.gang", late=11, lines=("terminal",))
    firm.repair(6, "三江照明工程股份有限公司西部分公司", technician="sun.qi", lines=("cable",),
                damage="<i>a vase</i>")
    firm.repair(7, "Delta", technician="sun.qi", reworks=1)
    firm.do(at(8, 9), "receive_money", work_order=paid, amount="800.00 CNY", method="cash")
    finance = firm.database.session(actor="chen.jing", role="finance", purpose="t", now=at(8, 10))
    finance.execute("work_order.take_over_money",
                    {"work_order": paid, "receipt": 1, "invoice_number": "I-1"})
    firm.do(at(9, 9), "draw_spot_checks", seed="March 2024", **{"from": "2024-03-01"},
            until="2024-03-08")
    draw = firm.session(at(9, 9)).query("work_order.spot_checks").rows()[0].draw
    firm.do(at(9, 10), "record_spot_check", draw=draw, number=1, passed=False, finding="it hums")
    return firm.session(at(10, 9))


def section_of(made: report.Report, key: str) -> report.Section:
    return next(section for section in made.sections if section.key == key)


def column(section: report.Section, name: str) -> list[str]:
    at_column = section.columns.index(name)
    return [text[at_column] for text in section.texts]


def test_rates_are_those_of_the_query(books: kehu.Session) -> None:
    made = report.make(books, "work-orders")
    figures = {figure.label: figure.value for figure in made.figures}
    # One came eleven minutes late; one was sent back, and one failed the call.
    assert figures["Completed"] == "4"
    assert figures["Timely, %"] == "75.0"
    assert figures["Calls passed, %"] == "0.0"
    assert figures["Calls to be made"] == "1"
    row = books.query("work_order.rates", {"by": "kind"}).rows()[0]
    by_kind = section_of(made, "rates_by_kind")
    assert column(by_kind, "group") == ["Repair"]
    assert column(by_kind, "timely") == [str(row.timely)] == ["3"]
    assert column(by_kind, "passed") == [str(row.passed)]
    assert figures["Passed, %"] == f"{float(row.pass_rate * 100):.1f}"
    by_technician = section_of(made, "rates_by_technician")
    assert column(by_technician, "group") == ["sun.qi", "wu.gang"]
    assert column(by_technician, "timely_share") == ["100.0", "50.0"]
    assert column(section_of(made, "rates_by_month"), "completed") == ["4"]


def test_the_register_of_paid_services_adds_up(books: kehu.Session) -> None:
    made = report.make(books, "paid-services")
    rows = books.query("work_order.paid_services").rows()
    register = section_of(made, "paid_register")
    assert column(register, "charged") == [str(row.charged) for row in rows]
    figures = {figure.label: figure.value for figure in made.figures}
    assert figures["Charged"] == str(sum(row.charged for row in rows)) == "1215.00 CNY"
    assert figures["Not handed over"] == "415.00 CNY"
    assert [str(bar.amount) for bar in register.bars] == ["1215.00 CNY"]
    damages = section_of(made, "damage_register")
    assert column(damages, "state") == ["Waiting for an answer"]
    assert figures["Damages waiting for an answer"] == "1"


def test_a_day_leaves_out_what_came_later(books: kehu.Session) -> None:
    made = report.make(books, "work-orders", as_of="2024-03-05")
    assert made.figures[0].value == "2"
    assert column(section_of(made, "orders_behind"), "completed_on") == ["2024-03-04", "2024-03-05"]
    assert section_of(made, "spot_checks").texts == []
    paid = report.make(books, "paid-services", as_of="2024-03-04")
    assert paid.figures[0].value == "1"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_figure_leads_to_records(books: kehu.Session, kind: str, language: str) -> None:
    made = report.make(books, kind, language=language)
    assert kind in kinds()
    page = made.html()
    anchors = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links and links <= anchors
    for section in made.sections:
        if section.key.startswith("rates_by_"):
            behind = section_of(made, "orders_behind")
            for link, group in zip(section.links, column(section, "group"), strict=True):
                by = section.key.removeprefix("rates_by_")
                index = behind.anchors.index(link)
                if by != "month":
                    assert column(behind, by)[index] == group
    assert not re.search(r'(src|href)="(https?:)?//', page)
    assert "<b>Bright" not in page and "<i>a vase" not in page


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_shows_it_offline(books: kehu.Session, kind: str, tmp_path: Path) -> None:
    made = report.make(books, kind, language="zh")
    shown = show(made.html(), tmp_path)
    assert shown.bars == sum(len(section.bars) for section in made.sections)
    assert any("维修" in label for label in shown.labels)
    assert "三江照明工程股份有限公司西部分公司" in shown.dom


def test_a_table_fits_a_terminal(books: kehu.Session) -> None:
    from kehu._tables import format_table

    made = report.make(books, "work-orders", language="zh")
    by_kind = section_of(made, "rates_by_kind")
    lines = format_table(by_kind.headings, by_kind.texts).splitlines()
    assert lines[0].split()[:4] == ["分组", "完工", "及时", "及时率（%）"]
    assert lines[2].split()[:4] == ["维修", "4", "3", "75.0"]


def test_the_rows_go_to_arrow(books: kehu.Session) -> None:
    arrow = pytest.importorskip("pyarrow")
    table = arrow.table(books.query("work_order.rates", {"by": "technician"}))
    assert table.column("group").to_pylist() == ["sun.qi", "wu.gang"]
    assert table.column("completed").to_pylist() == [2, 2]
