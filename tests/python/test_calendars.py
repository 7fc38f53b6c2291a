"""Business calendars in Python: the cases of other suites, and calendars from elsewhere."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import kehu
import pytest
from kehu import calendars
from test_cli import run

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))

# Cases that contradict what kehu has chosen, and why.
CONTRADICTIONS = {"zendesk/biz-020": "a reversed range is 0 there; here it is negative"}


def instant(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def answer(desk: kehu.Session, calendar: dict[str, Any] | None, case: dict[str, Any]) -> object:
    """What kehu says to a case, in the words of its expectation."""

    def ask(query: str, **arguments: Any) -> Any:
        rows = list(desk.query(f"calendar.{query}", {"specification": calendar, **arguments}))
        return rows if query == "periods" else rows[0]

    op = case["op"]
    if op in ("add", "subtract"):
        return ask(op, start=case["start"], seconds=case["seconds"]).at
    if op in ("add_days", "subtract_days"):
        days = case["days"] if op == "add_days" else -case["days"]
        return ask("add_days", start=case["start"], days=days).at
    if op in ("within", "elapsed_minutes"):
        return ask("between", **{"from": case["start"], "until": case["end"]}).seconds
    if op == "is_open":
        return ask(op, at=case["at"]).open
    if op == "workdays_between":
        return ask(op, **{"from": case["start"], "until": case["end"]},
                   inclusive=case["inclusive"]).workdays
    if op == "resolve_local":
        return ask(op, time_zone=case["time_zone"], local=case["local"]).at
    if op == "periods_after":
        until = instant(case["origin"]) + datetime.timedelta(days=30)
        rows = ask("periods", **{"from": case["origin"], "until": until})
        return [[row.from_, row.until] for row in rows][: len(case["expect"])]
    raise AssertionError(op)


def expected(case: dict[str, Any]) -> object:
    if case["op"] == "within":
        return case["expect_seconds"]
    if case["op"] == "periods_after":
        return [[instant(first), instant(last)] for first, last in case["expect"]]
    if isinstance(case["expect"], str):
        return instant(case["expect"])
    return case["expect"]


def check_clock(desk: kehu.Session, calendar: dict[str, Any], case: dict[str, Any]) -> None:
    pauses, state, since = [], case["initial_state"], case["created"]
    for moment, to in [*case["transitions"], (None, None)]:
        if state not in case["running_states"]:
            pauses.append({"from": since, "until": moment, "reason": state})
        state, since = to, moment
    for deadline in case["deadlines"]:
        (row,) = desk.query("calendar.deadline", {
            "specification": calendar, "start": case["created"], "pauses": pauses,
            "seconds": deadline["minutes"] * 60})
        assert row.deadline == instant(deadline["expect"])
    for elapsed in case["elapsed"]:
        (row,) = desk.query("calendar.deadline", {
            "specification": calendar, "start": case["created"], "pauses": pauses,
            "seconds": elapsed["target_minutes"] * 60, "at": elapsed["until"]})
        assert row.counted_seconds // 60 == elapsed["expect_minutes"]
        assert row.remaining_seconds // 60 == elapsed["expect_remaining_minutes"]


def test_the_cases_of_three_suites_in_their_own_shape(desk: kehu.Session, shared: Path) -> None:
    vectors = json.loads((shared / "sla-business-hours" / "sla_vectors.json").read_text())
    checked = 0
    for case in vectors["cases"]:
        if case["id"] in CONTRADICTIONS:
            continue
        calendar = vectors["calendars"].get(case["calendar"])
        if case["op"] == "sla_with_pauses":
            check_clock(desk, calendar, case)
        elif case["op"] == "elapsed_minutes":
            minutes = answer(desk, calendar, case) // 60  # type: ignore[operator]
            assert minutes == case["expect_minutes"], case["id"]
            assert case["target_minutes"] - minutes == case["expect_remaining_minutes"]
        else:
            assert answer(desk, calendar, case) == expected(case), case["id"]
        checked += 1
    assert checked == 101 - len(CONTRADICTIONS)


def test_nine_years_of_working_days(desk: kehu.Session, shared: Path) -> None:
    vectors = json.loads((shared / "holiday-cn" / "cn_workday_vectors.json").read_text())
    for year, months in vectors["workdays_by_month"].items():
        for month, workdays in enumerate(months, 1):
            first = datetime.date(int(year), month, 1)
            (row,) = desk.query("calendar.workdays_between", {
                "calendar": "CN", "from": first,
                "until": (first + datetime.timedelta(days=31)).replace(day=1)})
            assert (row.workdays, row.uncertain) == (workdays, False), first


def test_every_published_day_is_in_the_policy(desk: kehu.Session, shared: Path) -> None:
    """Day by day, against the papers as they were compiled."""
    off: dict[datetime.date, bool] = {}
    for year in range(2018, 2027):
        for day in json.loads((shared / "holiday-cn" / f"{year}.json").read_text())["days"]:
            off[datetime.date.fromisoformat(day["date"])] = day["isOffDay"]
    rows = desk.query("calendar.days", {"calendar": "CN", "from": datetime.date(2018, 1, 1),
                                        "until": datetime.date(2026, 12, 31)})
    for row in rows:
        assert row.workday is not off.get(row.date, row.date.weekday() >= 5), row.date


def test_a_wrong_calendar_is_refused_in_python_too(desk: kehu.Session) -> None:
    def wrong(specification: object) -> kehu.Error:
        with pytest.raises(kehu.Invalid) as caught:
            desk.query("calendar.next_open", {"specification": specification,
                                              "at": datetime.datetime(2024, 3, 1, tzinfo=SHANGHAI)})
        return caught.value

    utc = {"time_zone": "UTC"}
    assert wrong({**utc, "hours": {"mon": [["9", "17:00"]]}}).code == "calendar.time"
    assert wrong({**utc, "hours": {"mon": [["09:00"]]}}).code == "json.type"
    assert wrong({**utc, "hours": {"mon": [["09:00", "10:00", "11:00"]]}}).code == "json.type"
    assert wrong({**utc, "hours": {"mon": "09:00"}}).code == "json.type"
    assert wrong({**utc, "holidays": ["2024-13-01"]}).code == "date.range"
    assert wrong({**utc, "breaks": {"yesterday": []}}).code == "date.format"
    assert wrong({**utc, "holidays": [datetime.date(2024, 3, 1)] * 2}).code == "calendar.day_twice"


# ---------------------------------------------------------------------------------------- iCalendar

FEAST = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Europe/Berlin
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;VALUE=DATE:20240210
DTEND;VALUE=DATE:20240213
SUMMARY:Carnival\\, three
  days
BEGIN:VALARM
SUMMARY:not this one
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20200501
RRULE:FREQ=YEARLY
SUMMARY:Labour Day
EXDATE;VALUE=DATE:20250501
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20200525
RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO
SUMMARY:Last Monday
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20240229
RRULE:FREQ=YEARLY;UNTIL=20300101T000000Z
SUMMARY:Leap day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20240217
DURATION:P1D
SUMMARY:Carnival (make-up day)
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20240301
STATUS:CANCELLED
SUMMARY:Called off
END:VEVENT
END:VCALENDAR
"""


