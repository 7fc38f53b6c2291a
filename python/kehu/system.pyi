"""Records and enumerations of the area system. Made by scripts/python_api.py; not to be edited."""

import datetime as _datetime
from typing import Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "Adopted",
    "ChangeRow",
    "ClauseRow",
    "DigestRow",
    "DumpRow",
    "EntryRow",
    "HeadRow",
    "Imported",
    "PolicyFault",
    "PolicyHeadingRow",
    "PolicyVersion",
    "PolicyVersionRow",
    "StoreStatusRow",
    "VerificationRow",
]

@final
class Adopted(_kehu.Record):
    def __new__(cls, *, version: int) -> Self: ...
    @property
    def version(self) -> int: ...

@final
class ChangeRow(_kehu.Record):
    def __new__(
        cls,
        *,
        sequence: int,
        table: str,
        replaced_version: int,
        image: str,
        withheld: bool = False,
    ) -> Self: ...
    @property
    def sequence(self) -> int: ...
    @property
    def table(self) -> str: ...
    @property
    def replaced_version(self) -> int: ...
    @property
    def image(self) -> str: ...
    @property
    def withheld(self) -> bool: ...

@final
class ClauseRow(_kehu.Record):
    def __new__(
        cls,
        *,
        clause: str,
        title_en: str,
        title_zh: str,
        text_en: str,
        text_zh: str,
        parameters: str,
    ) -> Self: ...
    @property
    def clause(self) -> str: ...
    @property
    def title_en(self) -> str: ...
    @property
    def title_zh(self) -> str: ...
    @property
    def text_en(self) -> str: ...
    @property
    def text_zh(self) -> str: ...
    @property
    def parameters(self) -> str: ...

@final
class DigestRow(_kehu.Record):
    def __new__(cls, *, digest: str) -> Self: ...
    @property
    def digest(self) -> str: ...

@final
class DumpRow(_kehu.Record):
    def __new__(cls, *, table: str, row: str) -> Self: ...
    @property
    def table(self) -> str: ...
    @property
    def row(self) -> str: ...

@final
class EntryRow(_kehu.Record):
    def __new__(
        cls,
        *,
        sequence: int,
        at: _values.Moment,
        actor: str,
        role: str,
        purpose: str,
        command: str,
        outcome: str,
        code: str,
        message: str,
        policy_version: int,
        arguments: str,
        reply: str,
        reasons: str,
        changes: int,
        withheld: bool = False,
    ) -> Self: ...
    @property
    def sequence(self) -> int: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def actor(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def command(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def arguments(self) -> str: ...
    @property
    def reply(self) -> str: ...
    @property
    def reasons(self) -> str: ...
    @property
    def changes(self) -> int: ...
    @property
    def withheld(self) -> bool: ...

@final
class HeadRow(_kehu.Record):
    def __new__(cls, *, sequence: int, head: str) -> Self: ...
    @property
    def sequence(self) -> int: ...
    @property
    def head(self) -> str: ...

@final
class Imported(_kehu.Record):
    def __new__(cls, *, taken: int, refused: int) -> Self: ...
    @property
    def taken(self) -> int: ...
    @property
    def refused(self) -> int: ...

@final
class PolicyFault(_kehu.Record):
    def __new__(cls, *, code: str, path: str, message: str) -> Self: ...
    @property
    def code(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def message(self) -> str: ...

@final
class PolicyHeadingRow(_kehu.Record):
    def __new__(
        cls,
        *,
        name: str,
        version_name: str,
        business_line: str,
        title_en: str,
        title_zh: str,
        time_zone: str,
        currency: str,
        now: _values.Moment,
        today: _values.Day,
    ) -> Self: ...
    @property
    def name(self) -> str: ...
    @property
    def version_name(self) -> str: ...
    @property
    def business_line(self) -> str: ...
    @property
    def title_en(self) -> str: ...
    @property
    def title_zh(self) -> str: ...
    @property
    def time_zone(self) -> str: ...
    @property
    def currency(self) -> str: ...
    @property
    def now(self) -> _datetime.datetime: ...
    @property
    def today(self) -> _datetime.date: ...

@final
class PolicyVersion(_kehu.Record):
    def __new__(
        cls,
        *,
        version: int,
        name: str,
        business_line: str,
        effective_from: _values.Day,
        document: str,
        adopted_at: _values.Moment,
        adopted_by: str,
        digest: str,
        effective_for_existing: _values.Day | None = None,
    ) -> Self: ...
    @property
    def version(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def business_line(self) -> str: ...
    @property
    def effective_from(self) -> _datetime.date: ...
    @property
    def effective_for_existing(self) -> _datetime.date | None: ...
    @property
    def document(self) -> str: ...
    @property
    def adopted_at(self) -> _datetime.datetime: ...
    @property
    def adopted_by(self) -> str: ...
    @property
    def digest(self) -> str: ...

@final
class PolicyVersionRow(_kehu.Record):
    def __new__(
        cls,
        *,
        version: int,
        name: str,
        business_line: str,
        effective_from: _values.Day,
        adopted_at: _values.Moment,
        adopted_by: str,
        effective_for_existing: _values.Day | None = None,
        in_force: bool = False,
    ) -> Self: ...
    @property
    def version(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def business_line(self) -> str: ...
    @property
    def effective_from(self) -> _datetime.date: ...
    @property
    def effective_for_existing(self) -> _datetime.date | None: ...
    @property
    def adopted_at(self) -> _datetime.datetime: ...
    @property
    def adopted_by(self) -> str: ...
    @property
    def in_force(self) -> bool: ...

@final
class StoreStatusRow(_kehu.Record):
    def __new__(cls, *, name: str, value: str) -> Self: ...
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> str: ...

@final
class VerificationRow(_kehu.Record):
    def __new__(
        cls,
        *,
        entries: int,
        segments: int,
        anchored: int,
        unanchored: int,
        rows: int,
        digest: str,
    ) -> Self: ...
    @property
    def entries(self) -> int: ...
    @property
    def segments(self) -> int: ...
    @property
    def anchored(self) -> int: ...
    @property
    def unanchored(self) -> int: ...
    @property
    def rows(self) -> int: ...
    @property
    def digest(self) -> str: ...
