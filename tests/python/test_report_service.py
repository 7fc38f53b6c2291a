"""The reports on service requests: their figures are those of the queries, and lead to records."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import kehu
import pytest
from browser import show
from kehu import report
from kehu.reports import kinds

CHINA = timezone(timedelta(hours=8))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 3, day, hour, minute, tzinfo=CHINA)


@pytest.fixture
def desk() -> kehu.Session:
    database = kehu.open(store="memory", clock="manual")

    def session(now: datetime) -> kehu.Session:
        return database.session(actor="wu.na", role="service_desk", purpose="test", now=now)

    calls = (("price", at(1, 9, 20)), ("<b>noise</b>", at(1, 11)), ("light", None))
    for subject, answered in calls:
        opened = session(at(1, 9)).execute(
            "service.open",
            {
                "kind": "pre_sales_question",
                "channel": "phone",
                "contact": f"{len(subject)}@example.com",
                "subject": subject,
            },
        )
        if answered:
            session(answered).execute(
                "service.respond", {"request": str(opened.id), "text": "we answer"}
            )
    return session(at(1, 11, 30))


def test_rates_are_those_of_the_query(desk: kehu.Session) -> None:
    made = report.make(desk, "service")
    rows = desk.query("service.performance", {"by": "kind"}).rows()
    first = next(row for row in rows if str(row.clock) == "first_response")
    assert (first.met, first.missed, first.running) == (1, 2, 0)
    assert first.timely_rate == "33.3"
    figures = {figure.label: figure.value for figure in made.figures}
    assert figures["First response, In time, %"] == "33.3"
    by_kind = made.sections[0]
    assert by_kind.texts[0][:6] == ["Pre-sales question", "First response", "3", "1", "2", "0"]
    assert {bar.amount for bar in by_kind.bars[:2]} == {1, 2}


def test_times_are_those_of_the_policy_and_never_of_the_machine(
    desk: kehu.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    made = report.make(desk, "service", now=at(1, 12))
    behind = made.sections[-1]
    started = behind.columns.index("started_at")
    assert {row[started] for row in behind.texts} == {
        f"2024-03-01 {time_of_day}:00+08:00" for time_of_day in ("09:00", "09:20", "11:00")
    }
    assert "Made 2024-03-01 12:00 · Times in Asia/Shanghai" in made.html()
    assert "生成时间 2024-03-01 12:00 · 时区 Asia/Shanghai" in report.make(
        desk, "service", language="zh", now=at(1, 12)
    ).html()
    monkeypatch.undo()
    time.tzset()


def test_a_policy_of_another_place_has_its_summer_time() -> None:
    database = kehu.open(store="memory", clock="manual",
                         policy_patch={"policy": {"time_zone": "Europe/Berlin"}})
    for month in (3, 4):  # before and after the clocks went forward
        now = datetime(2024, month, 1, 9, tzinfo=timezone.utc)
        database.session(actor="wu.na", role="service_desk", purpose="test", now=now).execute(
            "service.open",
            {"kind": "pre_sales_question", "channel": "phone", "contact": "a@example.com",
             "subject": "price"},
        )
    session = database.session(actor="wu.na", role="service_desk", purpose="test", now=now)
    behind = report.make(session, "service").sections[-1]
    started = behind.columns.index("started_at")
    assert {row[started] for row in behind.texts} >= {
        "2024-03-01 10:00:00+01:00", "2024-04-01 11:00:00+02:00"
    }


def test_every_row_leads_to_its_records(desk: kehu.Session) -> None:
    made = report.make(desk, "service")
    behind = made.sections[-1]
    assert len(behind.texts) == len(desk.query("service.clocks").rows())
    for section in made.sections[:-1]:
        assert section.links
        for link, text in zip(section.links, section.texts, strict=True):
            index = behind.anchors.index(link)
            assert behind.texts[index][3] == text[1]


@pytest.mark.parametrize("kind", ["service", "service-queue"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_needs_nothing_else(desk: kehu.Session, kind: str, language: str) -> None:
    page = report.make(desk, kind, language=language).html()
    assert "<svg" in page
    assert not re.search(r'(src|href)="(https?:)?//', page)
    assert "<b>noise" not in page


@pytest.mark.parametrize("kind", ["service", "service-queue"])
def test_a_browser_shows_it_offline(desk: kehu.Session, kind: str, tmp_path: Path) -> None:
    made = report.make(desk, kind, language="zh")
    shown = show(made.html(), tmp_path)
    assert shown.bars == sum(len(section.bars) for section in made.sections) > 0
    assert made.sections[0].chart_axis in shown.labels


def test_the_queue_says_what_puts_each_where_it_stands(desk: kehu.Session) -> None:
    made = report.make(desk, "service-queue", language="zh")
    rows = desk.query("service.queue").rows()
    assert [text[0] for text in made.sections[0].texts] == [str(row.position) for row in rows]
    assert made.figures[0].value == "3"
    assert "SRV-17" in made.sections[0].note
    assert made.sections[0].texts[1][-1] == "时限"


def test_the_command_line_finds_the_kinds() -> None:
    assert {"ageing", "service", "service-queue"} <= set(kinds())
