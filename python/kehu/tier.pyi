"""Records and enumerations of the area tier. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "BenefitRow",
    "Reassessed",
    "StandingPart",
    "StandingRow",
    "TierApplication",
    "TierApplicationState",
    "TierAsOfRow",
    "TierConditionRow",
    "TierMembership",
    "TierMove",
    "TierMoveKind",
    "TierMovesRow",
    "TierReview",
]

@final
class BenefitRow(_kehu.Record):
    def __new__(
        cls,
        *,
        tier: str,
        en: str,
        zh: str,
        service_level: int,
        price_list: str,
        priority: int,
        events: str,
        clause: str,
        policy_version: int,
        customer: _values.Id | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def tier(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def service_level(self) -> int: ...
    @property
    def price_list(self) -> str: ...
    @property
    def priority(self) -> int: ...
    @property
    def events(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def policy_version(self) -> int: ...

@final
class Reassessed(_kehu.Record):
    def __new__(
        cls,
        *,
        customers: int,
        kept: int,
        recovered: int,
        notified: int,
        spared: int,
        fell: int,
    ) -> Self: ...
    @property
    def customers(self) -> int: ...
    @property
    def kept(self) -> int: ...
    @property
    def recovered(self) -> int: ...
    @property
    def notified(self) -> int: ...
    @property
    def spared(self) -> int: ...
    @property
    def fell(self) -> int: ...

class StandingPart(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    present = "present"
    deserved = "deserved"
    keeps = "keeps"
    next = "next"

@final
class StandingRow(_kehu.Record):
    def __new__(
        cls,
        *,
        part: StandingPart | Literal["present", "deserved", "keeps", "next"],
        tier: str,
        way: int,
        fact: str,
        value: str,
        needed: str,
        missing: str,
        clause: str,
        facts: str,
        policy_version: int,
        met: bool = False,
        since: _values.Day | None = None,
        grace_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def part(self) -> StandingPart: ...
    @property
    def tier(self) -> str: ...
    @property
    def way(self) -> int: ...
    @property
    def fact(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def needed(self) -> str: ...
    @property
    def missing(self) -> str: ...
    @property
    def met(self) -> bool: ...
    @property
    def clause(self) -> str: ...
    @property
    def facts(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def since(self) -> _datetime.date | None: ...
    @property
    def grace_until(self) -> _datetime.date | None: ...

@final
class TierApplication(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        number: str,
        customer: _values.Id,
        from_tier: str,
        to_tier: str,
        state: TierApplicationState | Literal["proposed", "consented", "applied", "reviewed", "upgraded", "declined", "refused"],
        steps: int,
        policy_version: int,
        reason: str,
        proposed_by: str,
        proposed_at: _values.Moment,
        proposed_on: _values.Day,
        consent_channel: str,
        consent_evidence: str,
        statement: str,
        ended_by: str,
        ended_because: str,
        consented_on: _values.Day | None = None,
        consent_until: _values.Day | None = None,
        reviews: _abc.Iterable[TierReview | _values.Arguments] = (),
        open_since: _values.Moment | None = None,
        ended_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def from_tier(self) -> str: ...
    @property
    def to_tier(self) -> str: ...
    @property
    def state(self) -> TierApplicationState: ...
    @property
    def steps(self) -> int: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def reason(self) -> str: ...
    @property
    def proposed_by(self) -> str: ...
    @property
    def proposed_at(self) -> _datetime.datetime: ...
    @property
    def proposed_on(self) -> _datetime.date: ...
    @property
    def consent_channel(self) -> str: ...
    @property
    def consent_evidence(self) -> str: ...
    @property
    def consented_on(self) -> _datetime.date | None: ...
    @property
    def consent_until(self) -> _datetime.date | None: ...
    @property
    def statement(self) -> str: ...
    @property
    def reviews(self) -> tuple[TierReview, ...]: ...
    @property
    def ended_by(self) -> str: ...
    @property
    def ended_because(self) -> str: ...
    @property
    def open_since(self) -> _datetime.datetime | None: ...
    @property
    def ended_at(self) -> _datetime.datetime | None: ...

class TierApplicationState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    proposed = "proposed"
    consented = "consented"
    applied = "applied"
    reviewed = "reviewed"
    upgraded = "upgraded"
    declined = "declined"
    refused = "refused"

@final
class TierAsOfRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        tier: str,
        move: int,
        since: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def tier(self) -> str: ...
    @property
    def since(self) -> _datetime.date | None: ...
    @property
    def move(self) -> int: ...

@final
class TierConditionRow(_kehu.Record):
    def __new__(
        cls,
        *,
        tier: str,
        en: str,
        zh: str,
        rank: int,
        way: int,
        average_monthly_spend: _values.Amount | None = None,
        purchases: int | None = None,
        months_as_customer: int | None = None,
        open_complaints: int | None = None,
    ) -> Self: ...
    @property
    def tier(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def rank(self) -> int: ...
    @property
    def way(self) -> int: ...
    @property
    def average_monthly_spend(self) -> _kehu.Money | None: ...
    @property
    def purchases(self) -> int | None: ...
    @property
    def months_as_customer(self) -> int | None: ...
    @property
    def open_complaints(self) -> int | None: ...

@final
class TierMembership(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        version: int,
        tier: str,
        since: _values.Day,
        terms_since: _values.Day,
        policy_version: int,
        falls_to: str,
        moves: int,
        reassessed_on: _values.Day | None = None,
        reassess_on: _values.Day | None = None,
        grace_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def tier(self) -> str: ...
    @property
    def since(self) -> _datetime.date: ...
    @property
    def terms_since(self) -> _datetime.date: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def reassessed_on(self) -> _datetime.date | None: ...
    @property
    def reassess_on(self) -> _datetime.date | None: ...
    @property
    def grace_until(self) -> _datetime.date | None: ...
    @property
    def falls_to(self) -> str: ...
    @property
    def moves(self) -> int: ...

@final
class TierMove(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        kind: TierMoveKind | Literal["upgrade", "downgrade", "taken_over"],
        from_tier: str,
        to_tier: str,
        day: _values.Day,
        moved_at: _values.Moment,
        clause: str,
        facts: str,
        policy_version: int,
        moved_by: str,
        reference: str,
        application: _values.Id | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> TierMoveKind: ...
    @property
    def from_tier(self) -> str: ...
    @property
    def to_tier(self) -> str: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def moved_at(self) -> _datetime.datetime: ...
    @property
    def application(self) -> _uuid.UUID | None: ...
    @property
    def clause(self) -> str: ...
    @property
    def facts(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def moved_by(self) -> str: ...
    @property
    def reference(self) -> str: ...

class TierMoveKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    upgrade = "upgrade"
    downgrade = "downgrade"
    taken_over = "taken_over"

@final
class TierMovesRow(_kehu.Record):
    def __new__(
        cls,
        *,
        tier: str,
        before: int,
        rose_in: int,
        fell_in: int,
        rose_out: int,
        fell_out: int,
        taken_over: int,
        after: int,
    ) -> Self: ...
    @property
    def tier(self) -> str: ...
    @property
    def before(self) -> int: ...
    @property
    def rose_in(self) -> int: ...
    @property
    def fell_in(self) -> int: ...
    @property
    def rose_out(self) -> int: ...
    @property
    def fell_out(self) -> int: ...
    @property
    def taken_over(self) -> int: ...
    @property
    def after(self) -> int: ...

@final
class TierReview(_kehu.Record):
    def __new__(
        cls,
        *,
        department: str,
        by: str,
        role: str,
        at: _values.Moment,
        note: str,
        approved: bool = False,
    ) -> Self: ...
    @property
    def department(self) -> str: ...
    @property
    def approved(self) -> bool: ...
    @property
    def by(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def note(self) -> str: ...
