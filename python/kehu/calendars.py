"""Calendars from elsewhere, as the policy's clause SRV-18 and the queries calendar.* take them.

    specification = calendars.from_icalendar("holidays.ics", name="DE", time_zone="Europe/Berlin",
                                             years=range(2024, 2027))
    session.query("calendar.days", {"specification": specification, "from": ..., "until": ...})

What is made is plain data, ready for ``json.dump``. It holds days, and hours only where they are
given; a calendar that ``extends`` another of the policy takes them from there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any, TypedDict

from kehu._errors import Error, Invalid
from kehu._notices import read_notice

__all__ = [
    "Holiday",
    "MakeUpDay",
    "Specification",
    "from_holidays",
    "from_icalendar",
    "from_notice",
]

Hours = Mapping[str, Sequence[Sequence[str]]]
"""Windows by weekday: ``{"mon": [["09:00", "12:00"], ["13:00", "18:00"]]}``."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years of a business calendar."""

_DAY = datetime.timedelta(days=1)


class _Day(TypedDict):
    date: str


class Holiday(_Day, total=False):
    """Closed from ``date`` to ``until``, both included; without ``until`` one day."""

    until: str
    name: str


class MakeUpDay(_Day, total=False):
    """A day off that is worked."""

    name: str


class Specification(TypedDict, total=False):
    """A calendar, as ``CalendarSpecification`` of kehu's C++ interface."""

    name: str
    version: str
    extends: str
    time_zone: str
    hours: dict[str, list[list[str]]]
    holidays: list[Holiday]
    make_up_days: list[MakeUpDay]
    published_from: str
    published_until: str
    source: str


def from_icalendar(
    source: str | PathLike[str],
    *,
    name: str,
    time_zone: str | None = None,
    extends: str | None = None,
    hours: Hours | None = None,
    years: Collection[int] | None = None,
    version: str | None = None,
    make_up: str | None = None,
) -> Specification:
    """The whole-day events of an iCalendar file (RFC 5545) as holidays.

    ``source`` is a path, or the text itself where it begins with ``BEGIN:VCALENDAR``. ``years``
    are those for which the file is complete; without them, those of its events, and then a rule
    that repeats without end is an error. An event whose summary matches the regular expression
    ``make_up`` is a day that is worked. Cancelled events are left out.

    Understood of a rule: ``FREQ=YEARLY`` with INTERVAL, COUNT, UNTIL, BYMONTH with BYMONTHDAY, or
    BYMONTH with BYDAY such as ``1MO`` and ``-1MO``; and EXDATE.

    Raises ``Invalid`` with code ``calendar.icalendar``, which names the line.
    """
    text = str(source)
    if not text.lstrip("\ufeff").startswith("BEGIN:VCALENDAR"):
        try:
            text = Path(source).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            why = f"{error.reason} at byte {error.start}"
            raise _fault(0, f"the file is not UTF-8: {why}") from None
    events = list(_events(text.lstrip("\ufeff")))
    covered = _years(years) if years is not None else None
    if covered is None:
        if not events:
            raise _fault(0, "no event says for which years it is; give the years that are wanted")
        for event in events:
            if event.rule is not None and not event.rule.ends:
                raise _fault(
                    event.line,
                    f"{event.summary!r} repeats without end; give the years that are wanted",
                )
    off: dict[datetime.date, list[str]] = {}
    worked: dict[datetime.date, list[str]] = {}
    for event in events:
        is_worked = make_up is not None and re.search(make_up, event.summary) is not None
        for day in event.days(covered):
            names = (worked if is_worked else off).setdefault(day, [])
            if event.summary not in names:
                names.append(event.summary)
    for day in worked:
        off.pop(day, None)
    if covered is None and (off or worked):
        covered = (min((*off, *worked)).year, max((*off, *worked)).year)
    return _specification(
        {day: ", ".join(names) for day, names in off.items()},
        {day: ", ".join(names) for day, names in worked.items()},
        covered,
        {"name": name, "version": version, "extends": extends, "time_zone": time_zone},
        hours,
        "iCalendar",
    )


