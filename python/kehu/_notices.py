"""Chinese notices of public holidays: which days are off, and which are worked instead."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from kehu._errors import Invalid

_DATE = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
_RANGE = rf"{_DATE}(?:\s*(?:至|到|—|－|-|~)+\s*{_DATE})?"
_LIST = rf"{_RANGE}(?:[、和]{_RANGE})*"
_OFF = re.compile(rf"({_LIST})(?:放假|补休)")
# "9月29日、30日上班", and rest days that are moved to others: "两个公休日调至".
_WORKED = re.compile(rf"({_LIST})(?:上班|[一二两三四五]?个?公休日(?:分别)?调至)")
_PART = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_HEADING = re.compile(r"^\s*[一二三四五六七八九十]+、\s*([^：:]{1,30})[：:](.*)$", re.MULTILINE)
_TITLE_YEAR = re.compile(r"(\d{4})年.{0,12}节假日安排")

_DAY = datetime.timedelta(days=1)
_LONGEST = 31  # days of one festival


def _fault(what: str) -> Invalid:
    return Invalid(what, code="calendar.notice")


class _Reader:
    """The dates of one paragraph; each inherits what it leaves out from those before it."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._month: int | None = None
        self._first: datetime.date | None = None

    def days(self, text: str) -> Iterator[datetime.date]:
        for each in re.findall(_RANGE, text):
            ends = [self._date(*match) for match in _PART.findall(each)]
            first, last = ends[0], ends[-1]
            if not 0 <= (last - first).days < _LONGEST:
                raise _fault(f"{each!r} ends before it starts, or a month after")
            for number in range((last - first).days + 1):
                yield first + number * _DAY

    def note(self, text: str) -> None:
        """Remembers the months that a text goes through."""
        for match in _PART.findall(text):
            self._date(*match)

    def _date(self, year: str, month: str, day: str) -> datetime.date:
        self._month = int(month) if month else self._month
        if self._month is None:
            raise _fault(f"{day}日 stands without a month")
        try:
            if year:
                found = datetime.date(int(year), self._month, int(day))
            elif self._first is None:
                found = datetime.date(self._year, self._month, int(day))
            else:
                found = self._nearest(self._first, int(day))
        except ValueError:
            raise _fault(f"{year}{'年' if year else ''}{self._month}月{day}日 is not a day") from None
        self._first = self._first or found
        return found

    def _nearest(self, to: datetime.date, day: int) -> datetime.date:
        # New Year's days lie on both sides of the year's end.
        month = self._month or to.month
        near = [datetime.date(year, month, day) for year in (to.year - 1, to.year, to.year + 1)
                if day < 29 or _has(year, month, day)]
        if not near:
            raise ValueError
        return min(near, key=lambda each: abs((each - to).days))


def _has(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def read_paragraph(text: str, year: int) -> tuple[set[datetime.date], set[datetime.date]]:
    """The days off and the days worked of one festival, as its paragraph says."""
    plain = _ASIDE.sub("", text)
    reader = _Reader(year)
    off: set[datetime.date] = set()
    worked: set[datetime.date] = set()
    for sentence in re.split(r"[。；;]", plain):
        for segment in re.split(r"[，,]", sentence):
            found = [(match, off) for match in _OFF.finditer(segment)]
            found += [(match, worked) for match in _WORKED.finditer(segment)]
            if not found:
                reader.note(segment)
            for match, days in found:
                days.update(reader.days(match[1]))
                reader.note(segment[match.end() :])
    if not off:
        raise _fault(f"{text.strip()[:40]!r} names no day off")
    return off, worked - off


def read_notice(
    text: str, year: int | None
) -> tuple[int, dict[datetime.date, str], dict[datetime.date, str]]:
    """The year of a notice, its days off and its days worked, each with the festival's name."""
    if year is None:
        title = _TITLE_YEAR.search(text)
        if title is None:
            raise _fault("the notice does not say its year, as 2026年部分节假日安排 does; give it")
        year = int(title[1])
    paragraphs = _HEADING.findall(text)
    if not paragraphs:
        raise _fault("the notice has no paragraph of the form 一、元旦：1月1日放假1天。")
    off: dict[datetime.date, str] = {}
    worked: dict[datetime.date, str] = {}
    for name, paragraph in paragraphs:
        days_off, days_worked = read_paragraph(paragraph, year)
        off.update(dict.fromkeys(days_off, name.strip()))
        worked.update(dict.fromkeys(days_worked, name.strip()))
    if both := sorted(off.keys() & worked.keys()):
        raise _fault(f"{both[0]} is off by one paragraph and worked by another")
    return year, off, worked