def test_an_icalendar_file_becomes_a_calendar(desk: kehu.Session, tmp_path: Path) -> None:
    path = tmp_path / "feast.ics"
    path.write_text(FEAST.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    made = calendars.from_icalendar(
        path, name="feast", time_zone="Europe/Berlin", years=range(2024, 2026),
        hours={day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
        make_up="make-up",
    )
    assert made["holidays"] == [
        {"date": "2024-02-10", "until": "2024-02-12", "name": "Carnival, three days"},
        {"date": "2024-02-29", "name": "Leap day"},
        {"date": "2024-05-01", "name": "Labour Day"},
        {"date": "2024-05-27", "name": "Last Monday"},
        {"date": "2025-05-26", "name": "Last Monday"},
    ]
    assert made["make_up_days"] == [{"date": "2024-02-17", "name": "Carnival (make-up day)"}]
    assert (made["published_from"], made["published_until"]) == ("2024-01-01", "2025-12-31")
    (row,) = desk.query("calendar.workdays_between", {
        "specification": made, "from": datetime.date(2024, 2, 1),
        "until": datetime.date(2024, 3, 1)})
    assert (row.workdays, row.uncertain) == (21 - 1 - 1 + 1, False)
    (row,) = desk.query("calendar.is_open", {
        "specification": made, "at": datetime.datetime(2026, 5, 1, 10, tzinfo=SHANGHAI)})
    assert row.uncertain


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (event("SUMMARY:x"), 2, "without DTSTART"),
        (event("DTSTART:20240301T090000Z"), 3, "is a time"),
        (event("DTSTART;VALUE=DATE-TIME:20240301T090000Z"), 3, "is a time"),
        (event("DTSTART;VALUE=DATE:20240230"), 3, "'20240230' is not a day"),
        (event("DTSTART;VALUE=DATE:2024-03-01"), 3, "is not a day"),
        (event("DTSTART;VALUE=DATE:20240301", "DTEND;VALUE=DATE:20240301"), 4, "does not end"),
        (event("DTSTART;VALUE=DATE:20240301", "DTEND;VALUE=DATE:20260301"), 4, "does not end"),
        (event("DTSTART;VALUE=DATE:20240301", "DURATION:PT5H"), 4, "is not whole days"),
        (event("DTSTART;VALUE=DATE:20240301", "RRULE:FREQ=WEEKLY"), 4, "is not yearly"),
        (event("DTSTART;VALUE=DATE:20240301", "RRULE:FREQ=YEARLY;BYSETPOS=1"), 4, "BYSETPOS"),
        (event("DTSTART;VALUE=DATE:20240301", "RRULE:FREQ=YEARLY;BYDAY=MO"), 4, "not understood"),
        (event("DTSTART;VALUE=DATE:20240301", "RRULE:FREQ=YEARLY;COUNT=0"), 4, "COUNT='0'"),
        (event("DTSTART;VALUE=DATE:20240301", "RRULE:FREQ=YEARLY"), 3, "repeats without end"),
        (event("DTSTART;VALUE=DATE:20240301", "RDATE;VALUE=DATE:20240305"), 4, "RDATE"),
        (event("DTSTART;VALUE=DATE:20240301", "what is this"), 4, "is not NAME:VALUE"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240301\n", 3, "ends inside VEVENT"),
        ("BEGIN:VCALENDAR\nEND:VEVENT\n", 2, "closes nothing"),
        (event("DTSTART;VALUE=DATE:20240301", "DTSTART;VALUE=DATE:20240401"), 4, "at line 3 already"),
        (event("DTSTART;VALUE=DATE:20240301") + "SUMMARY:x\n", 6, "stands outside VCALENDAR"),
    ],
)
def test_what_is_wrong_with_an_icalendar_file_names_the_line(
    text: str, line: int, says: str
) -> None:
    with pytest.raises(kehu.Invalid) as caught:
        calendars.from_icalendar(text, name="x", time_zone="UTC")
    assert caught.value.code == "calendar.icalendar"
    assert caught.value.message.startswith(f"line {line}: ")
    assert says in caught.value.message
    assert "\n" not in caught.value.message


def test_a_file_that_says_nothing_is_no_year_without_holidays(tmp_path: Path) -> None:
    nothing = "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
    (tmp_path / "empty.ics").write_text("", "utf-8")
    for source, says in ((nothing, "give the years"), (str(tmp_path / "empty.ics"), "is empty")):
        with pytest.raises(kehu.Invalid, match=says) as caught:
            calendars.from_icalendar(source, name="x", time_zone="UTC")
        assert caught.value.code == "calendar.icalendar"
    made = calendars.from_icalendar(nothing, name="x", time_zone="UTC", years=[2024])
    assert made["holidays"] == []


def test_rules_end_where_they_say() -> None:
    def days(rule: str, start: str = "20200105", **years: Any) -> list[str]:
        text = event(f"DTSTART;VALUE=DATE:{start}", f"RRULE:{rule}", "SUMMARY:x")
        made = calendars.from_icalendar(text, name="x", time_zone="UTC", **years)
        return [each["date"] for each in made["holidays"]]

    assert days("FREQ=YEARLY;COUNT=2") == ["2020-01-05", "2021-01-05"]
    assert days("FREQ=YEARLY;COUNT=2;INTERVAL=5") == ["2020-01-05", "2025-01-05"]
    assert days("FREQ=YEARLY;UNTIL=20220104") == ["2020-01-05", "2021-01-05"]
    assert days("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31;COUNT=1") == ["2020-03-31"]
    assert days("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", years=[2024]) == ["2024-11-28"]
    assert days("FREQ=YEARLY;BYMONTH=2;BYDAY=5TU", years=range(2020, 2026)) == []
    assert days("FREQ=YEARLY;BYMONTH=2;BYDAY=5SA", years=range(2020, 2026)) == ["2020-02-29"]


@pytest.mark.parametrize("years", [[], [2020, 2022], [1800], range(2190, 2300)])
def test_years_are_given_without_gaps(years: Any) -> None:
    with pytest.raises(kehu.Invalid) as caught:
        calendars.from_icalendar("BEGIN:VCALENDAR\nEND:VCALENDAR\n", name="x", years=years)
    assert caught.value.code == "calendar.years"


# ----------------------------------------------------------- notices of the State Council of China


def test_paragraphs_of_nineteen_years_of_notices(shared: Path) -> None:
    cases = json.loads((shared / "holiday-cn" / "description_parsing_cases.json").read_text())
    for case in cases:
        made = calendars.from_notice("一、节日：" + case["description"], year=case["year"])
        off = {str(datetime.date.fromisoformat(each["date"]) + datetime.timedelta(number))
               for each in made["holidays"] for number in range(length(each))}
        assert off == {day["date"] for day in case["expected"] if day["isOffDay"]}
        assert {each["date"] for each in made["make_up_days"]} == {
            day["date"] for day in case["expected"] if not day["isOffDay"]}
    assert len(cases) == 49


def length(holiday: calendars.Holiday) -> int:
    first = datetime.date.fromisoformat(holiday["date"])
    return (datetime.date.fromisoformat(holiday.get("until", holiday["date"])) - first).days + 1


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
各省、自治区、直辖市人民政府：
一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。12月27日（周日）上班。
二、春节：2月5日至11日放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
"""


def test_a_notice_goes_on_where_the_policy_ends(desk: kehu.Session, tmp_path: Path) -> None:
    """A made-up notice: the one of 2027 is not published."""
    made = calendars.from_notice(NOTICE, name="CN_2027", extends="CN", time_zone=None)
    assert "published_from" not in made
    assert made["holidays"] == [
        {"date": "2026-12-31", "until": "2027-01-02", "name": "元旦"},
        {"date": "2027-02-05", "until": "2027-02-11", "name": "春节"},
    ]
    assert [each["date"] for each in made["make_up_days"]] == [
        "2026-12-27", "2027-01-31", "2027-02-13"]
    (row,) = desk.query("calendar.workdays_between", {
        "specification": made, "from": datetime.date(2018, 1, 1),
        "until": datetime.date(2028, 1, 1)})
    assert not row.uncertain
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    done = run("calendar", "import", path, "--notice", "--name", "CN_2027", "--extends", "CN")
    assert json.loads(done.stdout) == made


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("一、元旦：1月1日放假1天。", "does not say its year"),
        ("2027年部分节假日安排的通知\n元旦放假", "has no paragraph"),
        ("2027年部分节假日安排的通知\n一、元旦：放假1天。", "names no day off"),
        ("2027年部分节假日安排的通知\n一、元旦：2月30日放假1天。", "2月30日 is not a day"),
        ("2027年部分节假日安排的通知\n一、元旦：3日放假1天。", "without a month"),
        ("2027年部分节假日安排的通知\n一、元旦：3月3日至1日放假。", "ends before it starts"),
        ("2027年部分节假日安排的通知\n一、甲：3月3日放假。\n二、乙：3月4日放假，3月3日上班。",
         "2027-03-03 is off by one paragraph and worked by another"),
    ],
)
def test_what_is_wrong_with_a_notice(text: str, says: str) -> None:
    with pytest.raises(kehu.Invalid) as caught:
        calendars.from_notice(text)
    assert caught.value.code == "calendar.notice"
    assert says in caught.value.message


# ----------------------------------------------------------------------------- the package holidays


def test_the_package_holidays(desk: kehu.Session) -> None:
    pytest.importorskip("holidays", reason="the package holidays is not installed")
    made = calendars.from_holidays(
        "DE", subdivision="BY", years=[2024], time_zone="Europe/Berlin", language="de",
        hours={day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    )
    assert made["name"] == "DE-BY"
    assert {"date": "2024-10-03", "name": "Tag der Deutschen Einheit"} in made["holidays"]
    assert {"date": "2024-08-15", "name": "Mariä Himmelfahrt"} not in made["holidays"]
    rows = desk.query("calendar.days", {"specification": made, "from": datetime.date(2024, 1, 1),
                                        "until": datetime.date(2024, 12, 31)})
    assert sum(row.workday for row in rows) == 262 - 11
    with pytest.raises(kehu.Invalid) as caught:
        calendars.from_holidays("XX", years=[2024])
    assert caught.value.code == "calendar.country"


def test_the_package_and_the_papers_agree_on_china(desk: kehu.Session) -> None:
    pytest.importorskip("holidays", reason="the package holidays is not installed")
    made = calendars.from_holidays(
        "CN", years=range(2018, 2026), time_zone="Asia/Shanghai",
        hours={day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    )
    window = {"from": datetime.date(2018, 1, 1), "until": datetime.date(2025, 12, 31)}
    ours = {row.date: row.workday for row in desk.query("calendar.days",
                                                        {"calendar": "CN", **window})}
    theirs = {row.date: row.workday for row in desk.query("calendar.days",
                                                          {"specification": made, **window})}
    differ = [str(day) for day in ours if ours[day] != theirs[day]]
    assert differ == []


# --------------------------------------------------------------------------------- the command line


def test_a_year_on_the_command_line(tmp_path: Path) -> None:
    shown = run("calendar", "show", "service_desk", "--year", 2026).stdout
    lines = shown.splitlines()
    assert lines[0] == "service_desk 2026"
    assert lines[2].split() == ["January", "February", "March"]
    assert " 23* 24  25  26  27  28+" in shown
    assert "2026-02-15 to 2026-02-23 * 春节" in lines
    assert "2026-02-28 + 春节 09:00-12:00, 13:00-18:00" in lines
    assert max(map(len, lines)) <= 90
    chinese = run("calendar", "show", "CN", "--year", 2026, "--lang", "zh").stdout
    assert "2026-02-15 至 2026-02-23 * 春节" in chinese
    unknown = run("calendar", "show", "CN", "--year", 2027)
    assert "2027 are not published" in unknown.stderr
    rows = json.loads(run("calendar", "show", "bank", "--year", 2026, "--json").stdout)
    assert len(rows) == 365
    assert run("calendar", "show", "moon", "--year", 2026, code=1).stderr.count("calendar.unknown")
    run("calendar", "show", "CN", "--year", 1800, code=2)
    database = tmp_path / "a.kehu"
    run("init", database)
    assert run("calendar", "show", "CN", "--year", 2026, "--database", database).stdout == run(
        "calendar", "show", "CN", "--year", 2026).stdout


def test_a_calendar_is_imported_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "feast.ics"
    path.write_text(FEAST, encoding="utf-8")
    done = run("calendar", "import", path, "--name", "feast", "--extends", "CN", "--year", 2024)
    made = json.loads(done.stdout)
    assert made["extends"] == "CN"
    assert len(made["holidays"]) == 5
    wrong = run("calendar", "import", path, "--name", "feast", code=1)
    assert "line 13" not in wrong.stderr
    assert "repeats without end" in wrong.stderr
    run("calendar", "import", tmp_path / "none.ics", "--name", "x", code=1)