def from_holidays(
    country: str,
    *,
    years: Collection[int],
    subdivision: str | None = None,
    name: str | None = None,
    time_zone: str | None = None,
    extends: str | None = None,
    hours: Hours | None = None,
    version: str | None = None,
    language: str | None = None,
) -> Specification:
    """The public holidays of a country, or a part of it, by the package ``holidays``.

    Days that the package counts as worked to make up for holidays become make-up days. The years
    are yours to answer for: the package computes future years by rule where governments have not
    yet published them. Half days are not among public holidays; give them as shifts.

    Raises ``Invalid`` with code ``calendar.country`` or ``calendar.years``, and ``ImportError``
    where the package is not installed.
    """
    import importlib.metadata

    import holidays

    covered = _years(years)
    try:
        found = holidays.country_holidays(
            country, subdiv=subdivision, years=list(years), language=language, expand=False
        )
    except (NotImplementedError, AttributeError) as error:
        raise Invalid(
            f"the package holidays has no {country!r}"
            + (f" with the part {subdivision!r}" if subdivision else "")
            + f": {error}",
            code="calendar.country",
        ) from None
    wanted = set(years)
    makes_up: Iterable[datetime.date] = getattr(found, "weekend_workdays", ())
    whole = country if subdivision is None else f"{country}-{subdivision}"
    return _specification(
        {day: title for day, title in found.items() if day.year in wanted},
        {day: "" for day in makes_up if day.year in wanted},
        covered,
        {"name": name or whole, "version": version, "extends": extends, "time_zone": time_zone},
        hours,
        f"Python package holidays {importlib.metadata.version('holidays')}, {whole}",
    )


def from_notice(
    text: str,
    *,
    year: int | None = None,
    name: str = "CN",
    time_zone: str | None = "Asia/Shanghai",
    extends: str | None = None,
    hours: Hours | None = None,
    version: str | None = None,
) -> Specification:
    """The year of a notice of the State Council on public holidays, from its text.

    Understood are the paragraphs 一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。 and
    the older forms with 公休日调至; the year is that of the title where none is given. Days of the
    neighbouring years are taken too. With ``extends`` the year goes on where the other ends.

    Raises ``Invalid`` with code ``calendar.notice``.
    """
    of_year, off, worked = read_notice(text, year)
    made = _specification(
        off,
        worked,
        _years([of_year]),
        {"name": name, "version": version, "extends": extends, "time_zone": time_zone},
        hours,
        f"国务院办公厅关于{of_year}年部分节假日安排的通知",
    )
    if extends is not None:
        del made["published_from"]
    return made


# -------------------------------------------------------------------------------- the specification


def _years(years: Collection[int]) -> tuple[int, int]:
    """The first and last of years without gaps."""
    if not years:
        raise Invalid("no year is given", code="calendar.years")
    first, last = min(years), max(years)
    if first < FIRST_YEAR or last > LAST_YEAR:
        raise Invalid(
            f"the years {first} to {last} are outside {FIRST_YEAR} to {LAST_YEAR}",
            code="calendar.years",
        )
    if missing := sorted(set(range(first, last + 1)) - set(years)):
        raise Invalid(
            f"the year {missing[0]} is missing between {first} and {last}", code="calendar.years"
        )
    return first, last


def _specification(
    off: Mapping[datetime.date, str],
    worked: Mapping[datetime.date, str],
    covered: tuple[int, int] | None,
    heading: Mapping[str, str | None],
    hours: Hours | None,
    source: str,
) -> Specification:
    made: Specification = {
        "holidays": _in_rows(off),
        "make_up_days": [
            {"date": str(day), "name": title} if title else {"date": str(day)}
            for day, title in sorted(worked.items())
        ],
        "source": source,
    }
    for key in ("name", "version", "extends", "time_zone"):
        if (value := heading[key]) is not None:
            made[key] = value
    if hours is not None:
        made["hours"] = {
            day: [list(window) for window in windows] for day, windows in hours.items()
        }
    if covered is not None:
        made["published_from"] = f"{covered[0]}-01-01"
        made["published_until"] = f"{covered[1]}-12-31"
    return made


def _in_rows(off: Mapping[datetime.date, str]) -> list[Holiday]:
    """Days in a row of one name as one entry, of a year at most."""
    rows: list[tuple[datetime.date, datetime.date, str]] = []
    for day, title in sorted(off.items()):
        if rows:
            first, last, same = rows[-1]
            if same == title and last + _DAY == day and (day - first).days < 300:
                rows[-1] = (first, day, title)
                continue
        rows.append((day, day, title))
    entries: list[Holiday] = []
    for first, last, title in rows:
        entry: Holiday = {"date": str(first), "name": title}
        if last > first:
            entry["until"] = str(last)
        entries.append(entry)
    return entries


