"""The reports on complaints: their figures are those of the queries, and lead to records."""

from __future__ import annotations

import re
from pathlib import Path

import kehu
import pytest
from browser import show
from kehu import report
from kehu.reports import kinds


@pytest.fixture
def handler() -> kehu.Session:
    database = kehu.open(store="memory")
    session = database.session(actor="he.jing", role="administrator", purpose="test")
    for subject, category in (("<b>seat</b>", "product_quality"), ("form", "service_quality"),
                              ("door", "product_quality")):
        opened = session.execute("complaint.open", {
            "channel": "call", "complainant": "Zhou", "phone": f"1390000{len(category):04}",
            "subject": subject, "content": "it is torn"})
        session.execute("complaint.acknowledge", {"complaint": opened.id})
        session.execute("complaint.assess", {
            "complaint": opened.id, "category": category, "facts": ["wide"],
            "reasons_sufficient": True, "demand_reasonable": True})
    return session


@pytest.mark.parametrize("kind", ["complaints-weekly", "complaints-monthly"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_figure_leads_to_records(handler: kehu.Session, kind: str, language: str) -> None:
    made = report.make(handler, kind, language=language)
    assert made.kind == kind and kind in kinds()
    figures = {figure.label: figure.value for figure in made.figures}
    assert list(figures.values())[0] == "3"
    sections = {section.key: section for section in made.sections}
    by_category = sections["by_category"]
    received = by_category.columns.index("received")
    assert [row[received] for row in by_category.texts] == ["2", "1"]
    assert len(sections["complaints_behind"].texts) == 3
    page = made.html()
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    assert "<svg" in page
    assert not re.search(r'(src|href)="(https?:)?//', page)
    if language == "zh":
        assert "投诉" in page


@pytest.mark.parametrize("kind", ["complaints-weekly", "complaints-monthly"])
def test_a_browser_shows_it_offline(handler: kehu.Session, kind: str, tmp_path: Path) -> None:
    made = report.make(handler, kind, language="zh")
    shown = show(made.html(), tmp_path)
    assert shown.bars == sum(len(section.bars) for section in made.sections) > 0
    assert {"受理投诉件数", "产品质量"} <= set(shown.labels)
    assert "<b>seat" not in shown.dom.split('<script type="application/json"')[0]
