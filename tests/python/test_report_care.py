"""The reports on care: their figures are those of the queries, and lead to records."""

from __future__ import annotations

import re
from pathlib import Path

import kehu
import pytest
from browser import show
from kehu import report
from kehu.reports import kinds

KINDS = ("visits", "satisfaction", "notices")
ROUNDS = {"2024-01": (5, 4, 2), "2024-04": (5, 5), "2024-07": (5, 5, 4)}


def _session(database: kehu.Database, day: str) -> kehu.Session:
    return database.session(
        actor="li.wei", role="administrator", purpose="care", now=f"{day}T10:00:00+08:00"
    )


@pytest.fixture
def desk_of_care() -> kehu.Session:
    """Three customers with names that mean mischief, three rounds, a year of visits, a notice."""
    database = kehu.open(store="memory", clock="manual")
    desk = _session(database, "2024-01-01")
    for number in range(3):
        desk.customer.create(
            kind="individual", name=f"客户 {number} & <co>", channel="visit", code=f"C{number}",
            account_manager="li.wei",
        )
    codes = [f"C{number}" for number in range(3)]
    desk.execute("care.plan_visits", {
        "visits": [{"customer": code} for code in codes], "visitor": "li.wei",
        "from": "2024-01-02", "purpose": "yearly"})
    desk.execute("care.draft_notice", {
        "customer": "C0", "kind": "fire_safety_check", "subject": "<b>check</b>", "text": "on Monday"})
    for month, scores in ROUNDS.items():
        desk = _session(database, f"{month}-05")
        survey = desk.execute(
            "care.open_survey", {"questionnaire": "satisfaction", "customers": codes})
        for code, score in zip(codes, scores, strict=False):
            desk.execute("care.answer_survey", {
                "survey": survey.id, "customer": code,
                "answers": [{"question": "overall", "answer": str(score)}]})
    visit = desk.query("care.visits")[0]
    desk.execute(
        "care.report_visit", {"visit": visit.id, "made_on": "2024-01-02", "report": "well & <good>"})
    return desk


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_figure_leads_to_records(
    desk_of_care: kehu.Session, kind: str, language: str
) -> None:
    made = report.make(desk_of_care, kind, language=language)
    assert kind in kinds()
    page = made.html()
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    assert "& <co>" not in page and "<b>check" not in page and "<good>" not in page
    assert not re.search(r'(src|href)="(https?:)?//', page)
    for section in made.sections:
        assert all(len(row) == len(section.headings) for row in section.texts), section.key
        assert not any("_" in heading for heading in section.headings), section.headings
    assert re.search("[\u4e00-\u9fff]", made.title) or language == "en"


def test_visits_are_told_against_the_plan(desk_of_care: kehu.Session) -> None:
    made = report.make(desk_of_care, "visits")
    figures = {figure.label: figure.value for figure in made.figures}
    assert figures["Rate, %"] == "33.3" and figures["Target, %"] == "100.0"
    assert (figures["Planned"], figures["Visits made"], figures["Overdue"]) == ("3", "1", "2")
    # Nobody was talked with in the ninety days since January.
    assert figures["Talks overdue"] == "3"
    rates = next(section for section in made.sections if section.key == "visit_rates")
    assert [row[:3] for row in rates.texts] == [["Everybody", "3", "1"], ["li.wei", "3", "1"]]
    assert all(rates.links)


def test_satisfaction_is_a_trend(desk_of_care: kehu.Session) -> None:
    made = report.make(desk_of_care, "satisfaction")
    section = next(each for each in made.sections if each.key == "results_satisfaction")
    result, response = section.lines
    assert [point.period for point in result.points] == list(ROUNDS)
    assert [point.text for point in result.points] == ["66.7", "100.0", "100.0"]
    assert [point.text for point in response.points] == ["100.0", "66.7", "100.0"]
    figures = {figure.label: figure.value for figure in made.figures}
    assert figures["CSAT, %"] == "100.0" and figures["Open follow-ups"] == "1"
    page = made.html()
    assert page.count("<polyline") == 2 and page.count("<circle") == 6
    behind = next(each for each in made.sections if each.key == "answers_behind")
    assert len(behind.texts) == 9


def test_a_browser_shows_the_trend_offline(desk_of_care: kehu.Session, tmp_path: Path) -> None:
    made = report.make(desk_of_care, "satisfaction", language="zh")
    shown = show(made.html(), tmp_path, height=1000)
    assert shown.dom.count("<polyline") == 2