# ---------------------------------------------------------------------------------------- iCalendar


def _fault(line: int, message: str) -> Error:
    where = f"line {line}: " if line else ""
    return Invalid(where + message, code="calendar.icalendar")


@dataclass
class _Line:
    number: int
    name: str
    parameters: dict[str, str]
    value: str


_CONTENT = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)'
                      r'(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')


def _lines(text: str) -> Iterator[_Line]:
    """Content lines; one that begins with white space goes on the one before."""
    folded: list[tuple[int, str]] = []
    for number, line in enumerate(re.split(r"\r?\n", text), 1):
        if line[:1] in (" ", "\t") and folded:
            folded[-1] = (folded[-1][0], folded[-1][1] + line[1:])
        elif line:
            folded.append((number, line))
    for number, line in folded:
        match = _CONTENT.fullmatch(line)
        if match is None:
            raise _fault(number, f"{line[:60]!r} is not NAME:VALUE")
        parameters = {key.upper(): value.strip('"') for key, value in _PARAMETER.findall(match[2])}
        yield _Line(number, match[1].upper(), parameters, match[3])


def _events(text: str) -> Iterator[_Event]:
    """The events of a calendar, cancelled ones left out."""
    open_parts: list[str] = []
    lines: list[_Line] = []
    last = 0
    for line in _lines(text):
        last = line.number
        if not open_parts and (line.name, line.value.upper()) != ("BEGIN", "VCALENDAR"):
            raise _fault(line.number, f"{line.name}:{line.value[:60]} stands outside VCALENDAR")
        if line.name == "BEGIN":
            open_parts.append(line.value.upper())
            if open_parts[-1] == "VEVENT":
                lines = [line]
        elif line.name == "END":
            if not open_parts or open_parts[-1] != line.value.upper():
                raise _fault(line.number, f"END:{line.value} closes nothing that is open")
            if open_parts.pop() == "VEVENT" and not any(
                each.name == "STATUS" and each.value.upper() == "CANCELLED" for each in lines
            ):
                yield _event(lines)
        elif open_parts and open_parts[-1] == "VEVENT":
            lines.append(line)
    if open_parts:
        raise _fault(last, f"the file ends inside {open_parts[-1]}")
    if last == 0:
        raise _fault(0, "the file is empty; an iCalendar file begins with BEGIN:VCALENDAR")


def _date(line: _Line, text: str) -> datetime.date:
    if line.parameters.get("VALUE", "DATE").upper() != "DATE" or "T" in text:
        raise _fault(
            line.number,
            f"{line.name} {text!r} is a time; holidays are whole days, {line.name};VALUE=DATE",
        )
    if re.fullmatch(r"\d{8}", text):
        try:
            return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            pass
    raise _fault(line.number, f"{line.name} {text!r} is not a day, such as 20240210")


def _length(line: _Line) -> int:
    match = re.fullmatch(r"P(\d{1,4})([DW])", line.value)
    if match is None or int(match[1]) == 0:
        raise _fault(line.number, f"DURATION {line.value!r} is not whole days, such as P3D")
    return int(match[1]) * (7 if match[2] == "W" else 1)


def _plain(text: str) -> str:
    """Text without its escapes and line breaks."""
    plain = re.sub(r"\\([\\;,nN])", lambda found: " " if found[1] in "nN" else found[1], text)
    return " ".join(plain.split())


_ONCE = {"DTSTART", "DTEND", "DURATION", "RRULE", "STATUS", "SUMMARY"}


def _event(lines: list[_Line]) -> _Event:
    by_name: dict[str, _Line] = {}
    for line in lines:
        if line.name in _ONCE and line.name in by_name:
            raise _fault(line.number, f"{line.name} stands in the event at line "
                                      f"{by_name[line.name].number} already")
        by_name[line.name] = line
    if "DTSTART" not in by_name:
        raise _fault(lines[0].number, "an event without DTSTART")
    start_line = by_name["DTSTART"]
    start = _date(start_line, start_line.value)
    length = 1
    if end_line := by_name.get("DTEND"):
        # The day after the last one.
        length = (_date(end_line, end_line.value) - start).days
        if not 0 < length <= 366:
            raise _fault(end_line.number,
                         f"DTEND {end_line.value} does not end an event of {start_line.value} "
                         "within a year")
    elif "DURATION" in by_name:
        length = _length(by_name["DURATION"])
    summary = by_name.get("SUMMARY")
    event = _Event(start_line.number, start, length, _plain(summary.value) if summary else "")
    if rule := by_name.get("RRULE"):
        event.rule = _rule(rule)
    for line in lines:
        if line.name == "EXDATE":
            event.left_out |= {_date(line, each) for each in line.value.split(",")}
        elif line.name == "RDATE":
            raise _fault(line.number, "RDATE is not understood; give each day its own event")
    return event


