"""Records and enumerations of the area calendar. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "BetweenRow",
    "CalendarRow",
    "CalendarSpecification",
    "DailyBreak",
    "DatedWindows",
    "DayRow",
    "DeadlineRow",
    "Holiday",
    "InstantRow",
    "IsOpenRow",
    "LocalTimeKind",
    "MakeUpDay",
    "PauseArgument",
    "PeriodKind",
    "PeriodRow",
    "ResolveLocalRow",
    "Weekday",
    "WeeklyHours",
    "Window",
    "WorkdaysRow",
]

@final
class BetweenRow(_kehu.Record):
    def __new__(
        cls,
        *,
        seconds: int,
        microseconds: int,
        calendar_version: str,
        uncertain: bool = False,
        published_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def seconds(self) -> int: ...
    @property
    def microseconds(self) -> int: ...
    @property
    def uncertain(self) -> bool: ...
    @property
    def published_until(self) -> _datetime.date | None: ...
    @property
    def calendar_version(self) -> str: ...

@final
class CalendarRow(_kehu.Record):
    def __new__(
        cls,
        *,
        name: str,
        version: str,
        time_zone: str,
        extends: str,
        source: str,
        is_public: bool = False,
        is_default: bool = False,
        published_from: _values.Day | None = None,
        published_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def time_zone(self) -> str: ...
    @property
    def extends(self) -> str: ...
    @property
    def is_public(self) -> bool: ...
    @property
    def is_default(self) -> bool: ...
    @property
    def published_from(self) -> _datetime.date | None: ...
    @property
    def published_until(self) -> _datetime.date | None: ...
    @property
    def source(self) -> str: ...

@final
class CalendarSpecification(_kehu.Record):
    def __new__(
        cls,
        *,
        name: str | None = None,
        version: str | None = None,
        extends: str | None = None,
        time_zone: str | None = None,
        hours: WeeklyHours | _values.Arguments | None = None,
        holidays: _abc.Iterable[Holiday | _values.Arguments] = (),
        make_up_days: _abc.Iterable[MakeUpDay | _values.Arguments] = (),
        shifts: _abc.Iterable[DatedWindows | _values.Arguments] = (),
        breaks: _abc.Iterable[DatedWindows | _values.Arguments] = (),
        daily_breaks: _abc.Iterable[DailyBreak | _values.Arguments] = (),
        removed_days: _abc.Iterable[_values.Day] = (),
        works_make_up_days: bool | None = None,
        published_from: _values.Day | None = None,
        published_until: _values.Day | None = None,
        source: str | None = None,
        note: str | None = None,
    ) -> Self: ...
    @property
    def name(self) -> str | None: ...
    @property
    def version(self) -> str | None: ...
    @property
    def extends(self) -> str | None: ...
    @property
    def time_zone(self) -> str | None: ...
    @property
    def hours(self) -> WeeklyHours | None: ...
    @property
    def holidays(self) -> tuple[Holiday, ...]: ...
    @property
    def make_up_days(self) -> tuple[MakeUpDay, ...]: ...
    @property
    def shifts(self) -> tuple[DatedWindows, ...]: ...
    @property
    def breaks(self) -> tuple[DatedWindows, ...]: ...
    @property
    def daily_breaks(self) -> tuple[DailyBreak, ...]: ...
    @property
    def removed_days(self) -> tuple[_datetime.date, ...]: ...
    @property
    def works_make_up_days(self) -> bool | None: ...
    @property
    def published_from(self) -> _datetime.date | None: ...
    @property
    def published_until(self) -> _datetime.date | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...

@final
class DailyBreak(_kehu.Record):
    def __new__(
        cls,
        *,
        from_: str,
        until: str,
        weekday: Weekday | Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] | None = None,
        name: str | None = None,
    ) -> Self: ...
    @property
    def from_(self) -> str: ...
    @property
    def until(self) -> str: ...
    @property
    def weekday(self) -> Weekday | None: ...
    @property
    def name(self) -> str | None: ...

@final
class DatedWindows(_kehu.Record):
    def __new__(
        cls,
        *,
        date: _values.Day,
        windows: _abc.Iterable[Window | _values.Arguments] = (),
        name: str | None = None,
    ) -> Self: ...
    @property
    def date(self) -> _datetime.date: ...
    @property
    def windows(self) -> tuple[Window, ...]: ...
    @property
    def name(self) -> str | None: ...

@final
class DayRow(_kehu.Record):
    def __new__(
        cls,
        *,
        date: _values.Day,
        weekday: Weekday | Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        kind: PeriodKind | Literal["open", "outside_hours", "break_time", "weekend", "holiday", "paused"],
        name: str,
        hours: str,
        open_seconds: int,
        workday: bool = False,
        uncertain: bool = False,
    ) -> Self: ...
    @property
    def date(self) -> _datetime.date: ...
    @property
    def weekday(self) -> Weekday: ...
    @property
    def workday(self) -> bool: ...
    @property
    def kind(self) -> PeriodKind: ...
    @property
    def name(self) -> str: ...
    @property
    def hours(self) -> str: ...
    @property
    def open_seconds(self) -> int: ...
    @property
    def uncertain(self) -> bool: ...

@final
class DeadlineRow(_kehu.Record):
    def __new__(
        cls,
        *,
        local: str,
        calendar_version: str,
        deadline: _values.Moment | None = None,
        counted_seconds: int | None = None,
        remaining_seconds: int | None = None,
        uncertain: bool = False,
        published_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def deadline(self) -> _datetime.datetime | None: ...
    @property
    def local(self) -> str: ...
    @property
    def counted_seconds(self) -> int | None: ...
    @property
    def remaining_seconds(self) -> int | None: ...
    @property
    def uncertain(self) -> bool: ...
    @property
    def published_until(self) -> _datetime.date | None: ...
    @property
    def calendar_version(self) -> str: ...

@final
class Holiday(_kehu.Record):
    def __new__(
        cls,
        *,
        date: _values.Day,
        until: _values.Day | None = None,
        name: str | None = None,
    ) -> Self: ...
    @property
    def date(self) -> _datetime.date: ...
    @property
    def until(self) -> _datetime.date | None: ...
    @property
    def name(self) -> str | None: ...

@final
class InstantRow(_kehu.Record):
    def __new__(
        cls,
        *,
        at: _values.Moment,
        local: str,
        calendar_version: str,
        uncertain: bool = False,
        published_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def local(self) -> str: ...
    @property
    def uncertain(self) -> bool: ...
    @property
    def published_until(self) -> _datetime.date | None: ...
    @property
    def calendar_version(self) -> str: ...

@final
class IsOpenRow(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: PeriodKind | Literal["open", "outside_hours", "break_time", "weekend", "holiday", "paused"],
        name: str,
        calendar_version: str,
        open: bool = False,
        uncertain: bool = False,
        published_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def open(self) -> bool: ...
    @property
    def kind(self) -> PeriodKind: ...
    @property
    def name(self) -> str: ...
    @property
    def uncertain(self) -> bool: ...
    @property
    def published_until(self) -> _datetime.date | None: ...
    @property
    def calendar_version(self) -> str: ...

class LocalTimeKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    unique = "unique"
    skipped = "skipped"
    repeated = "repeated"

@final
class MakeUpDay(_kehu.Record):
    def __new__(
        cls,
        *,
        date: _values.Day,
        follows: Weekday | Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] | None = None,
        name: str | None = None,
    ) -> Self: ...
    @property
    def date(self) -> _datetime.date: ...
    @property
    def follows(self) -> Weekday | None: ...
    @property
    def name(self) -> str | None: ...

@final
class PauseArgument(_kehu.Record):
    def __new__(
        cls,
        *,
        from_: _values.Moment,
        until: _values.Moment | None = None,
        reason: str | None = None,
    ) -> Self: ...
    @property
    def from_(self) -> _datetime.datetime: ...
    @property
    def until(self) -> _datetime.datetime | None: ...
    @property
    def reason(self) -> str | None: ...

class PeriodKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    open = "open"
    outside_hours = "outside_hours"
    break_time = "break_time"
    weekend = "weekend"
    holiday = "holiday"
    paused = "paused"

@final
class PeriodRow(_kehu.Record):
    def __new__(
        cls,
        *,
        from_: _values.Moment,
        until: _values.Moment,
        kind: PeriodKind | Literal["open", "outside_hours", "break_time", "weekend", "holiday", "paused"],
        name: str,
        seconds: int,
        uncertain: bool = False,
    ) -> Self: ...
    @property
    def from_(self) -> _datetime.datetime: ...
    @property
    def until(self) -> _datetime.datetime: ...
    @property
    def kind(self) -> PeriodKind: ...
    @property
    def name(self) -> str: ...
    @property
    def seconds(self) -> int: ...
    @property
    def uncertain(self) -> bool: ...

@final
class ResolveLocalRow(_kehu.Record):
    def __new__(
        cls,
        *,
        at: _values.Moment,
        kind: LocalTimeKind | Literal["unique", "skipped", "repeated"],
        local: str,
    ) -> Self: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def kind(self) -> LocalTimeKind: ...
    @property
    def local(self) -> str: ...

class Weekday(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    mon = "mon"
    tue = "tue"
    wed = "wed"
    thu = "thu"
    fri = "fri"
    sat = "sat"
    sun = "sun"

@final
class WeeklyHours(_kehu.Record):
    def __new__(
        cls,
        *,
        mon: _abc.Iterable[Window | _values.Arguments] = (),
        tue: _abc.Iterable[Window | _values.Arguments] = (),
        wed: _abc.Iterable[Window | _values.Arguments] = (),
        thu: _abc.Iterable[Window | _values.Arguments] = (),
        fri: _abc.Iterable[Window | _values.Arguments] = (),
        sat: _abc.Iterable[Window | _values.Arguments] = (),
        sun: _abc.Iterable[Window | _values.Arguments] = (),
    ) -> Self: ...
    @property
    def mon(self) -> tuple[Window, ...]: ...
    @property
    def tue(self) -> tuple[Window, ...]: ...
    @property
    def wed(self) -> tuple[Window, ...]: ...
    @property
    def thu(self) -> tuple[Window, ...]: ...
    @property
    def fri(self) -> tuple[Window, ...]: ...
    @property
    def sat(self) -> tuple[Window, ...]: ...
    @property
    def sun(self) -> tuple[Window, ...]: ...

@final
class Window(_kehu.Record):
    def __new__(cls, *, from_: str, until: str) -> Self: ...
    @property
    def from_(self) -> str: ...
    @property
    def until(self) -> str: ...

@final
class WorkdaysRow(_kehu.Record):
    def __new__(
        cls,
        *,
        workdays: int,
        calendar_version: str,
        uncertain: bool = False,
        published_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def workdays(self) -> int: ...
    @property
    def uncertain(self) -> bool: ...
    @property
    def published_until(self) -> _datetime.date | None: ...
    @property
    def calendar_version(self) -> str: ...
