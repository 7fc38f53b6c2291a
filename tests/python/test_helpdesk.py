"""A helpdesk's log replayed: what the requests say equals what plain Python says of the log."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from pathlib import Path

import kehu
import pytest
from kehu import helpdesk

LOG = Path("tickets-helpdesk-log") / "helpdesk.csv"
WINDOWS = ((9, 12), (13, 18))
CHINA = datetime.timezone(datetime.timedelta(hours=8))


@pytest.fixture(scope="module")
def log(shared: Path) -> Path:
    path = shared / LOG
    if not path.is_file():
        pytest.skip(f"no log at {path}")
    return path


@pytest.fixture(scope="module")
def replayed(log: Path) -> kehu.Session:
    database = kehu.open(store="memory", clock="manual")
    helpdesk.replay(database, helpdesk.read(log))
    return database.session(
        actor="auditor",
        role="auditor",
        purpose="check",
        now=datetime.datetime(2015, 1, 1, tzinfo=datetime.timezone.utc),
    )


def cases_of(log: Path) -> dict[str, list[tuple[datetime.datetime, str]]]:
    """The log read without kehu: each case's times and activities, in order."""
    cases: dict[str, list[tuple[datetime.datetime, str]]] = {}
    with open(log, encoding="utf-8", newline="") as file:
        for case, activity, at in list(csv.reader(file))[1:]:
            time = datetime.datetime.strptime(at + " +0000", "%Y-%m-%d %H:%M:%S %z")
            cases.setdefault(case, []).append((time, activity))
    for events in cases.values():
        events.sort(key=lambda event: event[0])
    return cases


def test_every_case_is_a_request(replayed: kehu.Session, log: Path) -> None:
    cases = cases_of(log)
    rows = {str(row.id): row for row in replayed.query("service.requests").rows()}
    assert (len(cases), sum(map(len, cases.values()))) == (3804, 13710)
    assert len(rows) == 3804
    assert len({row.number for row in rows.values()}) == 3804
    closed = {case for case, events in cases.items() if events[-1][1] == "6"}
    states = Counter(str(row.state) for row in rows.values())
    assert states["closed"] == len(closed)
    for case, events in cases.items():
        row = rows[helpdesk.request_id(case)]
        assert row.opened_at == events[0][0]
        assert (row.closed_at is not None) == (case in closed)


def test_cycle_times_are_those_of_the_log(replayed: kehu.Session, log: Path) -> None:
    """From opening to the accepted result, and how often the work came back."""
    rows = {str(row.id): row for row in replayed.query("service.requests").rows()}
    total = datetime.timedelta()
    told = datetime.timedelta()
    for case, events in cases_of(log).items():
        row = rows[helpdesk.request_id(case)]
        resolved = [index for index, (_, activity) in enumerate(events) if activity == "6"]
        assert row.rejections == sum(1 for index in resolved if index < len(events) - 1)
        if events[-1][1] != "6":
            continue
        cycle = events[-1][0] - events[0][0]
        assert row.closed_at - row.opened_at == cycle, case
        total += cycle
        told += row.closed_at - row.opened_at
    assert told == total
    assert total > datetime.timedelta(days=1000)


def open_seconds(start: datetime.datetime, end: datetime.datetime) -> int:
    """Time between the two in the desk's hours, Monday to Friday, counted day by day."""
    start, end = start.astimezone(CHINA), end.astimezone(CHINA)
    seconds = 0
    day = start.date()
    while day <= end.date():
        if day.weekday() < 5:
            for opens, closes in WINDOWS:
                opening = datetime.datetime.combine(day, datetime.time(opens), CHINA)
                closing = datetime.datetime.combine(day, datetime.time(closes), CHINA)
                window = min(end, closing) - max(start, opening)
                seconds += max(0, int(window.total_seconds()))
        day += datetime.timedelta(days=1)
    return seconds


def test_first_responses_are_counted_in_business_time(replayed: kehu.Session, log: Path) -> None:
    """In 2010 to 2013 no holidays are published, so weekly hours are all that counts."""
    cases = cases_of(log)
    by_request = {helpdesk.request_id(case): events for case, events in cases.items()}
    limit = 24 * 3600
    missed = checked = 0
    for row in replayed.query("service.clocks", {"clock": "first_response"}).rows():
        events = by_request[str(row.request)]
        answers = [at for at, activity in events if activity in ("6", "8", "9")]
        if not answers:
            assert not row.stopped
            continue
        counted = open_seconds(events[0][0], answers[0])
        assert row.counted_seconds == counted, row.number
        # A limit used up at closing time is missed before it opens again.
        assert row.missed == (counted > limit) or counted == limit, row.number
        missed += row.missed
        checked += 1
    assert checked > 3700
    told = replayed.query("service.performance").rows()
    first = next(row for row in told if str(row.clock) == "first_response")
    assert first.met + first.missed + first.running == 3804
    assert first.missed >= missed

