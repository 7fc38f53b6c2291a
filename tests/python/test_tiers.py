"""A draw computed again by other means, the report of tiers, tiers of a real history."""

from __future__ import annotations

import datetime
import hashlib
import json
import uuid
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any

import kehu
import pytest
from conftest import ROOT, import_cdnow, purchases_of_cdnow
from kehu.report import make

ONE_REVIEW = [{"department": "finance", "matter": "tier.review.finance"}]


def reference() -> dict[str, Any]:
    text = (ROOT / "examples" / "policy" / "reference.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    clause(document, "TIER-2")["parameters"]["reviews"] = ONE_REVIEW
    return document


def clause(document: dict[str, Any], wanted: str) -> dict[str, Any]:
    return next(each for each in document["clauses"] if each["id"] == wanted)


@pytest.fixture
def book() -> Iterator[kehu.Database]:
    with kehu.open(store="memory", clock="manual", policy=reference()) as database:
        yield database


def on(book: kehu.Database, day: str, actor: str = "li.wei", role: str = "administrator") -> (
    kehu.Session
):
    return book.session(actor=actor, role=role, purpose="tiers", now=f"{day}T09:00:00+08:00")


def buy(session: kehu.Session, code: str, amount: str) -> None:
    for each in (amount, "1.00", "1.00"):
        session.execute("purchase.record", {"customer": code, "amount": f"{each} CNY"})


def rise(book: kehu.Database, day: str, code: str) -> None:
    manager = on(book, day)
    application = manager.execute("tier.propose", {"customer": code, "reason": "buys much"}).id
    given = {"application": str(application)}
    manager.execute("tier.consent", {**given, "channel": "visit", "evidence": "letter"})
    manager.execute("tier.apply", {**given, "statement": "applies"})
    on(book, day, "zhou.ting", "finance").execute(
        "tier.review", {**given, "department": "finance", "approved": True}
    )
    on(book, day, "chen.jun", "general_manager").execute("tier.upgrade", given)


def customer(session: kehu.Session, code: str) -> str:
    session.execute(
        "customer.create", {"kind": "company", "name": f"{code} Ltd.", "channel": "visit", "code": code}
    )
    return code


def test_a_draw_can_be_computed_again_without_kehu() -> None:
    document = reference()
    clause(document, "TIER-3")["tables"]["events"]["rules"] = [{"when": ["-", "-"], "then": ["true"]}]
    seed = bytes(range(32))
    with kehu.open(store="memory", clock="manual", policy=document) as book:
        session = on(book, "2024-03-01")
        event = session.execute(
            "event.announce",
            {
                "name": "Spring draw",
                "kind": "draw",
                "registration_until": "2024-03-10T00:00:00Z",
                "winners": 7,
                "seed_commitment": hashlib.blake2b(seed, digest_size=32).hexdigest(),
            },
        ).id
        for number in range(40):
            code = customer(session, f"C-{number}")
            session.execute("event.register", {"event": str(event), "customer": code})
        session = on(book, "2024-03-11")
        session.execute("event.draw", {"event": str(event), "seed": seed.hex()})
        rows = session.query("event.registrations", {"event": str(event)}).rows()
        tickets = sorted(
            (hashlib.blake2b(seed + uuid.UUID(str(row.id)).bytes, digest_size=32).hexdigest(), row.id)
            for row in rows
        )
        drawn = session.query("event.recompute_draw", {"event": str(event)}).rows()
        assert [(row.ticket, row.registration) for row in drawn] == tickets
        assert all(row.agrees and row.commitment_met for row in drawn)
        won = {row.id for row in rows if str(row.outcome) == "won"}
        assert won == {registration for _, registration in tickets[:7]}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_report_counts_what_is_on_record(book: kehu.Database, language: str) -> None:
    session = on(book, "2024-03-01")
    for code in ("A-1", "A-2"):
        buy(session, customer(session, code), "60000.00")
        rise(book, "2024-03-01", code)
    session = on(book, "2024-03-02")
    report = make(session, "tiers", language=language)
    page = report.html()
    assert report.title in page
    for section in report.sections:
        assert all(len(row) == len(section.headings) for row in section.texts), section.key
        assert not any("_" in heading for heading in section.headings), section.headings
    values = [figure.value for figure in report.figures]
    assert values == ["2", "0", "0", "2", "0"]
    assert len(next(s for s in report.sections if s.key == "tier_history").texts) == 2


def test_the_report_of_an_earlier_day_tells_nothing_of_now(book: kehu.Database) -> None:
    session = on(book, "2024-03-01")
    for code, day in (("A-1", "2024-03-01"), ("A-2", "2024-05-01")):
        buy(session, customer(session, code), "60000.00")
        rise(book, day, code)
    report = make(on(book, "2024-05-02"), "tiers", as_of="2024-04-01")
    sections = {section.key: section for section in report.sections}
    assert set(sections) == {"tier_moves", "tier_history", "tier_members"}
    assert [row[0] for row in sections["tier_members"].texts] == ["A-1"]
    today = make(on(book, "2024-05-02"), "tiers", as_of="2024-05-02")
    assert len(next(s for s in today.sections if s.key == "tier_members").texts) == 2


def test_the_tiers_of_a_real_history_are_those_reckoned_by_hand(shared: Path) -> None:
    """CDNOW, its dollars taken for yuan: every eighth customer on the last day of the data."""
    pytest.importorskip("pyarrow")
    cells = purchases_of_cdnow(shared)
    numbers = sorted({cell[1] for cell in cells})[::8]
    taken = [cell for cell in cells if cell[1] in set(numbers)]
    document = reference()
    clause(document, "TIER-1")["tables"]["conditions"]["rules"] = [
        {"when": [">= 10.00 CNY", ">= 5", "-", "-"], "then": ["gold"]},
        {"when": [">= 1.00 CNY", ">= 2", "-", "-"], "then": ["silver"]},
        {"when": ["-", "-", "-", "-"], "then": ["ordinary"]},
    ]
    last = datetime.date(1998, 6, 30)
    with kehu.open(store="memory", clock="manual", policy=document) as book:
        desk = on(book, last.isoformat())
        import_cdnow(desk, taken, "CNY")
        found = {}
        for number in numbers:
            rows = desk.query("tier.standing", {"customer": number}).rows()
            found[number] = next(row.tier for row in rows if str(row.part) == "deserved")
    expected = {}
    for number in numbers:
        bought = [cell for cell in taken if cell[1] == number]
        year = sum((Decimal(cell[4]) for cell in bought if cell[2] > "19970630"), Decimal(0))
        monthly = (year / 12).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        count = len(bought)
        expected[number] = (
            "gold" if monthly >= 10 and count >= 5
            else "silver" if monthly >= 1 and count >= 2
            else "ordinary"
        )
    assert found == expected
    assert set(found.values()) == {"gold", "silver", "ordinary"}
