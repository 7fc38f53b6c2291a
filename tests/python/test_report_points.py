"""The report on points: its figures add up from its rows, and past months stay what they were."""

from __future__ import annotations

import datetime
from pathlib import Path

import kehu
import pytest
from browser import show
from kehu import reports
from kehu.report import make


@pytest.fixture
def shop(desk: kehu.Session) -> kehu.Session:
    before = str(datetime.date.today() - datetime.timedelta(days=40))
    for number, amount in ((1, "700.00"), (2, "120.00"), (3, "0.80")):
        code = f"A-{number}"
        desk.customer.create(
            kind="individual", name=f"客户 {number} & <co>", channel="visit", code=code,
            contact_points=[{"kind": "mobile", "value": f"1391234567{number}"}],
        )
        desk.execute("purchase.record", {"customer": code, "amount": f"{amount} CNY"})
        desk.execute(
            "purchase.record",
            {"customer": code, "amount": f"{amount} CNY", "purchased_on": before},
        )
    desk.execute("points.settle")
    pen = desk.execute(
        "points.offer", {"code": "PEN", "kind": "gift", "name": "笔", "points": 100}
    )
    desk.execute("points.redeem", {"customer": "A-1", "reward": pen.id, "quantity": 2})
    return desk


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_has_a_word_for_everything(shop: kehu.Session, language: str) -> None:
    report = make(shop, "points", language=language)
    page = report.html()
    assert report.title in page
    assert "& <co>" not in page
    assert page.count("<svg") == 3
    for section in report.sections:
        assert section.texts, section.key
        assert all(len(row) == len(section.headings) for row in section.texts), section.key
        assert not any("_" in text for text in section.headings + section.texts[0][:1])


def test_figures_are_those_of_the_rows(shop: kehu.Session) -> None:
    report = make(shop, "points")
    figures = {figure.label: figure.value for figure in report.figures}
    by_key = {section.key: section for section in report.sections}
    accounts = by_key["points_accounts"]
    outstanding = sum(
        int(row[accounts.columns.index("active")]) + int(row[accounts.columns.index("locked")])
        for row in accounts.texts
    )
    assert outstanding == 2 * (700 + 120) - 200
    assert figures["Points outstanding"] == str(outstanding)
    assert figures["Liability"] == f"{outstanding / 100:.2f} CNY"
    months = by_key["points_months"]
    today = next(row for row in months.texts if row[0] == _today(shop))
    assert today[months.columns.index("liability")] == figures["Liability"]
    last = months.texts[-1]
    assert last[months.columns.index("liability")] == "0.00 CNY"
    assert last[months.columns.index("expired")] == str(outstanding)


def _today(desk: kehu.Session) -> str:
    day: datetime.date = next(iter(desk.query("points.liability"))).as_of
    return str(day)


def test_a_browser_shows_it_offline(shop: kehu.Session, tmp_path: Path) -> None:
    made = make(shop, "points", language="zh")
    shown = show(made.html(), tmp_path)
    assert shown.bars == sum(len(section.bars) for section in made.sections) > 0
    assert "积分" in shown.labels


def test_the_kind_is_known() -> None:
    assert "points" in reports.kinds()
