"""Reports on classes, value, behaviour and upkeep: their figures add up from their rows."""

from __future__ import annotations

from pathlib import Path

import kehu
import pytest
from kehu import reports
from kehu.report import make

KINDS = ("classes", "value", "behaviour", "upkeep")


@pytest.fixture
def shop(desk: kehu.Session) -> kehu.Session:
    for number, amount in ((1, "70000.00"), (2, "120.00"), (3, "80.00")):
        code = f"A-{number}"
        desk.customer.create(
            kind="individual", name=f"客户 {number} & <co>", channel="visit", code=code,
            contact_points=[{"kind": "mobile", "value": f"1391234567{number}"}],
        )
        for _ in range(number):
            desk.execute("purchase.record", {"customer": code, "amount": f"{amount} CNY"})
    desk.execute("classification.run")
    desk.execute("customer.report_change", {"customer": "A-1", "summary": "moved"})
    return desk


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_is_one_page_without_unknown_words(
    shop: kehu.Session, kind: str, language: str
) -> None:
    report = make(shop, kind, language=language)
    page = report.html()
    assert report.title in page
    assert "& <co>" not in page
    for section in report.sections:
        assert all(len(row) == len(section.headings) for row in section.texts), section.key
        assert not any("_" in heading for heading in section.headings), section.headings


def test_figures_are_those_of_the_rows(shop: kehu.Session) -> None:
    classes = make(shop, "classes")
    assert [(f.label, f.value) for f in classes.figures] == [("High value", "1")]
    value = make(shop, "value")
    figures = {f.label: f.value for f in value.figures}
    assert figures["Spent in all"] == "70480.00 CNY"
    behaviour = make(shop, "behaviour")
    assert [f.value for f in behaviour.figures] == ["70480.00 CNY"]
    upkeep = make(shop, "upkeep")
    assert {f.label: f.value for f in upkeep.figures}["Contact points to be verified"] == "3"


def test_the_kinds_are_known(tmp_path: Path) -> None:
    assert set(KINDS) <= set(reports.kinds())
