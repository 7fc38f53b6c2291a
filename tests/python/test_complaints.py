"""Complaints in Python: other books taken over by a mapping file, against plain Python."""

from __future__ import annotations

import collections
import csv
import datetime
import json
from pathlib import Path
from typing import Any

import kehu
import pytest
from conftest import ROOT

MAPPING = ROOT / "examples/imports/cfpb_complaints.json"


def day(text: str) -> datetime.date:
    month, number, year = map(int, text.split("/"))
    return datetime.date(year, month, number)


@pytest.fixture(scope="module")
def books(shared: Path) -> list[dict[str, str]]:
    found = shared / "complaints-cfpb" / "cfpb_2016_slice.csv"
    if not found.is_file():
        pytest.skip(f"no complaints at {found}")
    with found.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def taken_over(shared: Path, books: list[dict[str, str]]) -> Any:
    mapping = json.loads(MAPPING.read_text(encoding="utf-8"))
    words = sorted({row["Submitted via"] for row in books})
    channels = [{"channel": word, "passed_on": word == "Referral"} for word in words]
    patch = {"CMP-1": {"parameters": {"channels": channels}}}
    with kehu.open(store="memory", policy_patch=patch) as database:
        desk = database.session(actor="wu.ying", role="administrator", purpose="books")
        command = mapping.pop("command")
        done = desk.import_csv(
            command, shared / "complaints-cfpb" / "cfpb_2016_slice.csv", **mapping
        )
        assert done.taken == len(books) == 3186
        yield desk


def report(desk: kehu.Session, **arguments: Any) -> dict[str, Any]:
    return {row.group: row for row in desk.query("complaint.report", arguments)}


@pytest.mark.parametrize(
    ("by", "column"),
    [
        ("subject", "Product"),
        ("response", "Company response to consumer"),
        ("channel", "Submitted via"),
    ],
)
def test_counts(taken_over: kehu.Session, books: list[dict[str, str]], by: str, column: str) -> None:
    groups = report(taken_over, by=by)
    assert {name: row.received for name, row in groups.items()} == collections.Counter(
        row[column] for row in books
    )
    timely = collections.Counter(row[column] for row in books if row["Timely response?"] == "Yes")
    assert {name: row.timely for name, row in groups.items() if row.timely} == timely
    for name, row in groups.items():
        own = [other["Consumer disputed?"] for other in books if other[column] == name]
        assert (row.satisfied, row.unsatisfied) == (own.count("No"), own.count("Yes"))


def test_months(taken_over: kehu.Session, books: list[dict[str, str]]) -> None:
    months = {row.span_begins: row.received
              for row in taken_over.query("complaint.report", {"span": "month"})}
    assert months == collections.Counter(day(row["Date received"]).replace(day=1) for row in books)
    weeks = {row.span_begins: row.received
             for row in taken_over.query("complaint.report", {"span": "week"})}
    assert weeks == collections.Counter(
        day(row["Date received"]) - datetime.timedelta(days=day(row["Date received"]).weekday())
        for row in books
    )


def test_timely_against_the_dates(taken_over: kehu.Session, books: list[dict[str, str]]) -> None:
    """How many days passed until a complaint was sent on, of the timely ones and the others."""
    shanghai = datetime.timezone(datetime.timedelta(hours=8))
    kept: dict[bool, collections.Counter[int]] = {True: collections.Counter(),
                                                  False: collections.Counter()}
    for row in taken_over.query("complaint.list"):
        kept[row.timely][(row.sent_on - row.received_at.astimezone(shanghai).date()).days] += 1
    for timely, answer in ((True, "Yes"), (False, "No")):
        assert kept[timely] == collections.Counter(
            (day(row["Date sent to company"]) - day(row["Date received"])).days
            for row in books
            if row["Timely response?"] == answer
        )


def test_figures_are_traced_to_their_complaints(
    taken_over: kehu.Session, books: list[dict[str, str]]
) -> None:
    for row in taken_over.query("complaint.report", {"by": "subject"}):
        cases = list(taken_over.query("complaint.report_cases", {
            "by": "subject", "span_begins": row.span_begins, "group": row.group}))
        assert len(cases) == row.received
        assert {case.subject for case in cases} == {row.group}
    register = taken_over.query("complaint.list", {"passed_on": True})
    assert len(list(register)) == sum(row["Submitted via"] == "Referral" for row in books)