_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULE_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"}


@dataclass
class _Rule:
    """Once a year: on a day of a month, or on the nth weekday of one."""

    interval: int = 1
    count: int | None = None
    until: datetime.date | None = None
    month: int | None = None
    day: int | None = None
    weekday: tuple[int, int] | None = None  # which of the month (-1: the last), and 0 for Monday

    @property
    def ends(self) -> bool:
        return self.count is not None or self.until is not None

    def day_in(self, year: int, start: datetime.date) -> datetime.date | None:
        """The day of a year; none where it has none, as on 29 February."""
        month = self.month or start.month
        if self.weekday is None:
            try:
                return datetime.date(year, month, self.day or start.day)
            except ValueError:
                return None
        nth, weekday = self.weekday
        if nth > 0:
            first = datetime.date(year, month, 1)
            day = first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (nth - 1))
        else:
            last = datetime.date(year + month // 12, month % 12 + 1, 1) - _DAY
            day = last - _DAY * ((last.weekday() - weekday) % 7 + 7 * (-nth - 1))
        return day if day.month == month else None


def _rule(line: _Line) -> _Rule:
    parts = {}
    for part in line.value.split(";"):
        key, separator, value = part.partition("=")
        if not separator or key.upper() not in _RULE_PARTS:
            raise _fault(line.number, f"RRULE {part!r} is not understood; a yearly rule on one day "
                                      "of a month is")
        parts[key.upper()] = value.upper()
    if parts.get("FREQ") != "YEARLY":
        raise _fault(
            line.number, f"RRULE {line.value!r} is not yearly; give each day its own event"
        )
    rule = _Rule(
        interval=_number(line, parts, "INTERVAL", 1, 100) or 1,
        count=_number(line, parts, "COUNT", 1, 1000),
        month=_number(line, parts, "BYMONTH", 1, 12),
        day=_number(line, parts, "BYMONTHDAY", 1, 31),
    )
    if "UNTIL" in parts:
        rule.until = _date(_Line(line.number, "UNTIL", {}, ""), parts["UNTIL"][:8])
    if "BYDAY" in parts:
        match = re.fullmatch(r"([+-]?[1-5])([A-Z]{2})", parts["BYDAY"])
        if match is None or match[2] not in _WEEKDAYS or rule.month is None or rule.day is not None:
            raise _fault(
                line.number,
                f"RRULE {line.value!r} is not understood; BYDAY is one weekday of one BYMONTH, "
                "such as BYMONTH=5;BYDAY=-1MO",
            )
        rule.weekday = (int(match[1]), _WEEKDAYS.index(match[2]))
    return rule


def _number(line: _Line, parts: Mapping[str, str], key: str, least: int, most: int) -> int | None:
    if key not in parts:
        return None
    if parts[key].isdecimal() and least <= int(parts[key]) <= most:
        return int(parts[key])
    raise _fault(line.number,
                 f"RRULE {key}={parts[key]!r} is not one whole number from {least} to {most}")


@dataclass
class _Event:
    line: int
    start: datetime.date
    length: int
    summary: str
    rule: _Rule | None = None
    left_out: set[datetime.date] = field(default_factory=set)

    def days(self, covered: tuple[int, int] | None) -> Iterator[datetime.date]:
        """Its days, in the years covered where they are given."""
        for first in self._starts(LAST_YEAR if covered is None else covered[1]):
            for number in range(self.length):
                day = first + number * _DAY
                if covered is None or covered[0] <= day.year <= covered[1]:
                    yield day

    def _starts(self, last_year: int) -> Iterator[datetime.date]:
        if self.rule is None:
            if self.start not in self.left_out:
                yield self.start
            return
        count = 0
        for year in range(self.start.year, last_year + 1, self.rule.interval):
            day = self.rule.day_in(year, self.start)
            if day is None or day < self.start:
                continue
            if self.rule.until is not None and day > self.rule.until:
                return
            count += 1
            if self.rule.count is not None and count > self.rule.count:
                return
            if day not in self.left_out:
                yield day
