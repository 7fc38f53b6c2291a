"""Records and enumerations of the area classification. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import fractions as _fractions
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "CheckMembershipRow",
    "Classified",
    "CustomerSegmentRow",
    "LifetimeValue",
    "Membership",
    "MembershipChange",
    "MembershipKind",
    "MembershipOrigin",
    "ModelParameter",
    "MovesRow",
    "NewLifetimeValue",
    "RecommendationRow",
    "ValueMethod",
    "ValueModel",
    "ValuesRecorded",
]

@final
class CheckMembershipRow(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: MembershipKind | Literal["customer_class", "tag"],
        name: str,
        change: MembershipChange | Literal["stays", "enters", "leaves"],
        clause: str,
        facts: str,
    ) -> Self: ...
    @property
    def kind(self) -> MembershipKind: ...
    @property
    def name(self) -> str: ...
    @property
    def change(self) -> MembershipChange: ...
    @property
    def clause(self) -> str: ...
    @property
    def facts(self) -> str: ...

@final
class Classified(_kehu.Record):
    def __new__(
        cls,
        *,
        customers: int,
        classes_entered: int,
        classes_left: int,
        tags_set: int,
        tags_removed: int,
        duties_opened: int,
        duties_cancelled: int,
        next: _values.Id | None = None,
    ) -> Self: ...
    @property
    def customers(self) -> int: ...
    @property
    def classes_entered(self) -> int: ...
    @property
    def classes_left(self) -> int: ...
    @property
    def tags_set(self) -> int: ...
    @property
    def tags_removed(self) -> int: ...
    @property
    def duties_opened(self) -> int: ...
    @property
    def duties_cancelled(self) -> int: ...
    @property
    def next(self) -> _uuid.UUID | None: ...

@final
class CustomerSegmentRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        inactive_days: int,
        frequency: int,
        spent: _values.Amount,
        recency_score: int,
        frequency_score: int,
        monetary_score: int,
        classes: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def inactive_days(self) -> int: ...
    @property
    def frequency(self) -> int: ...
    @property
    def spent(self) -> _kehu.Money: ...
    @property
    def recency_score(self) -> int: ...
    @property
    def frequency_score(self) -> int: ...
    @property
    def monetary_score(self) -> int: ...
    @property
    def classes(self) -> str: ...

@final
class LifetimeValue(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        version: int,
        model: _values.Id,
        as_of: _values.Day,
        alive: _values.Share,
        expected_purchases: _values.Share,
        value: _values.Amount,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def model(self) -> _uuid.UUID: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def alive(self) -> _fractions.Fraction: ...
    @property
    def expected_purchases(self) -> _fractions.Fraction: ...
    @property
    def value(self) -> _kehu.Money: ...

@final
class Membership(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        kind: MembershipKind | Literal["customer_class", "tag"],
        name: str,
        origin: MembershipOrigin | Literal["rule", "hand"],
        entered_on: _values.Day,
        entered_at: _values.Moment,
        entered_by: str,
        policy_version: int,
        facts: str,
        left_by: str,
        note: str,
        left_on: _values.Day | None = None,
        left_at: _values.Moment | None = None,
        current: bool = False,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> MembershipKind: ...
    @property
    def name(self) -> str: ...
    @property
    def origin(self) -> MembershipOrigin: ...
    @property
    def entered_on(self) -> _datetime.date: ...
    @property
    def entered_at(self) -> _datetime.datetime: ...
    @property
    def entered_by(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def facts(self) -> str: ...
    @property
    def left_on(self) -> _datetime.date | None: ...
    @property
    def left_at(self) -> _datetime.datetime | None: ...
    @property
    def left_by(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def current(self) -> bool: ...

class MembershipChange(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    stays = "stays"
    enters = "enters"
    leaves = "leaves"

class MembershipKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    customer_class = "customer_class"
    tag = "tag"

class MembershipOrigin(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    rule = "rule"
    hand = "hand"

@final
class ModelParameter(_kehu.Record):
    def __new__(cls, *, name: str, value: _values.Share) -> Self: ...
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> _fractions.Fraction: ...

@final
class MovesRow(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: MembershipKind | Literal["customer_class", "tag"],
        name: str,
        before: int,
        entered: int,
        left: int,
        after: int,
    ) -> Self: ...
    @property
    def kind(self) -> MembershipKind: ...
    @property
    def name(self) -> str: ...
    @property
    def before(self) -> int: ...
    @property
    def entered(self) -> int: ...
    @property
    def left(self) -> int: ...
    @property
    def after(self) -> int: ...

@final
class NewLifetimeValue(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Reference,
        alive: _values.Share,
        expected_purchases: _values.Share,
        value: _values.Amount,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID | str: ...
    @property
    def alive(self) -> _fractions.Fraction: ...
    @property
    def expected_purchases(self) -> _fractions.Fraction: ...
    @property
    def value(self) -> _kehu.Money: ...

@final
class RecommendationRow(_kehu.Record):
    def __new__(
        cls,
        *,
        product: str,
        because: str,
        together: int,
        support: _values.Share,
        confidence: _values.Share,
        lift: _values.Share,
    ) -> Self: ...
    @property
    def product(self) -> str: ...
    @property
    def because(self) -> str: ...
    @property
    def together(self) -> int: ...
    @property
    def support(self) -> _fractions.Fraction: ...
    @property
    def confidence(self) -> _fractions.Fraction: ...
    @property
    def lift(self) -> _fractions.Fraction: ...

class ValueMethod(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    bg_nbd_gamma_gamma = "bg_nbd_gamma_gamma"

@final
class ValueModel(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        method: ValueMethod | Literal["bg_nbd_gamma_gamma"],
        as_of: _values.Day,
        currency: str,
        horizon_months: int,
        customers: int,
        software: str,
        recorded_at: _values.Moment,
        recorded_by: str,
        parameters: _abc.Iterable[ModelParameter | _values.Arguments] = (),
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def method(self) -> ValueMethod: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def currency(self) -> str: ...
    @property
    def horizon_months(self) -> int: ...
    @property
    def customers(self) -> int: ...
    @property
    def parameters(self) -> tuple[ModelParameter, ...]: ...
    @property
    def software(self) -> str: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...
    @property
    def recorded_by(self) -> str: ...

@final
class ValuesRecorded(_kehu.Record):
    def __new__(cls, *, customers: int) -> Self: ...
    @property
    def customers(self) -> int: ...
